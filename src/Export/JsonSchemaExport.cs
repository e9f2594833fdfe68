using Kcl.Net.Schema;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>
/// Describes schemas as JSON Schema 2020-12 that accepts the documents the interpreter accepts: attributes with a default are
/// not required, unknown ones are refused where the schema refuses them, named schemas are referred to, and checks that
/// JSON Schema can say become bounds. A `null` is described only where the type says None.
/// </summary>
public sealed class JsonSchemaExport
{
    private readonly SchemaCatalog _catalog;
    private readonly ConstantDefaults _defaults;
    private readonly string _prefix;
    private readonly Dictionary<DeclaredSchema, string> _names = [];
    private readonly Queue<DeclaredSchema> _pending = new();
    private DeclaredSchema? _root;

    private JsonSchemaExport(SchemaCatalog catalog, ConstantDefaults defaults, string prefix) =>
        (_catalog, _defaults, _prefix) = (catalog, defaults, prefix);

    /// <summary>A JSON Schema document for one schema; those it refers to are its `$defs`.</summary>
    public static DictValue Document(ExportSource source, DeclaredSchema root)
    {
        var export = new JsonSchemaExport(source.Catalog, source.Defaults, "#/$defs/") { _root = root };
        var schema = export.Object(root, null);
        schema.Set("title", new StrValue(root.Name));
        var definitions = export.Definitions();
        if (definitions.Count > 0)
        {
            schema.Set("$defs", definitions);
        }

        return JsonSchemas.Document(schema);
    }

    /// <summary>An OpenAPI 3.1 document with a component for each schema and for those they refer to.</summary>
    public static DictValue OpenApi(ExportSource source, IEnumerable<DeclaredSchema> roots)
    {
        var export = new JsonSchemaExport(source.Catalog, source.Defaults, "#/components/schemas/");
        foreach (var root in roots)
        {
            export.NameOf(root);
        }

        return JsonSchemas.OpenApiDocument(export.Definitions());
    }

    private DictValue Definitions()
    {
        var definitions = new DictValue();
        while (_pending.TryDequeue(out var schema))
        {
            var definition = Object(schema, null);
            definition.Set("title", new StrValue(schema.Name));
            definitions.Set(_names[schema], definition);
        }

        return definitions;
    }

    private string NameOf(DeclaredSchema schema)
    {
        if (!_names.TryGetValue(schema, out var name))
        {
            name = _names.ContainsValue(schema.Name) ? schema.FullName : schema.Name;
            _names.Add(schema, name);
            _pending.Enqueue(schema);
        }

        return name;
    }

    /// <param name="schema">The schema.</param>
    /// <param name="supplied">What a default already gives its attributes: those need not be given again.</param>
    private DictValue Object(DeclaredSchema schema, DictValue? supplied)
    {
        var properties = new DictValue(schema.Attributes.Count);
        var required = new ListValue();
        var bounds = CheckBounds.Of(schema);
        foreach (var attribute in schema.Attributes)
        {
            var given = supplied?[attribute.Name];
            var property = Property(attribute, given);
            bounds.ApplyTo(attribute, property);
            properties.Set(attribute.Name, property);
            if (given is null or { IsNullish: true } && MustBeGiven(attribute, bounds))
            {
                required.Add(new StrValue(attribute.Name));
            }
        }

        var result = JsonSchemas.OfType("object");
        SetText(result, "description", schema.Doc.Summary);
        result.Set("properties", properties);
        if (required.Count > 0)
        {
            result.Set("required", required);
        }

        result.Set("additionalProperties", schema.IndexSignature is { } signature ? Type(signature.Value) : BoolValue.False);
        return result;
    }

    private bool MustBeGiven(DeclaredAttribute attribute, CheckBounds bounds)
    {
        var hasValue = attribute.IsAssigned || (attribute.Default is not null && _defaults.Of(attribute.Default) is not { IsNullish: true });
        return !hasValue && (!attribute.IsOptional || bounds.NeedValue(attribute.Name));
    }

