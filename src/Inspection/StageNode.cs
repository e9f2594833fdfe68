using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Inspection;

/// <summary>One thing a stage made of a program: its kind, a word or two about it, where it was written, and its parts.</summary>
public sealed record StageNode(string Kind, string Text, Origin? Place, IReadOnlyList<StageNode> Parts)
{
    internal static StageNode Leaf(string kind, string text, Origin? place = null) => new(kind, text, place, []);

    /// <summary>The tree as indented lines: kind, text, line and column.</summary>
    public static string Print(IReadOnlyList<StageNode> nodes)
    {
        var output = new StringBuilder();
        foreach (var node in nodes)
        {
            node.Append(output, 0);
        }

        return output.ToString();
    }

    private void Append(StringBuilder output, int depth)
    {
        output.Append(' ', 2 * depth).Append(Kind);
        if (Text.Length > 0)
        {
            output.Append(' ').Append(Text);
        }

        if (Place is { } place)
        {
            var (start, end) = (place.Start, place.File.PositionAt(place.Span.End));
            output.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {start.Line}:{start.Column}-{end.Line}:{end.Column}");
        }

        output.Append('\n');
        foreach (var part in Parts)
        {
            part.Append(output, depth + 1);
        }
    }
}
