using Kcl.Net.Decoding;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>
/// Reading and changing the fields of mappings as kustomize's libraries do. Their corners are visible in what a build prints: a field
/// that is set keeps the quotes it had, setting null removes, and a name written twice means its first entry.
/// </summary>
internal static class NodeFields
{
    public static bool IsMissing(Node? node) => node is null || node.IsTaggedNull;

    public static bool IsEmptyMap(Node? node) => IsMissing(node) || (node!.IsMapping && node.Content.Length == 0);

    /// <summary>The text of a scalar; empty for null.</summary>
    public static string TextOf(Node? node) => IsMissing(node) ? "" : node!.Value;

    /// <summary>Throws when the node is there and of another kind.</summary>
    public static void Require(Node? node, NodeKind kind)
    {
        if (!IsMissing(node) && node!.Kind != kind)
        {
            throw new NodeKindException(node, kind);
        }
    }

    /// <summary>Position of a field's key in the content; -1 when there is none. The node may be of any kind.</summary>
    public static int IndexOf(Node node, string name)
    {
        var content = node.Content;
        for (var i = 0; i + 1 < content.Length; i += 2)
        {
            var key = content[i].Value;
            if (ReferenceEquals(key, name) || string.Equals(key, name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The value of a field of a mapping; null when it is absent or the node is no mapping.</summary>
    public static Node? Field(Node? node, string name)
    {
        if (node is not { Kind: NodeKind.Mapping })
        {
            return null;
        }

        var at = IndexOf(node, name);
        return at < 0 ? null : node.Content[at + 1];
    }

    /// <summary>The value of a field; null below null. Throws for what is no mapping.</summary>
    public static Node? Get(Node? node, string name)
    {
        if (IsMissing(node))
        {
            return null;
        }

        if (name.Length == 0)
        {
            Require(node, NodeKind.Scalar);
            return TextOf(node).Length == 0 ? node : null;
        }

        Require(node, NodeKind.Mapping);
        var at = IndexOf(node!, name);
        return at < 0 ? null : node!.Content[at + 1];
    }

    /// <summary>The field when its text is the given one.</summary>
    public static Node? Match(Node? node, string name, string text)
    {
        if (IsMissing(node))
        {
            return null;
        }

        if (name.Length == 0)
        {
            Require(node, NodeKind.Scalar);
            return TextOf(node) == text ? node : null;
        }

        return Get(node, name) is { } value && value.Value == text ? value : null;
    }

    public static Node? Lookup(Node? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            node = Get(node, name);
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    /// <summary>Goes down the path and makes what is missing: mappings, and at the end a node of the kind.</summary>
    public static Node? LookupOrCreate(Node? node, NodeKind kind, params ReadOnlySpan<string> path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (IsMissing(node))
            {
                return null;
            }

            node = Get(node, path[i]) ?? Set(node!, path[i], new Node { Kind = i + 1 < path.Length ? NodeKind.Mapping : kind });
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    /// <summary>
    /// Sets a field, or removes it when the value is null. An existing value is changed in place and keeps its style. Returns the
    /// node that holds the value now.
    /// </summary>
    public static Node? Set(Node node, string name, Node? value, NodeStyle keyStyle = NodeStyle.Plain)
    {
        Protect(value);
        if (value is null || (value.IsTaggedNull && !value.ShouldKeep))
        {
            return Clear(node, name);
        }

        if (Get(node, name) is { } field)
        {
            value.Style = field.Style;
            field.Become(value);
            return field;
        }

        node.Append(new Node { Kind = NodeKind.Scalar, Value = name, Style = keyStyle }, value);
        return value;
    }

    /// <summary>Replaces a scalar's value in place; null changes nothing.</summary>
    public static void SetScalar(Node node, Node value)
    {
        Protect(value);
        Require(node, NodeKind.Scalar);
        if (!IsMissing(value))
        {
            value.Style = node.Style;
            node.Become(value);
        }
    }

    /// <summary>Removes a field; returns what it held.</summary>
    public static Node? Clear(Node? node, string name, bool onlyEmpty = false)
    {
        if (node is null)
        {
            return null;
        }

        Require(node, NodeKind.Mapping);
        for (var i = 0; i + 1 < node.Content.Length; i += 2)
        {
            if (node.Content[i].Value != name || (onlyEmpty && node.Content[i + 1].Content.Length > 0))
            {
                continue;
            }

            var removed = node.Content[i + 1];
            node.Content = [.. node.Content[..i], .. node.Content[(i + 2)..]];
            return removed;
        }

        return null;
    }

    /// <summary>Text that older readers take for something else gets quotes.</summary>
    private static void Protect(Node? value)
    {
        if (value is { IsText: true, Style: NodeStyle.Plain } && IsNoText(value.Value))
        {
            value.Style = NodeStyle.DoubleQuoted;
        }
    }

    /// <summary>Whether YAML 1.1 reads the whole text as something else than a string.</summary>
    private static bool IsNoText(string text)
    {
        if (text.Length == 0 || text.Contains('\n', StringComparison.Ordinal))
        {
            return false;
        }

        var trimmed = text.Trim(' ');
        if (trimmed.Length == 0)
        {
            return true;
        }

        var kind = Yaml11.Resolve(trimmed, out _);
        if (kind is not (Yaml11Kind.Str or Yaml11Kind.Timestamp))
        {
            return true;
        }

        var mayBeStructure = trimmed[0] is '[' or '{' or '-' or '#' or '?' or '!' or '&'
            || trimmed[^1] == ':' || trimmed.Contains(": ", StringComparison.Ordinal) || trimmed.Contains(" #", StringComparison.Ordinal);
        if (!mayBeStructure)
        {
            return false;
        }

        try
        {
            return YamlReader.Read(text, YamlOptions.HelmIntegers) is not StrValue;
        }
        catch (DataFormatException)
        {
            return false;
        }
    }
}