    private DictValue Property(DeclaredAttribute attribute, Value? given)
    {
        var value = given ?? _defaults.Of(attribute.Default);
        var property = Type(attribute.Type, value as DictValue);
        SetText(property, "description", attribute.Description);
        if (value is { IsNullish: false })
        {
            property.Set("default", value);
        }

        if (attribute.UiHints is { } hints)
        {
            property.Set(UiHints.Key, hints);
        }

        foreach (var decorator in attribute.Decorators)
        {
            if (decorator.Name.Text == "deprecated")
            {
                Deprecate(property, decorator);
            }
        }

        return property;
    }

    /// <summary>Giving an attribute that is strictly deprecated is an error.</summary>
    private static void Deprecate(DictValue property, DecoratorSyntax decorator)
    {
        property.Set("deprecated", BoolValue.True);
        if (!decorator.Keywords.Any(k => k.Name.Text == "strict" && k.Value is ConstantExpression { Name: ConstantName.False }))
        {
            property.Set("not", new DictValue());
        }
    }

    private DictValue Type(KclType type, DictValue? supplied = null)
    {
        switch (type)
        {
            case LiteralType literal:
                var constant = new DictValue();
                constant.Set("const", LiteralTypes.ValueOf(literal));
                return constant;
            case ListType list:
                var array = JsonSchemas.OfType("array");
                array.Set("items", Type(list.Item));
                return array;
            case DictType dict:
                var map = JsonSchemas.OfType("object");
                map.Set("additionalProperties", Type(dict.Value));
                return map;
            case SchemaType schema when _catalog.Find(schema) is { } declared:
                return supplied is not null && Completes(declared, supplied) ? Object(declared, supplied) : Reference(declared);
            case UnionType union:
                return Union(union);
            case FunctionType:
                return JsonSchemas.Function();
            case NumberMultiplierType:
                return JsonSchemas.OfType("number");
            default:
                return Basic(type);
        }
    }

    private static DictValue Basic(KclType type) =>
        type == BasicType.Bool ? JsonSchemas.OfType("boolean")
        : type == BasicType.Int ? JsonSchemas.OfType("integer")
        : type == BasicType.Float ? JsonSchemas.OfType("number")
        : type == BasicType.Str ? JsonSchemas.OfType("string")
        : type == BasicType.None ? JsonSchemas.OfType("null")
        : type is SchemaType ? JsonSchemas.OfType("object")
        : new DictValue();

    /// <summary>Literals are one `enum`; other members are alternatives.</summary>
    private DictValue Union(UnionType union)
    {
        var literals = new ListValue();
        var alternatives = new List<DictValue>();
        foreach (var member in union.Members)
        {
            if (member is LiteralType literal)
            {
                literals.Add(LiteralTypes.ValueOf(literal));
            }
            else if (Type(member) is { Count: > 0 } alternative)
            {
                alternatives.Add(alternative);
            }
            else
            {
                return new DictValue();
            }
        }

        if (literals.Count > 0)
        {
            alternatives.Insert(0, LiteralTypes.Enumeration(literals));
        }

        if (alternatives.Count == 1)
        {
            return alternatives[0];
        }

        var either = new DictValue();
        either.Set("anyOf", new ListValue(alternatives.ToArray()));
        return either;
    }

    private DictValue Reference(DeclaredSchema schema)
    {
        var reference = new DictValue();
        reference.Set("$ref", new StrValue(schema == _root ? "#" : _prefix + NameOf(schema)));
        return reference;
    }

    /// <summary>Whether values given by a default make an attribute that must be given one that need not.</summary>
    private bool Completes(DeclaredSchema schema, DictValue supplied)
    {
        foreach (var attribute in schema.Attributes)
        {
            if (supplied[attribute.Name] is { IsNullish: false } value && (MustBeGiven(attribute, CheckBounds.Of(schema))
                || (value is DictValue inner && attribute.Type is SchemaType type && _catalog.Find(type) is { } nested && Completes(nested, inner))))
            {
                return true;
            }
        }

        return false;
    }

    private static void SetText(DictValue schema, string key, string text)
    {
        if (text.Length > 0)
        {
            schema.Set(key, new StrValue(text));
        }
    }
}
