using Kcl.Net.Builtins;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Values;

/// <summary>A schema used as a value: calling it makes an instance.</summary>
internal sealed class SchemaConstructorValue(CompiledSchema schema) : FunctionValue
{
    public CompiledSchema Schema { get; } = schema;

    public override string Name => Schema.Name;

    public override string TypeName => "type";
}

/// <summary>A builtin function, module function, or string method bound to its string.</summary>
internal sealed class BuiltinFunctionValue(BuiltinMember member, Value? receiver = null) : FunctionValue
{
    public BuiltinMember Member { get; } = member;

    public Value? Receiver { get; } = receiver;

    public override string Name => Member.Name;
}

/// <summary>`Schema.instances`.</summary>
internal sealed class InstancesFunctionValue(CompiledSchema schema) : FunctionValue
{
    public CompiledSchema Schema { get; } = schema;

    public override string Name => "instances";
}

/// <summary>A function of the host, reached as `kcl_plugin.module.name`.</summary>
internal sealed class PluginFunctionValue(string name) : FunctionValue
{
    public override string Name { get; } = name;
}
