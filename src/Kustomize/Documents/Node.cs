namespace Kcl.Net.Kustomize;

internal enum NodeKind : byte
{
    /// <summary>A node that was made without content; it stands for nothing.</summary>
    None,
    Scalar,
    Mapping,
    Sequence,

    /// <summary>Refers to the node in its content; gone once a document has been read.</summary>
    Alias,
}

/// <summary>How a node was written. Patches look at it: a scalar keeps the quotes of the one it replaces.</summary>
[Flags]
internal enum NodeStyle : byte
{
    Plain = 0,
    Tagged = 1,
    DoubleQuoted = 2,
    SingleQuoted = 4,
    Literal = 8,
    Folded = 16,
    Flow = 32,
    Quoted = DoubleQuoted | SingleQuoted | Literal | Folded,
}

/// <summary>
/// A node of a YAML document with its tag and style, as kustomize keeps resources between reading and writing. A mapping's content is
/// key, value, key, value. <see cref="Content"/> is replaced and never grown in place, so two nodes may share it.
/// </summary>
internal class Node
{
    public NodeKind Kind;
    public NodeStyle Style;

    /// <summary>A null that a merge must not drop.</summary>
    public bool ShouldKeep;

    /// <summary>1-based line in the text the node was read from; 0 for nodes made by transformers.</summary>
    public int Line;
    public string Tag = "";
    public string Value = "";
    public Node[] Content = [];

    public static Node Scalar(string value, string tag = "") => new() { Kind = NodeKind.Scalar, Value = value, Tag = tag };

    public static Node Text(string value) => new() { Kind = NodeKind.Scalar, Value = value, Tag = Tags.Str, Style = value.Contains('\n', StringComparison.Ordinal) ? NodeStyle.Literal : NodeStyle.Plain };

    public static Node Collection(NodeKind kind, params Node[] content) => new() { Kind = kind, Content = content };

    public bool IsMapping => Kind == NodeKind.Mapping;

    public bool IsTaggedNull => Tag == Tags.Null;

    /// <summary>A scalar that is text or has no tag yet.</summary>
    public bool IsText => Kind == NodeKind.Scalar && Tag is Tags.Str or "";

    public bool IsEmpty => IsTaggedNull || (Kind is NodeKind.Mapping or NodeKind.Sequence && Content.Length == 0) || IsZero;

    private bool IsZero => Kind == NodeKind.None && Style == NodeStyle.Plain && Tag.Length == 0 && Value.Length == 0 && Content.Length == 0;

    /// <summary>Becomes what the other node is; those who hold this node see the change.</summary>
    public virtual void Become(Node other)
    {
        Kind = other.Kind;
        Style = other.Style;
        Line = other.Line;
        Tag = other.Tag;
        Value = other.Value;
        Content = other.Content;
    }

    public void Append(Node item) => Content = [.. Content, item];

    public void Append(Node key, Node value) => Content = [.. Content, key, value];

    public Node Copy()
    {
        var copy = (Node)MemberwiseClone();
        if (Content.Length > 0)
        {
            copy.Content = new Node[Content.Length];
            for (var i = 0; i < Content.Length; i++)
            {
                copy.Content[i] = Content[i].Copy();
            }
        }

        return copy;
    }
}

/// <summary>The short tags of YAML's own types.</summary>
internal static class Tags
{
    public const string Null = "!!null";
    public const string Bool = "!!bool";
    public const string Str = "!!str";
    public const string Int = "!!int";
    public const string Float = "!!float";
    public const string Timestamp = "!!timestamp";
    public const string Binary = "!!binary";
    public const string Seq = "!!seq";
    public const string Map = "!!map";
    public const string Merge = "!!merge";
}
