namespace Kcl.Net.Diagnostics;

/// <summary>Where something was written: a span of one file. Shared by syntax, lowered nodes and decoded data.</summary>
public sealed class Origin(SourceFile file, TextSpan span)
{
    public SourceFile File { get; } = file;

    public TextSpan Span { get; } = span;

    public LinePosition Start => File.PositionAt(Span.Start);

    public int Line => File.LineAt(Span.Start);

    /// <summary>The start of the line.</summary>
    public Origin LineStart() => new(File, new TextSpan(Span.Start - (Start.Column - 1), 0));

    public override string ToString() => $"{File.Path}:{Start.Line}:{Start.Column}";
}
