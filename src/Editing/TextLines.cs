using Kcl.Net.Diagnostics;
using Kcl.Net.Formatting;

namespace Kcl.Net.Editing;

/// <summary>Lines and indentation of a text that is edited.</summary>
internal sealed class TextLines(string text)
{
    /// <summary>The level of the first line that is indented.</summary>
    public FormatOptions Options { get; } = FindOptions(text);

    public int StartOfLine(int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>The white space that the offset's line begins with.</summary>
    public string IndentationAt(int offset)
    {
        var start = StartOfLine(offset);
        var end = start;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text[start..end];
    }

    public bool IsFirstOnLine(int offset) => StartOfLine(offset) + IndentationAt(offset).Length == offset;

    /// <summary>The offset behind a comma that follows, or null.</summary>
    public int? CommaAfter(int offset)
    {
        while (offset < text.Length && text[offset] is ' ' or '\t')
        {
            offset++;
        }

        return offset < text.Length && text[offset] == ',' ? offset + 1 : null;
    }

    /// <summary>The lines of a statement, with the comment behind it and one of the blank lines around it; just the statement when others share its lines.</summary>
    public TextSpan WholeLines(TextSpan span)
    {
        var end = EndOfRest(span.End);
        if (!IsFirstOnLine(span.Start) || end is null)
        {
            return span;
        }

        var start = StartOfLine(span.Start);
        var isBlankBefore = start == 0 || (start > 1 && text[start - 2] == '\n');
        return TextSpan.FromBounds(start, isBlankBefore && end < text.Length && text[end.Value] == '\n' ? end.Value + 1 : end.Value);
    }

    /// <summary>The lines of an item with its comma and the comment behind it; on a shared line the item and one comma.</summary>
    public TextSpan WholeItem(TextSpan span)
    {
        var comma = CommaAfter(span.End);
        if (IsFirstOnLine(span.Start) && EndOfRest(comma ?? span.End) is { } end)
        {
            return TextSpan.FromBounds(StartOfLine(span.Start), end);
        }

        if (comma is { } behind)
        {
            while (behind < text.Length && text[behind] == ' ')
            {
                behind++;
            }

            return TextSpan.FromBounds(span.Start, behind);
        }

        var start = span.Start;
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return start > 0 && text[start - 1] == ',' ? TextSpan.FromBounds(start - 1, span.End) : span;
    }

    /// <summary>The start of the next line when only blanks and a comment follow; null when code does.</summary>
    private int? EndOfRest(int offset)
    {
        while (offset < text.Length && text[offset] is ' ' or '\t' or '\r')
        {
            offset++;
        }

        if (offset < text.Length && text[offset] is not ('\n' or '#'))
        {
            return null;
        }

        var end = offset < text.Length ? text.IndexOf('\n', offset) : -1;
        return end < 0 ? text.Length : end + 1;
    }

    private static FormatOptions FindOptions(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var blanks = line.Length - line.TrimStart(" \t").Length;
            if (blanks > 0 && blanks < line.Length)
            {
                return line[0] == '\t' ? new FormatOptions { UseTabs = true } : new FormatOptions { IndentWidth = Math.Min(blanks, 8) };
            }
        }

        return new FormatOptions();
    }
}
