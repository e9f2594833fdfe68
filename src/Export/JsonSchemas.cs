using Kcl.Net.Render;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>The small pieces JSON Schemas are made of, and the documents around them.</summary>
public static class JsonSchemas
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>A schema as a document of its own.</summary>
    public static DictValue Document(DictValue schema)
    {
        var document = schema.Copy(1);
        document.Set("$schema", new StrValue(Dialect));
        return document;
    }

    /// <summary>An OpenAPI 3.1 document whose components are the given schemas.</summary>
    public static DictValue OpenApiDocument(DictValue schemas)
    {
        var info = new DictValue();
        info.Set("title", new StrValue("Package input contract"));
        info.Set("version", new StrValue("1.0.0"));
        var components = new DictValue();
        components.Set("schemas", schemas);
        var document = new DictValue();
        document.Set("openapi", new StrValue("3.1.0"));
        document.Set("jsonSchemaDialect", new StrValue(Dialect));
        document.Set("info", info);
        document.Set("components", components);
        return document;
    }

    /// <summary>JSON with two blanks of indent, keys sorted and a final newline.</summary>
    public static string Text(DictValue document) =>
        JsonWriter.Write(document, OutputFilter.Everything with { SortKeys = true }, 2) + "\n";

    internal static DictValue OfType(string name)
    {
        var schema = new DictValue();
        schema.Set("type", new StrValue(name));
        return schema;
    }

    internal static DictValue OfBasic(BasicTypeKind kind) => kind switch
    {
        BasicTypeKind.Bool => OfType("boolean"),
        BasicTypeKind.Int => OfType("integer"),
        BasicTypeKind.Float => OfType("number"),
        BasicTypeKind.Str => OfType("string"),
        _ => new DictValue(),
    };

    internal static DictValue Function()
    {
        var schema = new DictValue();
        schema.Set("x-akua-kcl-type", new StrValue("function"));
        return schema;
    }

    internal static string TypeName(Value value) => value switch
    {
        BoolValue => "boolean",
        IntValue => "integer",
        FloatValue => "number",
        StrValue => "string",
        ListValue => "array",
        DictValue => "object",
        _ => "null",
    };
}
