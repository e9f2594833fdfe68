using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Types;

internal sealed class AnyType : RuntimeType
{
    public static readonly AnyType Instance = new();

    public override string Text => "any";

    public override bool Accepts(Value value, bool strict) => true;
}

internal sealed class BasicType(BasicTypeKind kind) : RuntimeType
{
    public static readonly BasicType Bool = new(BasicTypeKind.Bool);
    public static readonly BasicType Int = new(BasicTypeKind.Int);
    public static readonly BasicType Float = new(BasicTypeKind.Float);
    public static readonly BasicType Str = new(BasicTypeKind.Str);

    public override string Text => kind switch
    {
        BasicTypeKind.Bool => "bool",
        BasicTypeKind.Int => "int",
        BasicTypeKind.Float => "float",
        _ => "str",
    };

    public override bool Accepts(Value value, bool strict) => kind switch
    {
        BasicTypeKind.Bool => value is BoolValue,
        BasicTypeKind.Int => value is IntValue,
        BasicTypeKind.Float => value is FloatValue or IntValue,
        _ => value is StrValue,
    };
}

/// <summary>A literal as a type: the value must print the same.</summary>
internal sealed class LiteralType(Value literal, string text) : RuntimeType
{
    public override string Text => text;

    public override bool Accepts(Value value, bool strict) => (literal, value) switch
    {
        (IntValue a, IntValue b) => a.Value == b.Value,
        (FloatValue a, FloatValue b) => a.Value.Equals(b.Value),
        (StrValue a, StrValue b) => a.Value == b.Value,
        (BoolValue a, BoolValue b) => a.Value == b.Value,
        (UnitValue a, UnitValue b) => a.Raw == b.Raw && a.Suffix == b.Suffix,
        _ => false,
    };
}

/// <summary>`units.NumberMultiplier`.</summary>
internal sealed class MultiplierType : RuntimeType
{
    public static readonly MultiplierType Instance = new();

    public override string Text => "units.NumberMultiplier";

    public override bool Accepts(Value value, bool strict) => value is UnitValue;
}

internal sealed class FunctionRuntimeType : RuntimeType
{
    public static readonly FunctionRuntimeType Instance = new();

    public override string Text => "function";

    public override bool Accepts(Value value, bool strict) => value is FunctionValue;
}
