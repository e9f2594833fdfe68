namespace Kcl.Net.Values;

public enum ValueKind : byte
{
    Undefined,
    None,
    Bool,
    Int,
    Float,
    Unit,
    Str,
    List,
    Dict,
    Schema,
    Function,
    Host,
}

/// <summary>
/// What KCL programs, Go templates, charts and manifests are made of. The whole family:
/// <see cref="UndefinedValue"/> (no value here; never printed), <see cref="NoneValue"/>, <see cref="BoolValue"/>,
/// <see cref="IntValue"/>, <see cref="FloatValue"/>, <see cref="UnitValue"/> (`1Ki`), <see cref="StrValue"/>,
/// <see cref="ListValue"/>, <see cref="DictValue"/>, <see cref="SchemaValue"/>, <see cref="FunctionValue"/> and
/// <see cref="HostValue"/> (engine-owned objects, e.g. a chart's `.Files`).
/// Scalars are immutable. Lists and dicts may be filled by whoever made them and are shared, unchanged, afterwards;
/// an engine that mutates (Go templates) works on its own copy.
/// </summary>
public abstract class Value
{
    public abstract ValueKind Kind { get; }

    /// <summary>None or Undefined.</summary>
    public bool IsNullish => Kind <= ValueKind.None;

    public static implicit operator Value(string value) => new StrValue(value);

    public static implicit operator Value(long value) => IntValue.Of(value);

    public static implicit operator Value(double value) => new FloatValue(value);

    public static implicit operator Value(bool value) => BoolValue.Of(value);
}

public sealed class UndefinedValue : Value
{
    public static readonly UndefinedValue Instance = new();

    private UndefinedValue()
    {
    }

    public override ValueKind Kind => ValueKind.Undefined;

    public override string ToString() => "Undefined";
}

public sealed class NoneValue : Value
{
    public static readonly NoneValue Instance = new();

    private NoneValue()
    {
    }

    public override ValueKind Kind => ValueKind.None;

    public override string ToString() => "None";
}

public sealed class BoolValue : Value
{
    public static readonly BoolValue True = new(true);
    public static readonly BoolValue False = new(false);

    private BoolValue(bool value) => Value = value;

    public bool Value { get; }

    public override ValueKind Kind => ValueKind.Bool;

    public static BoolValue Of(bool value) => value ? True : False;

    public override string ToString() => Value ? "True" : "False";
}

public abstract class FunctionValue : Value
{
    public override ValueKind Kind => ValueKind.Function;

    /// <summary>The name in messages; `lambda` for anonymous ones.</summary>
    public abstract string Name { get; }

    /// <summary>`function`, or `type` for what constructs instances.</summary>
    public virtual string TypeName => "function";

    /// <summary>The annotation of the first parameter as written; null without one (`reduce` looks at it).</summary>
    public virtual string? FirstParameterType => null;
}

/// <summary>An object that belongs to an engine above this layer (Go-only kinds, chart files, capabilities).</summary>
public abstract class HostValue : Value
{
    public override ValueKind Kind => ValueKind.Host;
}
