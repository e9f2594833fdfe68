using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Makes a config map or a secret from literals and files.</summary>
internal sealed class DataGenerator(DictValue arguments, bool isSecret, KustomizeLoader loader, ClusterScope scope) : IGenerator
{
    private const int LineLength = 70;

    public List<Resource> Generate()
    {
        var name = arguments.Text("name");
        if (name.Length == 0)
        {
            throw new KustomizeException("a configmap must have a name");
        }

        var root = Node.Collection(NodeKind.Mapping);
        NodeFields.Set(root, "apiVersion", Node.Text("v1"));
        NodeFields.Set(root, "kind", Node.Text(isSecret ? "Secret" : "ConfigMap"));
        var resource = new Resource(root, scope);
        NodeFields.Set(NodeFields.LookupOrCreate(root, NodeKind.Mapping, "metadata")!, "name", Node.Text(name));
        if (arguments.Text("namespace") is { Length: > 0 } space)
        {
            NodeFields.Set(NodeFields.LookupOrCreate(root, NodeKind.Mapping, "metadata")!, "namespace", Node.Text(space));
        }

        Fill(root, name);
        var options = arguments["options"] as DictValue;
        AddOptions(root, options);
        if (options is null || !options.Flag("disableNameSuffixHash"))
        {
            resource.Enable(BuildAnnotations.NeedsHash);
        }

        resource.SetBehavior(arguments.Text("behavior"));
        return [resource];
    }

    private void Fill(Node root, string name)
    {
        if (isSecret)
        {
            NodeFields.Set(root, "type", Node.Text(arguments.Text("type") is { Length: > 0 } type ? type : "Opaque"));
        }

        var data = Data(name);
        if (isSecret)
        {
            NodeFields.LookupOrCreate(root, NodeKind.Mapping, "data");
        }

        foreach (var (key, value) in data)
        {
            var text = isSecret ? null : Utf8Text.TryDecode(value);
            DataMap.Add(root, text is null && !isSecret ? "binaryData" : "data", key, text ?? Base64(value));
        }
    }

    private SortedDictionary<string, byte[]> Data(string name)
    {
        var data = new SortedDictionary<string, byte[]>(Comparer<string>.Create(Utf8Order.Compare));
        List<KeyValueSources.Entry> entries;
        try
        {
            entries = new KeyValueSources(loader).Load(arguments.Texts("envs"), arguments.Texts("literals"), arguments.Texts("files"));
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap("loading KV pairs", failure);
        }

        foreach (var (key, value) in entries)
        {
            if (!data.TryAdd(key, value))
            {
                throw new KustomizeException($"configmap {name} illegally repeats the key `{key}`");
            }
        }

        return data;
    }

    private static void AddOptions(Node root, DictValue? options)
    {
        if (options is null)
        {
            return;
        }

        foreach (var field in new[] { "labels", "annotations" })
        {
            foreach (var (key, value) in options.TextMap(field))
            {
                var node = Node.Text(value);
                node.Style = NodeStyle.SingleQuoted;
                NodeFields.Set(NodeFields.LookupOrCreate(root, NodeKind.Mapping, "metadata", field)!, key, node);
            }
        }

        if (options.Flag("immutable"))
        {
            NodeFields.Set(root, "immutable", Node.Scalar("true", Tags.Bool));
        }
    }

    /// <summary>Base 64; long text in lines, each with its break.</summary>
    private static string Base64(byte[] value)
    {
        var text = Convert.ToBase64String(value);
        if (text.Length < LineLength)
        {
            return text;
        }

        var lines = new StringBuilder(text.Length + (text.Length / LineLength) + 1);
        for (var at = 0; at < text.Length; at += LineLength)
        {
            lines.Append(text, at, Math.Min(LineLength, text.Length - at)).Append('\n');
        }

        return lines.ToString();
    }
}
