using Kcl.Net.Values;

namespace Kcl.Net.Import;

/// <summary>What a value must satisfy. <see cref="AppliesTo"/> says which values; others satisfy it.</summary>
public abstract record Constraint(ModelShape AppliesTo)
{
    /// <summary>Whether a value is certain to satisfy it; false where that would take the interpreter to find out.</summary>
    public virtual bool IsSatisfiedBy(Value value) => false;
}

/// <summary>`value OP number`</summary>
public sealed record Bound(string Operator, Value Number) : Constraint(ModelShape.Number)
{
    public override bool IsSatisfiedBy(Value value) => NumberOf(value) is not { } given || NumberOf(Number) is not { } limit || Operator switch
    {
        ">" => given > limit,
        ">=" => given >= limit,
        "<" => given < limit,
        _ => given <= limit,
    };

    private static double? NumberOf(Value value) => value switch
    {
        IntValue number => number.Value,
        FloatValue number => number.Value,
        _ => null,
    };
}

/// <summary>A multiple of a whole number.</summary>
public sealed record MultipleOf(long Divisor) : Constraint(ModelShape.Number);

/// <summary>`size OP number`, where the size of a text is its number of characters.</summary>
public sealed record Size(ModelShape AppliesTo, string Operator, long Number) : Constraint(AppliesTo);

/// <summary>A text in which the pattern is found.</summary>
public sealed record Pattern(string Regex) : Constraint(ModelShape.Text);

/// <summary>A list without equal items.</summary>
public sealed record Unique() : Constraint(ModelShape.List);

/// <summary>Equal to one value.</summary>
public sealed record EqualTo(Value Value) : Constraint(ModelShape.Any);

/// <summary>A list whose items satisfy constraints.</summary>
public sealed record EachItem(ModelType Item, IReadOnlyList<Constraint> Constraints) : Constraint(ModelShape.List);

/// <summary>A map whose values satisfy constraints.</summary>
public sealed record EachValue(ModelType Value, IReadOnlyList<Constraint> Constraints) : Constraint(ModelShape.Map);

/// <summary>A map in each of whose keys one of the patterns is found.</summary>
public sealed record EachKey(IReadOnlyList<string> Patterns) : Constraint(ModelShape.Map);

/// <summary>The kinds of values constraints tell apart.</summary>
public enum ModelShape
{
    Any,
    Number,
    Text,
    List,
    Map,
    Bool,
}

internal static class ModelShapes
{
    /// <summary>The only kind of value a type has; Any when there are several.</summary>
    public static ModelShape Of(ModelType type) => type switch
    {
        BasicModel { Name: "int" or "float" } => ModelShape.Number,
        BasicModel { Name: "str" } => ModelShape.Text,
        BasicModel { Name: "bool" } => ModelShape.Bool,
        ListModel => ModelShape.List,
        MapModel or ReferenceModel => ModelShape.Map,
        LiteralsModel literals => Common(literals.Values.Select(OfValue)),
        UnionModel union => Common(union.Members.Select(Of)),
        _ => ModelShape.Any,
    };

    public static ModelShape OfValue(Value value) => value switch
    {
        IntValue or FloatValue => ModelShape.Number,
        StrValue => ModelShape.Text,
        BoolValue => ModelShape.Bool,
        ListValue => ModelShape.List,
        DictValue => ModelShape.Map,
        _ => ModelShape.Any,
    };

    private static ModelShape Common(IEnumerable<ModelShape> shapes)
    {
        var distinct = shapes.Distinct().Take(2).ToList();
        return distinct.Count == 1 ? distinct[0] : ModelShape.Any;
    }
}
