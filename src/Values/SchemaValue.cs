namespace Kcl.Net.Values;

/// <summary>What a schema instance knows of its schema; the evaluator's compiled schema derives from it.</summary>
public abstract class SchemaDefinition
{
    /// <summary>The bare name, as messages show it.</summary>
    public abstract string Name { get; }

    /// <summary>`pkg.path.Name`, without a prefix in the main package.</summary>
    public abstract string QualifiedName { get; }
}

/// <summary>An instance of a schema: its attributes plus what is needed to build it again when it is merged.</summary>
public sealed class SchemaValue(SchemaDefinition schema, DictValue attributes, string[] configKeys) : Value
{
    public override ValueKind Kind => ValueKind.Schema;

    public SchemaDefinition Schema { get; } = schema;

    public DictValue Attributes { get; } = attributes;

    /// <summary>The keys the user wrote, in order.</summary>
    public string[] ConfigKeys { get; } = configKeys;

    /// <summary>Attribute name to whether it may stay undefined.</summary>
    public IReadOnlyDictionary<string, bool>? OptionalAttributes { get; init; }

    public Value[] Arguments { get; init; } = [];

    public KeyValuePair<string, Value>[] NamedArguments { get; init; } = [];

    public InstancePlace Place { get; init; }

    public override string ToString() => Schema.Name;
}
