namespace Kcl.Net.Helm;

/// <summary>A version of JSON Schema: which keywords it has and where in a schema other schemas lie.</summary>
internal sealed class SchemaDraft
{
    private static readonly string[] Single4 = ["not", "additionalProperties", "items", "additionalItems"];
    private static readonly string[] Maps4 = ["definitions", "properties", "patternProperties", "dependencies"];
    private static readonly string[] Lists4 = ["allOf", "anyOf", "oneOf", "items"];

    public static readonly SchemaDraft Draft4 = new(4, "http://json-schema.org/draft-04/schema", "id", Single4, Maps4, Lists4);
    public static readonly SchemaDraft Draft6 = new(6, "http://json-schema.org/draft-06/schema", "$id", [.. Single4, "propertyNames", "contains"], Maps4, Lists4);
    public static readonly SchemaDraft Draft7 = new(7, "http://json-schema.org/draft-07/schema", "$id", [.. Draft6.SchemaKeywords, "if", "then", "else"], Maps4, Lists4);
    public static readonly SchemaDraft Draft2019 = new(
        2019, "https://json-schema.org/draft/2019-09/schema", "$id",
        [.. Draft7.SchemaKeywords, "unevaluatedProperties", "unevaluatedItems", "contentSchema"], [.. Maps4, "$defs", "dependentSchemas"], Lists4);

    public static readonly SchemaDraft Draft2020 = new(
        2020, "https://json-schema.org/draft/2020-12/schema", "$id", Draft2019.SchemaKeywords, Draft2019.MapKeywords, [.. Lists4, "prefixItems"]);

    private readonly Lazy<CompiledSchema> _metaSchema;

    private SchemaDraft(int version, string url, string idKeyword, string[] schemaKeywords, string[] mapKeywords, string[] listKeywords)
    {
        (Version, Url, IdKeyword, SchemaKeywords, MapKeywords, ListKeywords) = (version, url, idKeyword, schemaKeywords, mapKeywords, listKeywords);
        _metaSchema = new Lazy<CompiledSchema>(() => new SchemaCompiler(isMetaSchema: true).Compile(url));
    }

    public int Version { get; }

    public string Url { get; }

    public string IdKeyword { get; }

    /// <summary>Keywords whose value is a schema.</summary>
    public string[] SchemaKeywords { get; }

    /// <summary>Keywords whose value is a map of schemas.</summary>
    public string[] MapKeywords { get; }

    /// <summary>Keywords whose value is a list of schemas.</summary>
    public string[] ListKeywords { get; }

    public CompiledSchema MetaSchema => _metaSchema.Value;

    /// <summary>The draft a `$schema` names; null for another address.</summary>
    public static SchemaDraft? Find(string url)
    {
        var (address, fragment) = SchemaUrl.Split(url);
        if (fragment.Length > 0)
        {
            return null;
        }

        var path = address.StartsWith("http://", StringComparison.Ordinal) ? address[7..] : address.StartsWith("https://", StringComparison.Ordinal) ? address[8..] : address;
        return path switch
        {
            "json-schema.org/schema" or "json-schema.org/draft/2020-12/schema" => Draft2020,
            "json-schema.org/draft/2019-09/schema" => Draft2019,
            "json-schema.org/draft-07/schema" => Draft7,
            "json-schema.org/draft-06/schema" => Draft6,
            "json-schema.org/draft-04/schema" => Draft4,
            _ => null,
        };
    }
}
