using Kcl.Net.Decoding;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Files of `crds`: OpenAPI definitions by type name, whose extensions say which fields hold names, labels and annotations.</summary>
internal static class CrdConfiguration
{
    private const int MaxDepth = 100;

    public static TransformerConfig Load(KustomizeLoader loader, IReadOnlyList<string> paths)
    {
        var config = TransformerConfig.Empty;
        foreach (var path in paths)
        {
            var definitions = Wrapped(paths, () => Read(loader.Load(path), path));
            foreach (var name in definitions.SortedKeys())
            {
                if (Properties(definitions, name) is { } properties && properties.ContainsKey("kind") && properties.ContainsKey("apiVersion") && properties.ContainsKey("metadata"))
                {
                    var type = new Gvk("", "", name[(name.LastIndexOf('.') + 1)..]);
                    config = Wrapped(paths, () => config.Merge(Collect(definitions, name, type)));
                }
            }
        }

        return config;
    }

    private static T Wrapped<T>(IReadOnlyList<string> paths, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap($"loading CRDs {GoPrinting.List(paths)}", failure);
        }
    }

    private static DictValue Read(byte[] content, string path)
    {
        var prefix = $"unable to parse open API definition from '{path}'";
        try
        {
            var text = Utf8Text.Decode(content);
            var value = text.StartsWith('{') ? JsonReader.Read(text, JsonOptions.Exact) : GoDecoder.Yaml(text);
            return value as DictValue ?? new DictValue();
        }
        catch (DataFormatException failure)
        {
            throw new KustomizeException($"{prefix}: {failure.GoMessage}", failure) { Line = failure.Line };
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap(prefix, failure);
        }
    }

    private static DictValue? Properties(DictValue definitions, string name) =>
        ((definitions[name] as DictValue)?["Schema"] ?? (definitions[name] as DictValue)?["schema"]) is DictValue schema ? schema["properties"] as DictValue : null;

    private static TransformerConfig Collect(DictValue definitions, string name, Gvk type)
    {
        List<FieldSpec> annotations = [], labels = [], prefixes = [];
        List<NameReference> references = [];
        Visit(name, [], 0);
        return new TransformerConfig
        {
            CommonAnnotations = annotations,
            CommonLabels = labels,
            NamePrefix = prefixes,
            NameReference = references,
        };

        void Visit(string current, List<string> path, int depth)
        {
            if (Properties(definitions, current) is not { } properties || depth > MaxDepth)
            {
                return;
            }

            foreach (var field in properties.SortedKeys())
            {
                if (properties[field] is not DictValue property)
                {
                    continue;
                }

                FieldSpec Spec(params string[] rest) => new(type, string.Join('/', [.. path, field, .. rest]), Create: false);
                AddIf("x-kubernetes-annotation", annotations);
                AddIf("x-kubernetes-label-selector", labels);
                AddIf("x-kubernetes-identity", prefixes);
                if (property["x-kubernetes-object-ref-api-version"] is StrValue version && property["x-kubernetes-object-ref-kind"] is StrValue kind)
                {
                    var key = property["x-kubernetes-object-ref-name-key"] is StrValue nameKey ? nameKey.Value : "name";
                    references.Add(new NameReference(new Gvk("", version.Value, kind.Value), [Spec(key)]));
                }

                if (property["$ref"] is StrValue reference)
                {
                    Visit(reference.Value, [.. path, field], depth + 1);
                }

                void AddIf(string extension, List<FieldSpec> specs)
                {
                    if (property[extension] is StrValue)
                    {
                        specs.Add(Spec());
                    }
                }
            }
        }
    }
}
