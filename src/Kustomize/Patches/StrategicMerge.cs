using System.Runtime.CompilerServices;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>
/// Merges a patch into a resource, in place. Follows kustomize's walk step by step, for its corners can be seen: what a patch brings
/// is merged with itself, an explicit null of the base stays, and lists with a merge key are built anew from the patch's elements.
/// </summary>
internal sealed partial class StrategicMerge(SchemaStore schemas, bool infersKeys = false, bool prepends = true)
{
    private enum Directive : byte
    {
        Merge,
        Replace,
        Delete,
    }

    /// <summary>The merged tree: the target changed, or the patch where there was nothing; null when the patch deletes.</summary>
    public Node? Merge(Node? target, Node? patch) => Walk(target, patch, null);

    private Node? Walk(Node? target, Node? patch, MergeSchema? schema)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        schema = InComment(target) ?? InComment(patch) ?? schema ?? SchemaOf(target) ?? SchemaOf(patch);
        var kind = !NodeFields.IsMissing(target) ? target!.Kind : !NodeFields.IsMissing(patch) ? patch!.Kind : NodeKind.None;
        if (kind != NodeKind.None)
        {
            NodeFields.Require(target, kind);
            NodeFields.Require(patch, kind);
        }

        switch (kind)
        {
            case NodeKind.Mapping or NodeKind.None:
                return Map(target, patch, schema);
            case NodeKind.Sequence:
                TakeStyle(target, patch);
                var isAssociative = schema is not null ? schema.MergeKeys is not null : infersKeys && (HasNames(target) || HasNames(patch));
                return isAssociative ? Associative(target, patch, schema) : patch ?? target;
            default:
                TakeStyle(target, patch);
                return patch ?? target;
        }
    }

    private MergeSchema? InComment(Node? node) => NodeFields.IsMissing(node) ? null : schemas.InComment(node);

    /// <summary>The schema beside a field's value or its key.</summary>
    private MergeSchema? InComment(Node? mapping, string name) =>
        mapping is PlacedNode { Kind: NodeKind.Mapping } && NodeFields.IndexOf(mapping, name) is >= 0 and var at
            ? schemas.InComment(mapping.Content[at + 1]) ?? schemas.InComment(mapping.Content[at])
            : null;

    private MergeSchema? SchemaOf(Node? node)
    {
        if (node is not { Kind: NodeKind.Mapping })
        {
            return null;
        }

        return NodeFields.Field(node, "apiVersion") is { IsEmpty: false, Value: { Length: > 0 } apiVersion }
            && NodeFields.Field(node, "kind") is { IsEmpty: false, Value: { Length: > 0 } kind }
            ? schemas.ForType(apiVersion, kind)
            : null;
    }

    private static void TakeStyle(Node? target, Node? patch)
    {
        if (target is not null && patch is not null && target.Kind != NodeKind.Scalar && target.Content.Length == 0)
        {
            target.Style = patch.Style;
        }
    }

    private Node? Map(Node? target, Node? patch, MergeSchema? schema)
    {
        TakeStyle(target, patch);
        var result = MapResult(target, patch);
        if (result is null)
        {
            return null;
        }

        foreach (var name in FieldNames(result, patch))
        {
            var (ours, theirs) = (FieldAt(result, name, out var ourStyle), FieldAt(patch, name, out var theirStyle));
            var value = Walk(ours, theirs, InComment(result, name) ?? InComment(patch, name) ?? schema?.Field(name));
            NodeFields.Set(result, name, value, value is null ? NodeStyle.Plain : ReferenceEquals(value, theirs) ? theirStyle : ReferenceEquals(value, ours) ? ourStyle : NodeStyle.Plain);
        }

        return result;
    }

    private static Node? MapResult(Node? target, Node? patch)
    {
        if (NodeFields.IsMissing(target))
        {
            if (patch is { Kind: NodeKind.Mapping or NodeKind.Sequence } && IsDeleted(patch))
            {
                return null;
            }

            return patch is null && target is { Value.Length: > 0 }
                ? new Node { Kind = NodeKind.Scalar, Tag = Tags.Null, Value = target.Value, ShouldKeep = true }
                : patch;
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

    /// <summary>Whether the patch deletes; an unknown directive is overlooked here.</summary>
    private static bool IsDeleted(Node patch)
    {
        try
        {
            return TakeDirective(patch) == Directive.Delete;
        }
        catch (KustomizeException)
        {
            return false;
        }
    }

    private static Node? FieldAt(Node? node, string name, out NodeStyle keyStyle)
    {
        keyStyle = NodeStyle.Plain;
        if (node is not { Kind: NodeKind.Mapping })
        {
            return null;
        }

        var at = NodeFields.IndexOf(node, name);
        if (at < 0)
        {
            return null;
        }

        keyStyle = node.Content[at].Style;
        return node.Content[at + 1];
    }

    private static List<string> FieldNames(Node target, Node? patch)
    {
        var names = new List<string>();
        Add(target);
        if (!ReferenceEquals(target, patch))
        {
            Add(patch);
        }

        names.Sort(Utf8Order.Compare);
        var kept = 0;
        for (var i = 0; i < names.Count; i++)
        {
            if (i == 0 || names[i] != names[i - 1])
            {
                names[kept++] = names[i];
            }
        }

        names.RemoveRange(kept, names.Count - kept);
        return names;

        void Add(Node? node)
        {
            if (node is { Kind: NodeKind.Mapping })
            {
                for (var i = 0; i + 1 < node.Content.Length; i += 2)
                {
                    names.Add(node.Content[i].Value);
                }
            }
        }
    }

    /// <summary>Reads the `$patch` of a mapping or the element of a list that is nothing else, and takes it out.</summary>
    private static Directive TakeDirective(Node? patch)
    {
        const string Key = "$patch";
        if (patch is null)
        {
            return Directive.Merge;
        }

        var holder = patch;
        if (patch.Kind == NodeKind.Sequence)
        {
            holder = Array.Find(patch.Content, static e => e.IsMapping && NodeFields.IndexOf(e, Key) >= 0);
            if (holder is null || holder.Content.Length > 2)
            {
                return Directive.Merge;
            }
        }
        else if (patch.Kind != NodeKind.Mapping)
        {
            throw new KustomizeException($"no implemented strategic merge patch strategy for '{patch.Tag}' ('{NodeText.Write(patch)}')");
        }

        if (NodeFields.Get(holder, Key) is not { } value)
        {
            return Directive.Merge;
        }

        var directive = value.Value switch
        {
            "delete" => Directive.Delete,
            "replace" => Directive.Replace,
            "merge" => Directive.Merge,
            _ => throw new KustomizeException($"unknown patch strategy '{value.Value}'") { Line = value.Line, Help = "a $patch is one of merge, replace and delete" },
        };
        if (patch.Kind == NodeKind.Mapping)
        {
            NodeFields.Clear(patch, Key);
        }
        else
        {
            ListElements.Set(patch, null, [Key], [value.Value]);
        }

        return directive;
    }

    private static bool HasNames(Node? list)
    {
        if (list is null || list.IsTaggedNull)
        {
            return false;
        }

        return Array.TrueForAll(list.Content, static e => NodeFields.Field(e, "name") is not null);
    }
}
