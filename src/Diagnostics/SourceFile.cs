namespace Kcl.Net.Diagnostics;

/// <summary>
/// One text with the path people know it by. Lines are indexed on first use only, because a run
/// that reports nothing never asks for a line.
/// </summary>
public sealed class SourceFile(string path, string text)
{
    private int[]? _lineStarts;

    /// <summary>The path as diagnostics show it.</summary>
    public string Path { get; } = path;

    public string Text { get; } = text;

    /// <summary>Part of the product and not of the user's program: failures are shown where the user called it.</summary>
    public bool IsBuiltIn { get; init; }

    public int LineCount => LineStarts.Length;

    private int[] LineStarts => _lineStarts ??= FindLineStarts(Text);

    /// <summary>1-based line that contains the offset.</summary>
    public int LineAt(int offset)
    {
        var index = Array.BinarySearch(LineStarts, offset);
        return index >= 0 ? index + 1 : ~index;
    }

    /// <summary>Line and column of an offset; a surrogate pair counts as one column.</summary>
    public LinePosition PositionAt(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var line = LineAt(offset);
        var column = 1;
        for (var i = LineStarts[line - 1]; i < offset; i++)
        {
            if (!char.IsLowSurrogate(Text[i]))
            {
                column++;
            }
        }

        return new LinePosition(line, column);
    }

    /// <summary>The text of a 1-based line, without its line break; null when there is no such line.</summary>
    public string? LineText(int line)
    {
        if (line < 1 || line > LineStarts.Length)
        {
            return null;
        }

        var start = LineStarts[line - 1];
        var end = line < LineStarts.Length ? LineStarts[line] - 1 : Text.Length;
        return Text[start..end].TrimEnd('\r');
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }

        return starts.ToArray();
    }
}
