namespace Kcl.Net.Kustomize;

/// <summary>Finding and setting the elements of lists by the values of their keys. The key `""` means the element's own text.</summary>
internal static class ListElements
{
    /// <summary>The first element all of whose keys have the values.</summary>
    public static Node? Find(Node list, IReadOnlyList<string> keys, IReadOnlyList<string> values)
    {
        if (keys[0].Length == 0)
        {
            return Array.Find(list.Content, e => e.Value == values[0]);
        }

        foreach (var element in list.Content)
        {
            if (!element.IsMapping)
            {
                continue;
            }

            var matches = keys.Count == values.Count;
            for (var i = 0; matches && i < keys.Count; i++)
            {
                matches = NodeFields.Match(element, keys[i], values[i]) is not null;
            }

            if (matches)
            {
                return element;
            }
        }

        return null;
    }

    /// <summary>
    /// Puts the element in the place of every one its keys and values match, or at the end; null takes those out. Empty elements are
    /// dropped on the way, and without values everything that does not match is, too.
    /// </summary>
    public static void Set(Node list, Node? element, IReadOnlyList<string> keys, IReadOnlyList<string> values)
    {
        NodeFields.Require(list, NodeKind.Sequence);
        var isKeyed = keys[0].Length > 0 && values.Count > 0 && values[0].Length > 0;
        var content = new List<Node>(list.Content.Length + 1);
        var found = false;
        foreach (var item in list.Content)
        {
            if (NodeFields.IsEmptyMap(item))
            {
                continue;
            }

            if (isKeyed && !item.IsMapping)
            {
                content.Add(item);
            }
            else if (!Matches(item, keys, values))
            {
                if (values.Count > 0)
                {
                    content.Add(item);
                }
            }
            else
            {
                found = true;
                if (element is not null)
                {
                    content.Add(element);
                }
            }
        }

        if (!found && !NodeFields.IsMissing(element))
        {
            content.Add(element!);
        }

        list.Content = content.ToArray();
    }

    private static bool Matches(Node item, IReadOnlyList<string> keys, IReadOnlyList<string> values)
    {
        Node? value = null;
        for (var i = 0; i < keys.Count; i++)
        {
            if (i < values.Count)
            {
                value = values[i].Length > 0 || keys[i].Length == 0 ? NodeFields.Match(item, keys[i], values[i]) : NodeFields.Get(item, keys[i]);
            }

            if (value is null)
            {
                return false;
            }
        }

        return true;
    }
}
