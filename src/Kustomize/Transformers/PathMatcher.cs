using Kcl.Net.Helm;

namespace Kcl.Net.Kustomize;

/// <summary>All nodes a path of a replacement target names: `*` is every element, `[name=we.*]` those whose text an expression finds.</summary>
/// <param name="create">Kind of the node that is made when it is missing; None makes nothing.</param>
internal sealed class PathMatcher(NodeKind create)
{
    public List<Node> Find(Node root, string[] path)
    {
        var found = new List<Node>();
        Find(root, path, 0, found);
        return found;
    }

    private void Find(Node? node, string[] path, int at, List<Node> found)
    {
        if (at == path.Length)
        {
            if (node is not null)
            {
                found.Add(node);
            }

            return;
        }

        var part = path[at];
        if (NodePath.IsIndex(part, out var index) && index >= 0)
        {
            Index(node, path, at, index, found);
        }
        else if (NodePath.IsCondition(part))
        {
            Condition(node, path, at, found);
        }
        else if (part == "*")
        {
            foreach (var element in Elements(node))
            {
                Find(element, path, at + 1, found);
            }
        }
        else
        {
            Field(node, path, at, found);
        }
    }

    private static Node[] Elements(Node? node)
    {
        NodeFields.Require(node, NodeKind.Sequence);
        return node?.Content ?? [];
    }

    private NodeKind KindAfter(string[] path, int at) => NodePath.KindFor(at + 1 < path.Length ? path[at + 1] : "", create);

    private void Field(Node? node, string[] path, int at, List<Node> found)
    {
        var field = NodeFields.Get(node, path[at]);
        if (field is null)
        {
            if (create == NodeKind.None || node is null)
            {
                return;
            }

            field = new Node { Kind = KindAfter(path, at) };
            field = NodeFields.Set(node, path[at], field);
        }

        Find(field, path, at + 1, found);
    }

    private void Index(Node? node, string[] path, int at, int index, List<Node> found)
    {
        var elements = Elements(node);
        if (index == elements.Length && create != NodeKind.None && node is not null)
        {
            node.Append(new Node { Kind = KindAfter(path, at) });
            elements = node.Content;
        }

        if (index >= elements.Length)
        {
            throw new KustomizeException($"index {index} specified but only {elements.Length} elements found");
        }

        Find(elements[index], path, at + 1, found);
    }

    private void Condition(Node? node, string[] path, int at, List<Node> found)
    {
        var (field, pattern) = NodePath.Condition(path[at]);
        var before = found.Count;
        Matching(node, field, pattern, path, at, found);
        if (found.Count > before || create == NodeKind.None || node is null)
        {
            return;
        }

        var value = Node.Scalar(pattern);
        node.Append(field.Length == 0 ? value : Node.Collection(NodeKind.Mapping, Node.Scalar(field), value));
        Matching(node, field, pattern, path, at, found);
    }

    private void Matching(Node? node, string field, string pattern, string[] path, int at, List<Node> found)
    {
        GoRegex? regex = null;
        foreach (var element in Elements(node))
        {
            regex ??= Compile(pattern);
            var value = field.Length == 0 ? element : NodeFields.Field(element, field);
            if (value is null || !regex.IsMatch(NodeText.Write(value).Trim()))
            {
                continue;
            }

            if (field.Length == 0)
            {
                found.Add(element);
            }
            else
            {
                Find(element, path, at + 1, found);
            }
        }
    }

    private static GoRegex Compile(string pattern)
    {
        try
        {
            return GoRegex.Compile(pattern);
        }
        catch (FormatException failure)
        {
            throw new KustomizeException(failure.Message, failure);
        }
    }
}
