using Kcl.Net.Diagnostics;

namespace Kcl.Net.Toml;

/// <summary>Which text a key, section or subtree occupies: what an edit has to replace.</summary>
internal static class TomlSpans
{
    /// <summary>
    /// The lines a key's whole subtree is written on, in text order. A section reaches from its header to its last
    /// key, so comments that lead up to the next header stay.
    /// </summary>
    public static List<TextSpan> Lines(TomlDocument document, TomlEntry entry)
    {
        var pieces = new List<TextSpan>();
        Collect(entry, pieces);
        pieces.Sort((a, b) => a.Start.CompareTo(b.Start));
        var text = document.File.Text;
        var lines = new List<TextSpan>();
        foreach (var piece in pieces)
        {
            var start = text.LastIndexOf('\n', Math.Max(0, piece.Start - 1)) + 1;
            if (piece.Start == 0)
            {
                start = 0;
            }

            var end = LineEnd(document, piece.End);
            end = end < text.Length && text[end] == '\r' ? end + 1 : end;
            end = end < text.Length ? end + 1 : end;
            if (text[piece.Start] == '[' && IsBlankBefore(text, start))
            {
                end = SkipBlankLine(text, end);
            }

            lines.Add(TextSpan.FromBounds(start, end));
        }

        return lines;
    }

    /// <summary>An entry of an inline table together with one comma.</summary>
    public static TextSpan InlineEntry(TomlDocument document, TomlEntry entry)
    {
        var pieces = new List<TextSpan>();
        Collect(entry, pieces);
        var start = pieces.Min(p => p.Start);
        var end = pieces.Max(p => p.End);
        var text = document.File.Text;
        var after = end;
        while (text[after] is ' ' or '\t')
        {
            after++;
        }

        if (text[after] == ',')
        {
            after++;
            while (text[after] is ' ' or '\t')
            {
                after++;
            }

            return TextSpan.FromBounds(start, after);
        }

        var before = start;
        while (text[before - 1] is ' ' or '\t')
        {
            before--;
        }

        return text[before - 1] == ',' ? TextSpan.FromBounds(before - 1, end) : TextSpan.FromBounds(start, end);
    }

    /// <summary>Where the last line of a table and everything below it ends; null when it has no text.</summary>
    public static int? EndOfSubtree(TomlDocument document, TomlTable table)
    {
        var end = EndOf(table);
        return end == 0 ? null : LineEnd(document, end);
    }

    /// <summary>Where a section's header or last own key ends, whichever is later; null for a root without keys.</summary>
    public static int? EndOfOwnLines(TomlTable table)
    {
        var end = table.Header?.End;
        foreach (var entry in table.Entries)
        {
            var own = entry.Value switch
            {
                TomlTable { Origin: TomlTableOrigin.Dotted } dotted => EndOfOwnLines(dotted),
                TomlTable { Origin: TomlTableOrigin.Header or TomlTableOrigin.Implicit } or TomlArray { IsTableArray: true } => null,
                _ => entry.Statement.End,
            };
            end = own is { } later && later > (end ?? 0) ? later : end;
        }

        return end;
    }

    /// <summary>The end of the line that contains the offset, before its line break.</summary>
    public static int LineEnd(TomlDocument document, int offset)
    {
        var text = document.File.Text;
        var end = text.IndexOf('\n', offset);
        if (end < 0)
        {
            return text.Length;
        }

        return end > offset && text[end - 1] == '\r' ? end - 1 : end;
    }

    private static int EndOf(TomlTable table)
    {
        var end = table.Header?.End ?? (table.Origin == TomlTableOrigin.Inline ? table.Span.End : 0);
        foreach (var entry in table.Entries)
        {
            end = Math.Max(end, entry.Value switch
            {
                TomlTable nested => EndOf(nested),
                TomlArray { IsTableArray: true } array => array.Items.Max(i => EndOf((TomlTable)i)),
                _ => entry.Statement.End,
            });
        }

        return end;
    }

    private static void Collect(TomlEntry entry, List<TextSpan> pieces)
    {
        switch (entry.Value)
        {
            case TomlTable { Origin: not TomlTableOrigin.Inline } table:
                CollectTable(table, pieces);
                break;
            case TomlArray { IsTableArray: true } array:
                foreach (var item in array.Items)
                {
                    CollectTable((TomlTable)item, pieces);
                }

                break;
            default:
                pieces.Add(entry.Statement);
                break;
        }
    }

    private static void CollectTable(TomlTable table, List<TextSpan> pieces)
    {
        var own = new List<TextSpan>();
        foreach (var entry in table.Entries)
        {
            // Sections below may stand anywhere in the text; only plain and dotted keys belong to this header's lines.
            var ownLine = entry.Value is not (TomlTable { Origin: TomlTableOrigin.Header or TomlTableOrigin.Implicit } or TomlArray { IsTableArray: true });
            Collect(entry, ownLine ? own : pieces);
        }

        if (table.Header is { } header)
        {
            pieces.Add(TextSpan.FromBounds(header.Start, own.Select(s => s.End).Append(header.End).Max()));
        }
        else
        {
            pieces.AddRange(own);
        }
    }

    private static bool IsBlankBefore(string text, int lineStart) =>
        lineStart == 0 || (lineStart >= 2 && text[lineStart - 2] == '\n') || (lineStart >= 3 && text[lineStart - 2] == '\r' && text[lineStart - 3] == '\n');

    private static int SkipBlankLine(string text, int at)
    {
        if (at < text.Length && text[at] == '\n')
        {
            return at + 1;
        }

        return at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? at + 2 : at;
    }
}
