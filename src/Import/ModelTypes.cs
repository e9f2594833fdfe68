using Kcl.Net.Values;

namespace Kcl.Net.Import;

/// <summary>A type of a schema that is to be written as KCL.</summary>
public abstract record ModelType;

/// <summary>`any`, `bool`, `int`, `float` or `str`.</summary>
public sealed record BasicModel(string Name) : ModelType
{
    public static readonly BasicModel Any = new("any");
    public static readonly BasicModel Bool = new("bool");
    public static readonly BasicModel Int = new("int");
    public static readonly BasicModel Float = new("float");
    public static readonly BasicModel Str = new("str");
}

/// <summary>One of several strings, numbers or bools.</summary>
public sealed record LiteralsModel(IReadOnlyList<Value> Values) : ModelType;

/// <summary>`[T]`</summary>
public sealed record ListModel(ModelType Item) : ModelType;

/// <summary>`{str:T}`</summary>
public sealed record MapModel(ModelType Value) : ModelType;

/// <summary>An instance of a schema.</summary>
public sealed record ReferenceModel(ModelSchema Schema) : ModelType;

/// <summary>`A | B`</summary>
public sealed record UnionModel(IReadOnlyList<ModelType> Members) : ModelType;

/// <summary>A schema that is to be written as KCL. Filled by its reader.</summary>
public sealed class ModelSchema(string name)
{
    public string Name { get; } = name;

    public string Description { get; set; } = "";

    public List<ModelAttribute> Attributes { get; } = [];

    /// <summary>The type of attributes it does not name; null when there may be none.</summary>
    public ModelType? OtherAttributes { get; set; }

    /// <summary>Demands on which attributes are given together.</summary>
    public List<Presence> Presence { get; } = [];

    /// <summary>Set for a name that stands for something else than an object.</summary>
    public ModelType? Alias { get; set; }
}

/// <summary>An attribute with what its values must satisfy beyond their type.</summary>
public sealed record ModelAttribute(string Name, ModelType Type, bool IsOptional)
{
    public Value? Default { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyList<Constraint> Constraints { get; init; } = [];
}

/// <summary>A demand on which attributes are given.</summary>
public abstract record Presence;

/// <summary>All of these are.</summary>
public sealed record AllGiven(IReadOnlyList<string> Names) : Presence;

/// <summary>The opposite of a demand.</summary>
public sealed record NotPresence(Presence Denied) : Presence;

/// <summary>How many demands of several must be met.</summary>
public enum PresenceKind
{
    AtLeastOne,
    ExactlyOne,
    All,
}

/// <summary>As many of some demands as its kind says.</summary>
public sealed record PresenceOf(PresenceKind Kind, IReadOnlyList<Presence> Parts) : Presence;
