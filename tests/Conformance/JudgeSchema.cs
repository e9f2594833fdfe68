using Kcl.Net.Values;

namespace Kcl.Net.Tests.Conformance;

/// <summary>Schemas in the form the validator takes: without extensions and without the draft's old name.</summary>
internal static class JudgeSchema
{
    private static readonly string[] MapsOfSchemas = ["properties", "patternProperties", "definitions", "$defs"];

    public static DictValue Of(DictValue schema) => Schema(schema, isClosed: false);

    /// <summary>As an API server judges a resource in strict mode: unknown fields are refused where the definition does not ask to keep them.</summary>
    public static DictValue OfResource(DictValue definition)
    {
        var version = (DictValue)((ListValue)((DictValue)definition["spec"]!)["versions"]!)[0];
        var schema = Schema((DictValue)((DictValue)version["schema"]!)["openAPIV3Schema"]!, isClosed: true);
        var spec = (DictValue)definition["spec"]!;
        var properties = (DictValue)schema["properties"]!;
        properties.Set("kind", Constant(((DictValue)spec["names"]!)["kind"]!));
        properties.Set("apiVersion", Constant(new StrValue($"{((StrValue)spec["group"]!).Value}/{((StrValue)version["name"]!).Value}")));
        return schema;
    }

    private static DictValue Constant(Value value)
    {
        var schema = new DictValue();
        schema.Set("const", value);
        return schema;
    }

    private static DictValue Schema(DictValue schema, bool isClosed)
    {
        var result = new DictValue();
        foreach (var entry in schema.Entries)
        {
            if (entry.Key is not ("nullable" or "example") && entry.Value is not StrValue { Value: "http://json-schema.org/schema#" } && !entry.Key.StartsWith("x-", StringComparison.Ordinal))
            {
                result.Set(entry.Key, MapsOfSchemas.Contains(entry.Key) && entry.Value is DictValue schemas ? Map(schemas, isClosed) : Part(entry.Value, isClosed));
            }
        }

        if (isClosed && schema["properties"] is DictValue && schema["type"] is StrValue { Value: "object" } && schema["x-kubernetes-preserve-unknown-fields"] is null && !schema.ContainsKey("additionalProperties"))
        {
            result.Set("additionalProperties", BoolValue.False);
        }

        return result;
    }

    private static DictValue Map(DictValue schemas, bool isClosed)
    {
        var result = new DictValue();
        foreach (var entry in schemas.Entries)
        {
            result.Set(entry.Key, Part(entry.Value, isClosed));
        }

        return result;
    }

    private static Value Part(Value value, bool isClosed)
    {
        switch (value)
        {
            case DictValue schema:
                return Schema(schema, isClosed);
            case ListValue list:
                var items = new ListValue();
                foreach (var item in list.Items)
                {
                    items.Add(Part(item, isClosed));
                }

                return items;
            default:
                return value;
        }
    }
}
