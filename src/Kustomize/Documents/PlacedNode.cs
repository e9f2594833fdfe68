namespace Kcl.Net.Kustomize;

/// <summary>
/// A node that also knows its place in its document and the comments beside it. Few documents need that: where comments hold schemas,
/// and where a hash is taken over the nodes themselves.
/// </summary>
internal sealed class PlacedNode : Node
{
    /// <summary>1-based line in the node's own document, and column; both are 0 once the node is made anew.</summary>
    public int DocumentLine;
    public int Column;

    /// <summary>The comment behind the node on its line, with its `#`; empty without one.</summary>
    public string LineComment = "";

    /// <summary>The comment above the node; empty without one.</summary>
    public string HeadComment = "";

    public override void Become(Node other)
    {
        base.Become(other);
        var placed = other as PlacedNode;
        DocumentLine = placed?.DocumentLine ?? 0;
        Column = placed?.Column ?? 0;
        LineComment = placed?.LineComment ?? "";
        HeadComment = placed?.HeadComment ?? "";
    }
}
