namespace Kcl.Net.Kustomize;

/// <summary>
/// Cuts a file at lines that begin with `---`, as kustomize does before it looks at the YAML: such a line parts documents even inside
/// a text block.
/// </summary>
internal static class DocumentSplitter
{
    /// <summary>The pieces with the 1-based line each begins on.</summary>
    public static List<(string Text, int Line)> Split(string text)
    {
        var pieces = new List<(string, int)>();
        text = text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : text;
        if (text.Length == 0)
        {
            return pieces;
        }

        var from = 0;
        var line = 1;
        while (text.IndexOf("\n---", from, StringComparison.Ordinal) is >= 0 and var mark)
        {
            var end = text.IndexOf('\n', mark + 4);
            if (end < 0)
            {
                break;
            }

            var rest = text.AsSpan(mark + 4, end - mark - 4).Trim();
            if (rest.Length > 0 && rest[0] != '#')
            {
                throw new KustomizeException($"invalid document separator: {text[mark..end].Trim()}") { Line = line + Lines(text.AsSpan(from, mark - from)) + 1 };
            }

            pieces.Add((text[from..(mark + 1)], line));
            line += Lines(text.AsSpan(from, end + 1 - from));
            from = end + 1;
        }

        pieces.Add((from == 0 ? text : text[from..], line));
        return pieces;
    }

    private static int Lines(ReadOnlySpan<char> text) => text.Count('\n');
}
