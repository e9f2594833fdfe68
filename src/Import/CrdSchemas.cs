using Kcl.Net.Values;

namespace Kcl.Net.Import;

/// <summary>
/// The schemas of CustomResourceDefinitions. The API server refuses unknown fields in strict mode, so objects are closed unless
/// they say otherwise. A resource knows its own `apiVersion` and `kind`.
/// </summary>
internal static class CrdSchemas
{
    public static IEnumerable<JsonSchemaReader> Read(IEnumerable<DictValue> definitions)
    {
        var root = new DictValue();
        var reader = new JsonSchemaReader(root, new ImportOptions { OpenByDefault = false });
        foreach (var definition in definitions)
        {
            AddDefinition(definition, reader);
        }

        return [reader];
    }

    private static void AddDefinition(DictValue definition, JsonSchemaReader reader)
    {
        if (definition["spec"] is not DictValue spec || Text(spec["group"]) is not { } group || Text((spec["names"] as DictValue)?["kind"]) is not { } kind)
        {
            return;
        }

        var versions = (spec["versions"] as ListValue)?.Items.ToArray().OfType<DictValue>().ToList() ?? [];
        foreach (var version in versions)
        {
            // The version that all share stands beside them in the old API.
            var schema = Schema(version) ?? Schema(spec);
            if (schema is not null && Text(version["name"]) is { } name)
            {
                Add(reader, schema, versions.Count == 1 ? kind : kind + "-" + name, $"{group}/{name}", kind);
            }
        }

        if (versions.Count == 0 && Schema(spec) is { } only && Text(spec["version"]) is { } single)
        {
            Add(reader, only, kind, $"{group}/{single}", kind);
        }
    }

    private static DictValue? Schema(DictValue holder) =>
        ((holder["schema"] ?? holder["validation"]) as DictValue)?["openAPIV3Schema"] as DictValue;

    private static void Add(JsonSchemaReader reader, DictValue schema, string name, string apiVersion, string kind)
    {
        var properties = new DictValue();
        properties.Set("apiVersion", Constant(apiVersion));
        properties.Set("kind", Constant(kind));
        if (schema["properties"] is DictValue declared)
        {
            foreach (var entry in declared.Entries)
            {
                if (entry.Key is not ("apiVersion" or "kind"))
                {
                    properties.Set(entry.Key, entry.Value);
                }
            }
        }

        var resource = schema.Copy();
        resource.Set("type", new StrValue("object"));
        resource.Set("properties", properties);
        reader.AddResource(name, resource);
    }

    private static DictValue Constant(string value)
    {
        var schema = new DictValue();
        schema.Set("type", new StrValue("string"));
        schema.Set("const", new StrValue(value));
        return schema;
    }

    private static string? Text(Value? value) => (value as StrValue)?.Value;
}
