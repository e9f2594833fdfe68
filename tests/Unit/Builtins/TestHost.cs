using System.Text;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Builtins;

/// <summary>A program that calls builtins from a test: options, log and output are plain properties.</summary>
internal sealed class TestHost : IBuiltinHost
{
    private readonly StringBuilder _log = new();

    public WorkBudget Budget { get; init; } = WorkBudget.Unlimited;

    public Dictionary<string, Value> Options { get; } = [];

    public string Log => _log.ToString();

    public string? Output { get; private set; }

    public IWorld? World { get; init; }

    public string CurrentFile { get; init; } = "main.k";

    public string ModuleRoot { get; init; } = "/module";

    public bool Debug { get; init; }

    public bool StrictRange { get; init; }

    public Value? Option(string key) => Options.GetValueOrDefault(key);

    public void Print(string text) => _log.Append(text);

    public Value Call(FunctionValue function, params ReadOnlySpan<Value> arguments) =>
        ((NativeFunction)function).Body(arguments.ToArray());

    public string? CallAndCatch(FunctionValue function)
    {
        try
        {
            Call(function);
            return null;
        }
        catch (BuiltinException failure)
        {
            return failure.Message;
        }
    }

    public Value Union(Value left, Value right)
    {
        var union = ((DictValue)left).Copy();
        foreach (var entry in ((DictValue)right).Entries)
        {
            union.Set(entry.Key, entry.Value);
        }

        return union;
    }

    public void SetOutput(string yaml) => Output = yaml;

    /// <summary>Calls a function, a `module.member` or, with a receiver, a string method.</summary>
    public Value Invoke(string name, params Value[] arguments) => Invoke(name, null, arguments, []);

    public Value Method(string receiver, string name, params Value[] arguments) =>
        Invoke("str." + name, new StrValue(receiver), arguments, []);

    public Value Invoke(string name, Value? receiver, Value[] arguments, KeyValuePair<string, Value>[] named)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var member = dot < 0
            ? BuiltinFunctions.Find(name)
            : receiver is null ? SystemModules.Find(name[..dot])?.Find(name[(dot + 1)..]) : StringMethods.Find(name[(dot + 1)..]);
        Assert.NotNull(member);
        return member.Body(new BuiltinCall(this, receiver, arguments, named));
    }

    /// <summary>The failure of a call.</summary>
    public string Failure(string name, params Value[] arguments) =>
        Assert.ThrowsAny<BuiltinException>(() => Invoke(name, arguments)).Message;
}

/// <summary>A function value whose body is C#.</summary>
internal sealed class NativeFunction(Func<Value[], Value> body, string? firstParameterType = null) : FunctionValue
{
    public Func<Value[], Value> Body { get; } = body;

    public override string Name => "lambda";

    public override string? FirstParameterType => firstParameterType;
}
