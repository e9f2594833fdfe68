using System.Globalization;

namespace Kcl.Net.Kustomize;

/// <summary>Paths of names, indexes (`0`, `-` for the last) and conditions (`[name=web]`).</summary>
internal static class NodePath
{
    /// <summary>The node at the path; null when there is none.</summary>
    /// <param name="create">Kind of the node that is made when it is missing; None makes nothing.</param>
    public static Node? Lookup(Node? node, NodeKind create, IReadOnlyList<string> path)
    {
        for (var i = 0; i < path.Count; i++)
        {
            var part = path[i].Trim();
            if (part.Length == 0)
            {
                continue;
            }

            node = Step(node, part, create, create == NodeKind.None ? NodeKind.None : KindFor(Next(path, i), create));
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    public static bool IsIndex(string part, out int index) =>
        int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index);

    public static bool IsCondition(string part) => part.StartsWith('[') && part.EndsWith(']');

    /// <summary>Field and text of `[field=text]`.</summary>
    public static (string Field, string Text) Condition(string part)
    {
        var inner = part.EndsWith(']') ? part[..^1] : part;
        inner = inner.StartsWith('[') ? inner[1..] : inner;
        var equals = inner.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? throw new KustomizeException("list path element must contain fieldName=fieldValue for element to match")
            : (inner[..equals], inner[(equals + 1)..]);
    }

    /// <summary>The kind of node that has to be made for what comes next.</summary>
    public static NodeKind KindFor(string next, NodeKind last) =>
        IsCondition(next) || (IsIndex(next, out var index) && index >= 0) ? NodeKind.Sequence : next.Length == 0 ? last : NodeKind.Mapping;

    private static string Next(IReadOnlyList<string> path, int at)
    {
        for (var i = at + 1; i < path.Count; i++)
        {
            if (path[i].AsSpan().Trim().Length > 0)
            {
                return path[i].Trim();
            }
        }

        return "";
    }

    private static Node? Step(Node? node, string part, NodeKind create, NodeKind kind)
    {
        if (IsIndex(part, out var index))
        {
            return index < 0 ? throw new KustomizeException($"array index {index} cannot be negative") : Element(node, index);
        }

        if (part == "-")
        {
            return Element(node, -1);
        }

        if (part == "*")
        {
            throw new KustomizeException("wildcard is not supported in PathGetter");
        }

        if (IsCondition(part))
        {
            return Conditional(node, part, create);
        }

        if (NodeFields.Get(node, part) is { } field)
        {
            return field;
        }

        return create == NodeKind.None || NodeFields.IsMissing(node) ? null : NodeFields.Set(node!, part, new Node { Kind = kind });
    }

    private static Node? Element(Node? node, int index)
    {
        NodeFields.Require(node, NodeKind.Sequence);
        var content = node?.Content ?? [];
        if (index < 0)
        {
            return content.Length > 0 ? content[^1] : throw new KustomizeException("runtime error: index out of range [-1]");
        }

        return index < content.Length ? content[index] : null;
    }

    private static Node? Conditional(Node? node, string part, NodeKind create)
    {
        var (field, text) = Condition(part);
        NodeFields.Require(node, NodeKind.Sequence);
        if (NodeFields.IsMissing(node))
        {
            return null;
        }

        var found = ListElements.Find(node!, [field], [text]);
        if (found is not null || create == NodeKind.None)
        {
            return found;
        }

        var made = field.Length == 0
            ? Node.Scalar(text)
            : Node.Collection(NodeKind.Mapping, Node.Scalar(field), Node.Scalar(text));
        node!.Append(made);
        return made;
    }
}
