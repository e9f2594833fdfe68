using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>
/// The description of a schema exactly as the reference tool writes it, for those who compare: read from the text alone,
/// every attribute without `?` required, defaults that are no literals as source text, schemas inlined. Use
/// <see cref="JsonSchemaExport"/> for a description that agrees with the interpreter.
/// </summary>
public sealed class ReferenceExport
{
    /// <summary>How often a schema is inlined in itself before the recursion is cut.</summary>
    private const int MaxNesting = 3;
    private readonly string _source;
    private readonly Dictionary<string, SchemaStatement> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeSyntax> _aliases = new(StringComparer.Ordinal);
    private readonly List<string> _path = [];

    private ReferenceExport(ModuleSyntax module)
    {
        _source = module.File.Text;
        foreach (var statement in module.Body)
        {
            if (statement is SchemaStatement schema)
            {
                _schemas[schema.Name.Text] = schema;
            }
            else if (statement is TypeAliasStatement alias)
            {
                _aliases[alias.Name.Text] = alias.Type;
            }
        }
    }

    /// <summary>The JSON Schema of a schema of this file, without `$schema`; null when there is no such schema.</summary>
    public static DictValue? Describe(ModuleSyntax module, string schemaName)
    {
        var export = new ReferenceExport(module);
        if (!export._schemas.TryGetValue(schemaName, out var schema))
        {
            return null;
        }

        var result = export.Object(schema);
        result.Set("title", new StrValue(schemaName));
        return result;
    }

    private DictValue Object(SchemaStatement schema)
    {
        var properties = new DictValue();
        var required = new ListValue();
        var result = JsonSchemas.OfType("object");
        if (schema.Doc is { } doc)
        {
            result.Set("description", Text(doc));
        }

        AddAttributes(schema, properties, required, isInherited: false);
        result.Set("properties", properties);
        if (required.Count > 0)
        {
            result.Set("required", required);
        }

        return result;
    }

    private void AddAttributes(SchemaStatement schema, DictValue properties, ListValue required, bool isInherited)
    {
        _path.Add(schema.Name.Text);
        for (var i = 0; i < schema.Body.Count; i++)
        {
            if (schema.Body[i] is SchemaAttributeStatement attribute && !properties.ContainsKey(attribute.Name.Text))
            {
                var doc = isInherited ? null : AttributeDocs.After(schema.Body, i);
                properties.Set(attribute.Name.Text, Property(attribute, doc));
                if (!attribute.IsOptional)
                {
                    required.Add(new StrValue(attribute.Name.Text));
                }
            }
        }

        if (schema.Base is { } name && _schemas.TryGetValue(name.Text, out var parent) && !IsCut(name.Text))
        {
            AddAttributes(parent, properties, required, isInherited: true);
        }

        _path.RemoveAt(_path.Count - 1);
    }

    private DictValue Property(SchemaAttributeStatement attribute, StringLiteralExpression? doc)
    {
        var property = Type(attribute.Type);
        if (doc is not null)
        {
            property.Set("description", Text(doc));
        }

        if (attribute.Default is { } value)
        {
            property.Set("default", Default(value));
        }

        if (UiHints.Read(attribute.Decorators, withConfigs: false) is { } hints)
        {
            property.Set(UiHints.Key, hints);
        }

        return property;
    }

    private Value Default(ExpressionSyntax expression) => expression switch
    {
        ConfigExpression { Entries.Count: 0 } => new DictValue(),
        InterpolatedStringExpression text => new StrValue(AttributeDocs.Inner(text.RawText)),
        _ => LiteralReader.Read(expression) ?? new StrValue(_source.Substring(expression.Span.Start, expression.Span.Length)),
    };

    private DictValue Type(TypeSyntax? type)
    {
        switch (type)
        {
            case BasicTypeSyntax basic:
                return JsonSchemas.OfBasic(basic.Kind);
            case LiteralTypeSyntax literal:
                return Literal(literal.Literal);
            case ListTypeSyntax list:
                var array = JsonSchemas.OfType("array");
                array.Set("items", Type(list.Item));
                return array;
            case DictTypeSyntax dict:
                var map = JsonSchemas.OfType("object");
                map.Set("additionalProperties", Type(dict.Value));
                return map;
            case UnionTypeSyntax union:
                var members = new ListValue();
                foreach (var member in union.Members)
                {
                    members.Add(Type(member));
                }

                var either = new DictValue();
                either.Set("oneOf", members);
                return either;
            case FunctionTypeSyntax:
                return JsonSchemas.Function();
            case NamedTypeSyntax named:
                return Named(named.Name.Text);
            default:
                return new DictValue();
        }
    }

    private DictValue Named(string name)
    {
        if (name == "None")
        {
            return new DictValue();
        }

        if (IsCut(name))
        {
            return JsonSchemas.OfType("object");
        }

        if (_schemas.TryGetValue(name, out var schema))
        {
            return Object(schema);
        }

        if (!_aliases.TryGetValue(name, out var alias))
        {
            return JsonSchemas.OfType("object");
        }

        _path.Add(name);
        var result = Type(alias);
        _path.RemoveAt(_path.Count - 1);
        return result;
    }

    private bool IsCut(string name) => _path.Count(p => p == name) >= MaxNesting;

    private static DictValue Literal(ExpressionSyntax literal)
    {
        var result = new DictValue();
        if (LiteralReader.Read(literal) is { } value)
        {
            result.Set("const", value);
            result.Set("type", new StrValue(JsonSchemas.TypeName(value)));
        }

        return result;
    }

    private static StrValue Text(StringLiteralExpression doc) => new(AttributeDocs.Inner(doc.RawText).Trim());
}
