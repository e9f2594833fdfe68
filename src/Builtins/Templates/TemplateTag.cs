namespace Kcl.Net.Builtins.Templates;

internal enum TagKind
{
    Text,
    Output,
    RawOutput,
    Open,
    Close,
    Else,
    Partial,
    InlineOpen,
    Comment,
}

/// <summary>A piece of a template: text, or a tag with what is inside it.</summary>
internal sealed class TemplateTag(TagKind kind, int offset, string content)
{
    public TagKind Kind { get; } = kind;

    public int Offset { get; } = offset;

    public string Content { get; set; } = content;

    public bool TrimBefore { get; init; }

    public bool TrimAfter { get; init; }

    /// <summary>Tags that vanish with their line when nothing else is on it.</summary>
    public bool CanStandAlone => Kind is TagKind.Open or TagKind.Close or TagKind.Else or TagKind.Comment or TagKind.InlineOpen or TagKind.Partial;
}
