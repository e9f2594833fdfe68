namespace Kcl.Net.Kustomize;

/// <summary>Lists whose elements are known by keys: `containers` by name, `ports` by number and protocol, `finalizers` by text.</summary>
internal sealed partial class StrategicMerge
{
    private Node? Associative(Node? target, Node? patch, MergeSchema? schema)
    {
        var list = ListResult(target, patch);
        if (list is null)
        {
            return null;
        }

        string[] keys = schema?.MergeKeys ?? InferredKey(list, patch);
        if (keys.Length > 0)
        {
            return Elements(list, patch, Tuples(list, patch, keys), keys, schema);
        }

        return Elements(list, patch, Texts(list, patch), [""], schema);
    }

    private static Node? ListResult(Node? target, Node? patch)
    {
        if (NodeFields.IsMissing(target))
        {
            return patch;
        }

        if (patch is { IsTaggedNull: true })
        {
            return null;
        }

        return TakeDirective(patch) switch
        {
            Directive.Delete => null,
            Directive.Replace => patch,
            _ => target,
        };
    }

    private static string[] InferredKey(Node list, Node? patch)
    {
        foreach (var source in new[] { list, patch })
        {
            if (source is { Content.Length: > 0 } && !HasNames(source))
            {
                throw new KustomizeException("no merge key found for field ");
            }
        }

        return ["name"];
    }

    /// <summary>The distinct key values of all elements, the patch's first; a missing key is empty.</summary>
    private List<string[]> Tuples(Node list, Node? patch, string[] keys)
    {
        var tuples = new List<string[]>();
        foreach (var source in Ordered(list, patch))
        {
            foreach (var element in source.Content)
            {
                var tuple = new string[keys.Length];
                for (var i = 0; i < keys.Length; i++)
                {
                    tuple[i] = NodeFields.Field(element, keys[i]) is { IsEmpty: false } value ? value.Value : "";
                }

                if (!tuples.Exists(t => t.AsSpan().SequenceEqual(tuple)))
                {
                    tuples.Add(tuple);
                }
            }
        }

        return tuples;
    }

    private List<string[]> Texts(Node list, Node? patch)
    {
        var texts = new List<string[]>();
        foreach (var source in Ordered(list, patch))
        {
            foreach (var element in source.Content)
            {
                if (!texts.Exists(t => t[0] == element.Value))
                {
                    texts.Add([element.Value]);
                }
            }
        }

        return texts;
    }

    private IEnumerable<Node> Ordered(Node list, Node? patch) =>
        patch is null ? [list] : prepends ? [patch, list] : [list, patch];

    private Node? Elements(Node list, Node? patch, List<string[]> tuples, string[] keys, MergeSchema? schema)
    {
        var added = Node.Collection(NodeKind.Sequence);
        var elementSchema = schema?.Elements();
        if (keys.Length > 1)
        {
            Unite(tuples);
        }

        string[] valid = [];
        foreach (var tuple in tuples)
        {
            (valid, var values) = Valid(tuples, tuple, keys);
            var value = Walk(Find(list, valid, values), Find(patch, valid, values), elementSchema);
            var isGone = false;
            for (var i = 0; i < valid.Length; i++)
            {
                if (NodeFields.IsEmptyMap(value))
                {
                    ListElements.Set(list, null, valid, values);
                    isGone = true;
                }
                else if (NodeFields.Field(value, valid[i]) is null && values[i].Length > 0)
                {
                    if (valid[i].Length == 0)
                    {
                        NodeFields.SetScalar(value!, Node.Scalar(values[i]));
                    }
                    else
                    {
                        NodeFields.Set(value!, valid[i], Node.Scalar(values[i]));
                    }
                }
            }

            if (!isGone)
            {
                ListElements.Set(added, value, valid, values);
            }
        }

        if (tuples.Count > 0)
        {
            if (prepends)
            {
                AppendElements(added, list, valid);
                list = added;
            }
            else
            {
                AppendElements(list, added, valid);
            }
        }

        return NodeFields.IsMissing(list) ? null : list;
    }

    /// <summary>Tuples that agree where both say something become one, which says all that either says.</summary>
    private static void Unite(List<string[]> tuples)
    {
        for (var i = 0; i < tuples.Count; i++)
        {
            var first = tuples[i];
            for (var j = 0; j < tuples.Count; j++)
            {
                if (United(first, tuples[j]) is { } united)
                {
                    tuples[i] = united;
                    tuples[j] = united;
                }
            }
        }
    }

    private static string[]? United(string[] a, string[] b)
    {
        var hasCommon = false;
        var result = new string[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] == b[i])
            {
                hasCommon = true;
                result[i] = a[i];
            }
            else if (a[i].Length > 0 && b[i].Length > 0)
            {
                return null;
            }
            else
            {
                result[i] = a[i].Length > 0 ? a[i] : b[i];
            }
        }

        return hasCommon ? result : null;
    }

    /// <summary>The keys that any tuple has a value for, and this tuple's values of them.</summary>
    private static (string[] Keys, string[] Values) Valid(IReadOnlyList<string[]> tuples, string[] tuple, string[] keys)
    {
        var used = new bool[keys.Length];
        var any = false;
        foreach (var other in tuples)
        {
            for (var i = 0; i < other.Length; i++)
            {
                used[i] |= other[i].Length > 0;
                any |= used[i];
            }
        }

        if (!any)
        {
            return (keys, tuple);
        }

        var validKeys = new List<string>();
        var validValues = new List<string>();
        for (var i = 0; i < keys.Length; i++)
        {
            if (used[i])
            {
                validKeys.Add(keys[i]);
                validValues.Add(tuple[i]);
            }
        }

        return (validKeys.ToArray(), validValues.ToArray());
    }

    private static Node? Find(Node? list, string[] keys, string[] values)
    {
        if (list is null)
        {
            return null;
        }

        (keys, values) = Valid([values], values, keys);
        return list.Kind == NodeKind.Sequence ? ListElements.Find(list, keys, values) : null;
    }

    private static void AppendElements(Node into, Node from, string[] keys)
    {
        foreach (var element in from.Content)
        {
            if (keys[0].Length == 0)
            {
                ListElements.Set(into, element, [""], [element.Value]);
                continue;
            }

            var values = new List<string>(keys.Length);
            foreach (var key in keys)
            {
                if (NodeFields.Get(element, key) is { } value)
                {
                    values.Add(value.Value);
                }
                else
                {
                    into.Append(element);
                }
            }

            if (keys.Length > 1)
            {
                ListElements.Set(into, null, keys, values);
            }

            ListElements.Set(into, element, keys, values);
        }
    }
}
