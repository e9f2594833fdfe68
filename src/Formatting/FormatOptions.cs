namespace Kcl.Net.Formatting;

public enum TrailingComments
{
    /// <summary>It stays on its line.</summary>
    Beside,

    /// <summary>On a line of its own above what begins on its line, as the reference formatter puts it.</summary>
    Above,
}

/// <summary>How deep a level is. Line breaks and blanks are fixed.</summary>
public sealed record FormatOptions
{
    /// <summary>Spaces of one level; not used with tabs.</summary>
    public int IndentWidth { get; init; } = 4;

    /// <summary>One tab for each level.</summary>
    public bool UseTabs { get; init; }

    /// <summary>Where a comment goes that follows code on its line.</summary>
    public TrailingComments TrailingComments { get; init; }

    internal string Level => UseTabs ? "\t" : new string(' ', IndentWidth);
}
