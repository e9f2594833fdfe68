using System.Globalization;
using System.Text;

namespace Kcl.Net.Diagnostics;

/// <summary>
/// Facts and help as text. A fact is a sentence with its place, then the source line; values of parts stand below their
/// columns, joined to them by bars:
/// <code>
/// replicas % 2 == 0
/// │        │   │
/// 3        1   False
/// </code>
/// No line looks like one of the engine's (`-->`, `|`), for whoever parses those.
/// </summary>
public static class FactText
{
    private const string Indent = "    ";
    private const int MaxLine = 160;

    /// <summary>Appends what is known of each diagnostic; with several, each part names its diagnostic.</summary>
    public static void Append(StringBuilder output, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Facts.Count == 0 && diagnostic.Help is null)
            {
                continue;
            }

            if (diagnostics.Count > 1)
            {
                var place = diagnostic.Primary is { } origin ? origin.ToString() : diagnostic.Path ?? diagnostic.Code;
                output.Append("about ").Append(place).Append(":\n");
            }

            foreach (var line in Lines(diagnostic.Facts))
            {
                output.Append(line).Append('\n');
            }

            if (diagnostic.Help is { } help)
            {
                output.Append("help: ").Append(help).Append('\n');
            }

            output.Append('\n');
        }
    }

    /// <summary>Facts as lines, without line ends.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
        {
            return [];
        }

        var output = new StringBuilder();
        foreach (var fact in facts)
        {
            AppendFact(output, fact);
        }

        return output.ToString(0, output.Length - 1).Split('\n');
    }

    private static void AppendFact(StringBuilder output, Fact fact)
    {
        output.Append("note: ").Append(fact.Text);
        if (fact.Place is not { } place)
        {
            output.Append('\n');
            return;
        }

        output.Append(CultureInfo.InvariantCulture, $" at {place}\n");
        if (fact.Values.Count == 0)
        {
            AppendSource(output, place.File.LineText(place.Line));
            return;
        }

        AppendValues(output, place, fact.Values);
    }

    private static void AppendSource(StringBuilder output, string? line)
    {
        if (line?.Trim() is { Length: > 0 } source)
        {
            output.Append(Indent).Append(source.Length > MaxLine ? source[..MaxLine] + "…" : source).Append('\n');
        }
    }

    /// <summary>Each line of the expression that has values, with them below.</summary>
    private static void AppendValues(StringBuilder output, Origin place, IReadOnlyList<PartValue> values)
    {
        var first = place.Line;
        var last = place.File.LineAt(Math.Max(place.Span.Start, place.Span.End - 1));
        for (var number = first; number <= last; number++)
        {
            var line = place.File.LineText(number) ?? "";
            line = number == last ? line[..Math.Min(line.Length, EndColumn(place))] : line;
            var cut = line.Length - line.TrimStart().Length;
            output.Append(Indent).Append(line.Trim()).Append('\n');
            var here = values.Where(v => place.File.LineAt(v.Offset) == number)
                .Select(v => (Column: CharacterWidth.Of(line, place.File.PositionAt(v.Offset).Column - 1) - cut, v.Text))
                .Where(v => v.Column >= 0)
                .DistinctBy(v => v.Column)
                .OrderBy(v => v.Column).ToList();
            AppendBelow(output, here);
        }
    }

    /// <summary>Characters of the last line up to the end of the place.</summary>
    private static int EndColumn(Origin place)
    {
        var end = place.Span.End;
        var start = end == 0 ? -1 : place.File.Text.LastIndexOf('\n', Math.Max(0, end - 1));
        return end - start - 1;
    }

    /// <summary>The rightmost value goes on the first line it fits on; those left of it that would touch it go further down.</summary>
    private static void AppendBelow(StringBuilder output, List<(int Column, string Text)> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        AppendRow(output, values, static v => "│");
        while (values.Count > 0)
        {
            var next = int.MaxValue;
            var placed = new HashSet<int>();
            for (var i = values.Count - 1; i >= 0; i--)
            {
                if (values[i].Column + values[i].Text.Length < next)
                {
                    placed.Add(i);
                    next = values[i].Column;
                }
                else
                {
                    next = Math.Min(next, values[i].Column);
                }
            }

            var row = values.Select((v, i) => (v.Column, Text: placed.Contains(i) ? v.Text : "│")).ToList();
            AppendRow(output, row, static v => v.Text);
            values = values.Where((_, i) => !placed.Contains(i)).ToList();
        }
    }

    private static void AppendRow(StringBuilder output, List<(int Column, string Text)> values, Func<(int Column, string Text), string> text)
    {
        output.Append(Indent);
        var at = 0;
        foreach (var value in values)
        {
            output.Append(' ', Math.Max(0, value.Column - at));
            var shown = text(value);
            output.Append(shown);
            at = Math.Max(at, value.Column) + shown.Length;
        }

        output.Append('\n');
    }
}
