using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>One schema with its keywords read. References are resolved, so schemas form a graph.</summary>
internal sealed class CompiledSchema(string url, string pointer)
{
    public string Url { get; } = url;

    public string Pointer { get; } = pointer;

    public string Location => $"{Url}#{SchemaUrl.Encoded(Pointer)}";

    public int Version { get; set; }

    /// <summary>The schema at the root of its resource.</summary>
    public CompiledSchema Resource { get; set; } = null!;

    /// <summary>For the root of a resource: its schemas with a `$dynamicAnchor`.</summary>
    public Dictionary<string, CompiledSchema>? DynamicAnchors { get; set; }

    /// <summary>True for what accepts all and false for what accepts nothing.</summary>
    public bool? Always { get; set; }

    // Core
    public CompiledSchema? Ref { get; set; }

    public CompiledSchema? RecursiveRef { get; set; }

    public bool RecursiveAnchor { get; set; }

    public CompiledSchema? DynamicRef { get; set; }

    public string DynamicRefAnchor { get; set; } = "";

    public string DynamicAnchor { get; set; } = "";

    // Any value
    public SchemaTypes Types { get; set; }

    public Value? Const { get; set; }

    public ListValue? Enum { get; set; }

    public string? Format { get; set; }

    public CompiledSchema[] AllOf { get; set; } = [];

    public CompiledSchema[] AnyOf { get; set; } = [];

    public CompiledSchema[] OneOf { get; set; } = [];

    public CompiledSchema? Not { get; set; }

    public CompiledSchema? If { get; set; }

    public CompiledSchema? Then { get; set; }

    public CompiledSchema? Else { get; set; }

    // Objects
    public int? MinProperties { get; set; }

    public int? MaxProperties { get; set; }

    public string[] Required { get; set; } = [];

    public Dictionary<string, CompiledSchema> Properties { get; set; } = [];

    public List<(GoRegex Pattern, CompiledSchema Schema)> PatternProperties { get; set; } = [];

    public CompiledSchema? AdditionalProperties { get; set; }

    /// <summary>`additionalProperties: true` or `false`, which is reported for all of them together.</summary>
    public bool? AllowsAdditionalProperties { get; set; }

    public CompiledSchema? PropertyNames { get; set; }

    /// <summary>What the presence of a property asks for: other properties or that the object fits a schema.</summary>
    public List<(string Property, string[]? Required, CompiledSchema? Schema)> Dependencies { get; set; } = [];

    public List<(string Property, CompiledSchema Schema)> DependentSchemas { get; set; } = [];

    public List<(string Property, string[] Required)> DependentRequired { get; set; } = [];

    public CompiledSchema? UnevaluatedProperties { get; set; }

    // Arrays
    public int? MinItems { get; set; }

    public int? MaxItems { get; set; }

    public bool UniqueItems { get; set; }

    /// <summary>For the items by position; `prefixItems`, or `items` as a list.</summary>
    public CompiledSchema[]? PrefixItems { get; set; }

    /// <summary>For all items that no position speaks of.</summary>
    public CompiledSchema? Items { get; set; }

    public CompiledSchema? AdditionalItems { get; set; }

    public bool? AllowsAdditionalItems { get; set; }

    public CompiledSchema? Contains { get; set; }

    public int? MinContains { get; set; }

    public int? MaxContains { get; set; }

    public CompiledSchema? UnevaluatedItems { get; set; }

    // Texts and numbers
    public int? MinLength { get; set; }

    public int? MaxLength { get; set; }

    public GoRegex? Pattern { get; set; }

    public string PatternText { get; set; } = "";

    public BigDecimal? Minimum { get; set; }

    public BigDecimal? Maximum { get; set; }

    public BigDecimal? ExclusiveMinimum { get; set; }

    public BigDecimal? ExclusiveMaximum { get; set; }

    public BigDecimal? MultipleOf { get; set; }

    public bool EvaluatesAllProperties => AdditionalProperties is not null || AllowsAdditionalProperties is not null;

    public bool EvaluatesAllItems => Items is not null || AdditionalItems is not null || AllowsAdditionalItems is not null;
}
