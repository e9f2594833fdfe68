using Kcl.Net.Values;

namespace Kcl.Net.Import;

/// <summary>
/// Reads JSON Schemas (drafts 4 to 2020-12, and the dialects of OpenAPI and of Kubernetes) as schemas to be written in KCL.
/// What KCL cannot say is widened, never narrowed, so every valid document stays valid; <see cref="Warnings"/> names it.
/// </summary>
public sealed partial class JsonSchemaReader
{
    private readonly DictValue _root;
    private readonly ImportOptions _options;
    private readonly SchemaNaming _naming;
    private readonly Dictionary<DictValue, ModelSchema> _models = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DictValue, DictValue> _merged = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(DictValue, DictValue), DictValue> _pairs = [];
    private readonly HashSet<DictValue> _following = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<DictValue> _open = new(ReferenceEqualityComparer.Instance);
    private readonly List<ModelSchema> _schemas = [];

    /// <param name="root">The document that references start from.</param>
    /// <param name="options">How schemas are read.</param>
    public JsonSchemaReader(DictValue root, ImportOptions options) => (_root, _options, _naming) = (root, options, new SchemaNaming([.. options.ReservedNames]));

    /// <summary>The schemas read so far, in the order their names were met.</summary>
    public IReadOnlyList<ModelSchema> Schemas => _schemas;

    public List<string> Warnings { get; } = [];

    /// <summary>Reads a schema under a name of its own.</summary>
    public ModelSchema Add(string name, DictValue schema)
    {
        // A document that only refers to one of its definitions is that definition.
        var followed = new HashSet<DictValue> { schema };
        while (schema["$ref"] is StrValue root && IsOnlyReference(schema) && Resolve(root.Value) is { } target && followed.Add(target) && !_models.ContainsKey(target))
        {
            schema = target;
        }

        var (type, _) = Read(schema, name, isNamed: true);
        if (type is ReferenceModel reference)
        {
            return reference.Schema;
        }

        var alias = new ModelSchema(_naming.Take(name)) { Alias = type, Description = Text(schema, "description") };
        _schemas.Add(alias);
        return alias;
    }

    /// <summary>The type a schema describes and the constraints it adds.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="hint">A name for it, should it need one.</param>
    /// <param name="isNamed">It has the name already, so an object becomes a schema even without properties.</param>
    private (ModelType Type, List<Constraint> Constraints) Read(DictValue schema, string hint, bool isNamed = false)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_models.TryGetValue(schema, out var known))
        {
            return (new ReferenceModel(known), []);
        }

        if (schema["$ref"] is StrValue { Value: var reference })
        {
            return ReadReference(schema, reference, hint);
        }

        if (schema["allOf"] is ListValue { Count: > 0 })
        {
            return ReadAll(schema, hint, isNamed);
        }

        if (!_open.Add(schema))
        {
            // Refers to itself without an object in between: KCL has no name for that.
            return (BasicModel.Any, []);
        }

        try
        {
            return ReadPlain(schema, hint, isNamed);
        }
        finally
        {
            _open.Remove(schema);
        }
    }

    private (ModelType Type, List<Constraint> Constraints) ReadPlain(DictValue schema, string hint, bool isNamed)
    {
        if (IsObject(schema) && TypesOf(schema).Count <= 1 && (Properties(schema) is { Count: > 0 } || isNamed))
        {
            return (new ReferenceModel(ReadObject(schema, hint)), []);
        }

        var constraints = ReadConstraints(schema, hint);
        if (Enumeration(schema) is { } values)
        {
            return Literals(values, constraints);
        }

        var type = ReadType(schema, hint, constraints);
        return (type, constraints);
    }

    private ModelType ReadType(DictValue schema, string hint, List<Constraint> constraints)
    {
        if (schema["x-kubernetes-int-or-string"] is BoolValue { Value: true })
        {
            return new UnionModel([BasicModel.Int, BasicModel.Str]);
        }

        var types = TypesOf(schema);
        if (types.Count == 0)
        {
            return ReadAlternatives(schema, hint) ?? BasicModel.Any;
        }

        if (HasAlternatives(schema) && AlternativesOf(schema).Any(a => TypesOf(a).Count > 0 || a["$ref"] is not null))
        {
            Warn(hint, "alternatives beside a type are left out");
        }

        return Union(types.Select(t => ReadSingle(t, schema, hint, constraints)).ToList());
    }

    private ModelType ReadSingle(string type, DictValue schema, string hint, List<Constraint> constraints)
    {
        switch (type)
        {
            case "string":
                return BasicModel.Str;
            case "integer":
                return BasicModel.Int;
            case "number":
                return BasicModel.Float;
            case "boolean":
                return BasicModel.Bool;
            case "array":
                return ReadList(schema, hint, constraints);
            case "object":
                return ReadMap(schema, hint, constraints);
            default:
                Warn(hint, $"the type `{type}` is not known");
                return BasicModel.Any;
        }
    }

    private ListModel ReadList(DictValue schema, string hint, List<Constraint> constraints)
    {
        if (schema["items"] is not DictValue items || schema["prefixItems"] is not null)
        {
            return new ListModel(BasicModel.Any);
        }

        var (item, demands) = Read(items, hint + "-item");
        if (demands.Count > 0)
        {
            constraints.Add(new EachItem(item, demands));
        }

        return new ListModel(item);
    }

    private MapModel ReadMap(DictValue schema, string hint, List<Constraint> constraints)
    {
        var patterns = PatternProperties(schema);
        if (patterns.Count > 0 && schema["additionalProperties"] is BoolValue { Value: false })
        {
            constraints.Add(new EachKey(patterns.Select(p => p.Key).Where(k => IsPattern(hint, k)).ToList()));
        }

        if (patterns.Count == 1 && schema["additionalProperties"] is BoolValue { Value: false })
        {
            return ReadValues(patterns[0].Value, hint, constraints);
        }

        return schema["additionalProperties"] is DictValue others && patterns.Count == 0 ? ReadValues(others, hint, constraints) : new MapModel(BasicModel.Any);
    }

    private MapModel ReadValues(DictValue values, string hint, List<Constraint> constraints)
    {
        var (value, demands) = Read(values, hint + "-value");
        if (demands.Count > 0)
        {
            constraints.Add(new EachValue(value, demands));
        }

        return new MapModel(value);
    }

    private static ModelType Union(List<ModelType> members)
    {
        if (members.Count == 1)
        {
            return members[0];
        }

        // Instances in a union would be matched by their attributes, which says less than it seems to.
        if (members.Exists(static m => m is BasicModel { Name: "any" }))
        {
            return BasicModel.Any;
        }

        var flat = members.SelectMany(static m => m is UnionModel union ? union.Members : [m]).Distinct().ToList();
        return flat.Count == 1 ? flat[0] : new UnionModel(flat);
    }

    private void Warn(string hint, string sentence)
    {
        var warning = hint + ": " + sentence;
        if (!Warnings.Contains(warning))
        {
            Warnings.Add(warning);
        }
    }

    private static string Text(DictValue schema, string key) => schema[key] is StrValue text ? text.Value : "";
}
