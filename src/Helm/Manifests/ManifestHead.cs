using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>What Helm reads of a document: its kind and annotations. Everything else may be anything.</summary>
internal sealed record ManifestHead(string Kind, DictValue? Annotations)
{
    private static readonly ManifestHead Empty = new("", null);

    public static ManifestHead Read(string path, string document)
    {
        Value value;
        try
        {
            value = HelmYaml.Read(document);
        }
        catch (FormatException failure)
        {
            throw Error(path, failure.Message);
        }

        if (value.IsNullish)
        {
            return Empty;
        }

        if (value is not DictValue map)
        {
            throw Error(path, Mismatch(value, "Go value", "util.SimpleHead"));
        }

        Text(path, map, "apiVersion", "SimpleHead.apiVersion");
        var kind = Text(path, map, "kind", "SimpleHead.kind");
        if (map["metadata"] is not { IsNullish: false } metadata)
        {
            return new ManifestHead(kind, null);
        }

        if (metadata is not DictValue fields)
        {
            throw Error(path, Mismatch(metadata, "Go struct field SimpleHead.metadata", "struct { Name string \"json:\\\"name\\\"\"; Annotations map[string]string \"json:\\\"annotations\\\"\" }"));
        }

        Text(path, fields, "name", ".metadata.name");
        return new ManifestHead(kind, ReadAnnotations(path, fields));
    }

    private static DictValue? ReadAnnotations(string path, DictValue metadata)
    {
        if (metadata["annotations"] is not { IsNullish: false } value)
        {
            return null;
        }

        if (value is not DictValue map)
        {
            throw Error(path, Mismatch(value, "Go struct field .metadata.annotations", "map[string]string"));
        }

        var texts = new DictValue(map.Count);
        foreach (ref readonly var entry in map.Entries)
        {
            var text = entry.Value.IsNullish ? "" : HelmYaml.ScalarText(entry.Value)
                ?? throw Error(path, Mismatch(entry.Value, "Go struct field .metadata.annotations", "string"));
            texts.SetValue(entry.Key, new StrValue(text));
        }

        return texts;
    }

    private static string Text(string path, DictValue map, string key, string field)
    {
        if (map[key] is not { IsNullish: false } value)
        {
            return "";
        }

        return HelmYaml.ScalarText(value) ?? throw Error(path, Mismatch(value, "Go struct field " + field, "string"));
    }

    private static string Mismatch(Value value, string place, string type)
    {
        var kind = value switch { DictValue => "object", ListValue => "array", BoolValue => "bool", StrValue => "string", _ => "number" };
        return $"error unmarshaling JSON: while decoding JSON: json: cannot unmarshal {kind} into {place} of type {type}";
    }

    private static HelmException Error(string path, string message) => new($"YAML parse error on {path}: {message}") { File = path, IsRendering = true };
}
