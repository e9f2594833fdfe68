using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>The `data` of config maps and secrets.</summary>
internal static class DataMap
{
    public static SortedDictionary<string, string> Read(Node? node)
    {
        var result = new SortedDictionary<string, string>(Comparer<string>.Create(Utf8Order.Compare));
        if (node is { Kind: NodeKind.Mapping })
        {
            for (var i = 0; i + 1 < node.Content.Length; i += 2)
            {
                var first = NodeFields.IndexOf(node, node.Content[i].Value);
                result[NodeFields.TextOf(node.Content[first])] = NodeFields.TextOf(node.Content[first + 1]);
            }
        }

        return result;
    }

    public static void Add(Node root, string field, string key, string value)
    {
        if (NodeFields.LookupOrCreate(root, NodeKind.Mapping, field) is { } map)
        {
            NodeFields.Set(map, key, Node.Text(value));
        }
    }
}
