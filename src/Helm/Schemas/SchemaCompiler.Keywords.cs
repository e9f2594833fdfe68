using System.Globalization;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Reads the keywords of one schema. What has the wrong type is ignored: the meta schema has complained before.</summary>
internal sealed partial class SchemaCompiler
{
    private void Read(CompiledSchema schema, SchemaDocument document)
    {
        var resource = document.ResourceAt(schema.Pointer);
        schema.Version = resource.Draft.Version;
        schema.Resource = Schema(document.Url, resource.Pointer);
        if (schema.Version >= 2020 && ReferenceEquals(schema, schema.Resource))
        {
            schema.DynamicAnchors = resource.DynamicAnchors.ToDictionary(a => a, a => Schema(document.Url, resource.Anchors[a]), StringComparer.Ordinal);
        }

        switch (document.Lookup(schema.Pointer))
        {
            case BoolValue always:
                schema.Always = always.Value;
                break;
            case DictValue { Count: 0 }:
                schema.Always = true;
                break;
            case DictValue map:
                ReadCore(schema, new Keywords(this, document, schema.Pointer, map));
                break;
        }
    }

    private void ReadCore(CompiledSchema schema, Keywords keywords)
    {
        schema.Ref = keywords.Reference("$ref");
        if (schema.Version < 2019 && schema.Ref is not null)
        {
            // Nothing beside a reference counts.
            return;
        }

        if (schema.Version >= 2019)
        {
            schema.RecursiveRef = keywords.Reference("$recursiveRef");
            schema.RecursiveAnchor = keywords.Flag("$recursiveAnchor");
        }

        if (schema.Version >= 2020 && keywords.Reference("$dynamicRef") is { } dynamic)
        {
            schema.DynamicRef = dynamic;
            schema.DynamicRefAnchor = SchemaUrl.Unescaped(SchemaUrl.Split(keywords.Text("$dynamicRef")!).Fragment) is var name && name.StartsWith('/') ? "" : name;
        }

        schema.DynamicAnchor = schema.Version >= 2020 ? keywords.Text("$dynamicAnchor") ?? "" : "";
        ReadCombining(schema, keywords);
        ReadObjects(schema, keywords);
        ReadArrays(schema, keywords);
        ReadScalars(schema, keywords);
        schema.Format = schema.Version < 2019 || isMetaSchema ? keywords.Text("format") : null;
    }

    private static void ReadCombining(CompiledSchema schema, Keywords keywords)
    {
        schema.AllOf = keywords.Schemas("allOf") ?? [];
        schema.AnyOf = keywords.Schemas("anyOf") ?? [];
        schema.OneOf = keywords.Schemas("oneOf") ?? [];
        schema.Not = keywords.Schema("not");
        if (schema.Version >= 7)
        {
            schema.If = keywords.Schema("if");
            schema.Then = keywords.Schema("then");
            schema.Else = keywords.Schema("else");
        }

        schema.Types = keywords.Types();
        schema.Enum = keywords.List("enum");
        schema.Const = schema.Version >= 6 ? keywords.Any("const") : null;
    }

    private static void ReadObjects(CompiledSchema schema, Keywords keywords)
    {
        schema.MinProperties = keywords.Count("minProperties");
        schema.MaxProperties = keywords.Count("maxProperties");
        schema.Required = keywords.Texts("required");
        schema.Properties = keywords.SchemaMap("properties").ToDictionary(p => p.Name, p => p.Schema, StringComparer.Ordinal);
        schema.PatternProperties = [.. keywords.SchemaMap("patternProperties").Select(p => (keywords.Pattern("patternProperties", p.Name), p.Schema))];
        (schema.AllowsAdditionalProperties, schema.AdditionalProperties) = keywords.Additional("additionalProperties");
        schema.Dependencies = keywords.Dependencies();
        schema.PropertyNames = schema.Version >= 6 ? keywords.Schema("propertyNames") : null;
        if (schema.Version >= 2019)
        {
            schema.DependentSchemas = keywords.SchemaMap("dependentSchemas");
            schema.DependentRequired = keywords.DependentRequired();
            schema.UnevaluatedProperties = keywords.Schema("unevaluatedProperties");
        }
    }

    private static void ReadArrays(CompiledSchema schema, Keywords keywords)
    {
        schema.MinItems = keywords.Count("minItems");
        schema.MaxItems = keywords.Count("maxItems");
        schema.UniqueItems = keywords.Flag("uniqueItems");
        if (schema.Version >= 2020)
        {
            schema.PrefixItems = keywords.Schemas("prefixItems");
            schema.Items = keywords.Schema("items");
        }
        else if (keywords.List("items") is not null)
        {
            schema.PrefixItems = keywords.Schemas("items");
            (schema.AllowsAdditionalItems, schema.AdditionalItems) = keywords.Additional("additionalItems");
        }
        else
        {
            schema.Items = keywords.Schema("items");
        }

        schema.Contains = schema.Version >= 6 ? keywords.Schema("contains") : null;
        if (schema.Version >= 2019)
        {
            schema.MinContains = schema.Contains is null ? null : keywords.Count("minContains");
            schema.MaxContains = schema.Contains is null ? null : keywords.Count("maxContains");
            schema.UnevaluatedItems = keywords.Schema("unevaluatedItems");
        }
    }

