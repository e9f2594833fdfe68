using Kcl.Net.Values;

namespace Kcl.Net.Import;

/// <summary>The named schemas of an OpenAPI 3 or Swagger 2 document.</summary>
internal static class OpenApiSchemas
{
    public static JsonSchemaReader Read(DictValue document)
    {
        var reader = new JsonSchemaReader(document, new ImportOptions());
        var schemas = ((document["components"] as DictValue)?["schemas"] ?? document["definitions"]) as DictValue ?? new DictValue();
        foreach (var entry in schemas.Entries)
        {
            if (entry.Value is DictValue schema)
            {
                // `io.k8s.api.core.v1.Pod` is known as Pod.
                reader.Add(entry.Key[(entry.Key.LastIndexOf('.') + 1)..], schema);
            }
        }

        return reader;
    }
}
