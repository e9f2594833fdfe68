namespace Kcl.Net.Diagnostics;

/// <summary>A half-open range of UTF-16 code units in one source text.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan FromBounds(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>The smallest span that covers both.</summary>
    public TextSpan To(TextSpan last) => FromBounds(Start, Math.Max(End, last.End));
}