    private static void ReadScalars(CompiledSchema schema, Keywords keywords)
    {
        schema.MinLength = keywords.Count("minLength");
        schema.MaxLength = keywords.Count("maxLength");
        if (keywords.Text("pattern") is { } pattern)
        {
            schema.Pattern = keywords.Pattern("pattern", pattern);
            schema.PatternText = pattern;
        }

        schema.MultipleOf = keywords.Number("multipleOf");
        (schema.Minimum, schema.ExclusiveMinimum) = keywords.Bound("minimum", "exclusiveMinimum");
        (schema.Maximum, schema.ExclusiveMaximum) = keywords.Bound("maximum", "exclusiveMaximum");
    }

    /// <summary>The keywords of one schema by their types.</summary>
    private sealed class Keywords(SchemaCompiler compiler, SchemaDocument document, string pointer, DictValue map)
    {
        public Value? Any(string name) => map[name];

        public string? Text(string name) => map[name] is StrValue text ? text.Value : null;

        public bool Flag(string name) => map[name] is BoolValue { Value: true };

        public ListValue? List(string name) => map[name] as ListValue;

        public BigDecimal? Number(string name) => SchemaNumber.Of(map[name]);

        public int? Count(string name) => Number(name) is { } number && SchemaNumber.IsInteger(number) ? (int)Math.Clamp(number.ToDouble(), int.MinValue, int.MaxValue) : null;

        /// <summary>A limit; before draft 6 the exclusive one was a switch beside it.</summary>
        public (BigDecimal? Inclusive, BigDecimal? Exclusive) Bound(string name, string exclusive) =>
            Flag(exclusive) ? (null, Number(name)) : (Number(name), Number(exclusive));

        public string[] Texts(string name) => TextsOf(map[name]);

        public SchemaTypes Types() => map["type"] switch
        {
            StrValue name => SchemaTypeNames.Find(name.Value),
            ListValue names => TextsOf(names).Aggregate(SchemaTypes.None, (types, name) => types | SchemaTypeNames.Find(name)),
            _ => SchemaTypes.None,
        };

        public GoRegex Pattern(string keyword, string pattern)
        {
            try
            {
                return GoRegex.Compile(pattern);
            }
            catch (FormatException failure)
            {
                throw new SchemaException($"invalid regex {Templating.GoFormat.Quote(pattern)} at \"{document.Url}#{SchemaUrl.Encoded(pointer)}/{keyword}\": {failure.Message}");
            }
        }

        public CompiledSchema? Reference(string name) => Text(name) is { } reference ? compiler.Reference(document, pointer, reference) : null;

        public CompiledSchema? Schema(string name) => map[name] is null ? null : At(name);

        public CompiledSchema[]? Schemas(string name) =>
            map[name] is ListValue list ? [.. Enumerable.Range(0, list.Count).Select(i => At(string.Create(CultureInfo.InvariantCulture, $"{name}/{i}")))] : null;

        public List<(string Name, CompiledSchema Schema)> SchemaMap(string name) =>
            map[name] is DictValue schemas ? [.. schemas.SortedKeys().Select(k => (k, At($"{name}/{SchemaUrl.Escaped(k)}")))] : [];

        public (bool? Allowed, CompiledSchema? Schema) Additional(string name) => map[name] is BoolValue allowed ? (allowed.Value, null) : (null, Schema(name));

        public List<(string, string[]?, CompiledSchema?)> Dependencies()
        {
            var dependencies = new List<(string, string[]?, CompiledSchema?)>();
            if (map["dependencies"] is DictValue given)
            {
                foreach (var key in given.SortedKeys())
                {
                    dependencies.Add(given[key] is ListValue list ? (key, TextsOf(list), null) : (key, null, At("dependencies/" + SchemaUrl.Escaped(key))));
                }
            }

            return dependencies;
        }

        public List<(string, string[])> DependentRequired() =>
            map["dependentRequired"] is DictValue given ? [.. given.SortedKeys().Where(k => given[k] is ListValue).Select(k => (k, TextsOf(given[k])))] : [];

        private CompiledSchema At(string path) => compiler.Schema(document.Url, pointer + "/" + path);

        private static string[] TextsOf(Value? value) => value is ListValue list ? [.. list.Items.ToArray().OfType<StrValue>().Select(t => t.Value)] : [];
    }
}
