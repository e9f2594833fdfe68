using System.Runtime.CompilerServices;

namespace Kcl.Net.Kustomize;

/// <summary>Replaces aliases by copies of what they name and `&lt;&lt;` by the entries it brings, so that later steps see plain trees.</summary>
internal sealed class Anchors
{
    /// <summary>Nodes that copies may add; a few lines can otherwise stand for billions.</summary>
    private const int MaxCopies = 1_000_000;
    private readonly HashSet<Node> _open = new(ReferenceEqualityComparer.Instance);
    private int _copies;

    private Anchors()
    {
    }

    public static Node Expand(Node root) => new Anchors().Visit(root);

    private Node Visit(Node node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node.Kind)
        {
            case NodeKind.Alias:
                if (_open.Contains(node.Content[0]))
                {
                    throw new KustomizeException($"yaml: anchor '{node.Value}' value contains itself");
                }

                return Copy(Visit(node.Content[0]));
            case NodeKind.Mapping:
                _open.Add(node);
                Merge(node);
                Children(node);
                _open.Remove(node);
                return node;
            case NodeKind.Sequence:
                _open.Add(node);
                Children(node);
                _open.Remove(node);
                return node;
            default:
                return node;
        }
    }

    private void Children(Node node)
    {
        for (var i = 0; i < node.Content.Length; i++)
        {
            node.Content[i] = Visit(node.Content[i]);
        }
    }

    private Node Copy(Node node)
    {
        Count(node);
        return node.Copy();
    }

    private void Count(Node node)
    {
        if (++_copies > MaxCopies)
        {
            throw new KustomizeException("yaml: document contains excessive aliasing");
        }

        foreach (var child in node.Content)
        {
            Count(child);
        }
    }

    private void Merge(Node node)
    {
        MergeOthers(node);

        // A key that is null has no name, so it is taken for a new one; writing the result then fails.
        for (int i = 0, end = node.Content.Length; i + 1 < end; i += 2)
        {
            if (node.Content[i].IsTaggedNull && node.Content[i].Value.Length > 0)
            {
                node.Append(node.Content[i].Copy(), node.Content[i + 1]);
            }
        }
    }

    private void MergeOthers(Node node)
    {
        Node? value = null;
        for (var i = 0; i + 1 < node.Content.Length; i += 2)
        {
            if (node.Content[i].Tag == Tags.Merge)
            {
                value = value is null ? node.Content[i + 1] : throw new KustomizeException("duplicate merge key");
            }
        }

        if (value is null)
        {
            return;
        }

        var sources = Sources(value);
        NodeFields.Clear(node, "<<");
        var merged = Node.Collection(NodeKind.Mapping);
        foreach (var source in sources.Append(node))
        {
            var from = ReferenceEquals(source, node) ? node : Copy(source);
            for (var i = 0; i + 1 < from.Content.Length; i += 2)
            {
                // A name written twice counts once, with what it was given first.
                var first = NodeFields.IndexOf(from, from.Content[i].Value);
                Put(merged, from.Content[first], from.Content[first + 1]);
            }
        }

        // Names of the mapping itself keep their places.
        var ordered = Node.Collection(NodeKind.Mapping);
        for (var i = 0; i + 1 < node.Content.Length; i += 2)
        {
            var at = NodeFields.IndexOf(merged, node.Content[i].Value);
            Put(ordered, merged.Content[at], merged.Content[at + 1]);
        }

        for (var i = 0; i + 1 < merged.Content.Length; i += 2)
        {
            Put(ordered, merged.Content[i], merged.Content[i + 1]);
        }

        node.Content = ordered.Content;
    }

    private static void Put(Node mapping, Node key, Node value)
    {
        var at = NodeFields.IndexOf(mapping, key.Value);
        if (at < 0)
        {
            mapping.Append(key, value);
        }
        else
        {
            (mapping.Content[at], mapping.Content[at + 1]) = (key, value);
        }
    }

    /// <summary>The mappings a `&lt;&lt;` names, the one that wins last.</summary>
    private static List<Node> Sources(Node value)
    {
        switch (value.Kind)
        {
            case NodeKind.Mapping:
                return [value];
            case NodeKind.Alias:
                return value.Content[0].IsMapping ? [value.Content[0]] : throw new KustomizeException("invalid map merge: received alias for a non-map value");
            case NodeKind.Sequence:
                var sources = new List<Node>();
                foreach (var item in value.Content)
                {
                    if (item.Kind == NodeKind.Sequence)
                    {
                        throw new KustomizeException("invalid map merge: received a nested sequence");
                    }

                    sources.InsertRange(0, Sources(item));
                }

                return sources;
            default:
                throw new KustomizeException("map merge requires map or sequence of maps as the value");
        }
    }
}
