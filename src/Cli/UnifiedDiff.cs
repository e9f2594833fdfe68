using System.Text;

namespace Kcl.Net.Cli;

/// <summary>The lines that differ between two texts, with three around them, as `diff -u` shows them.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;
    private const string NoLineEnd = "\\ No newline at end of file";

    /// <summary>Empty when the texts are equal.</summary>
    public static string Of(string oldName, string newName, string oldText, string newText)
    {
        if (oldText == newText)
        {
            return "";
        }

        var edits = LineEdits.Between(Lines(oldText), Lines(newText));
        var output = new StringBuilder($"--- {oldName}\n+++ {newName}\n");
        for (var i = 0; i < edits.Count;)
        {
            while (i < edits.Count && edits[i].Sign == ' ')
            {
                i++;
            }

            if (i == edits.Count)
            {
                break;
            }

            var from = Math.Max(0, i - Context);
            var to = HunkEnd(edits, i);
            WriteHunk(output, edits, from, to);
            i = to;
        }

        return output.ToString();
    }

    /// <summary>A hunk goes on while the next change is so near that their surroundings meet.</summary>
    private static int HunkEnd(List<LineEdit> edits, int at)
    {
        var last = at;
        for (var i = at; i < edits.Count && i - last <= 2 * Context; i++)
        {
            if (edits[i].Sign != ' ')
            {
                last = i;
            }
        }

        return Math.Min(edits.Count, last + 1 + Context);
    }

    private static void WriteHunk(StringBuilder output, List<LineEdit> edits, int from, int to)
    {
        var oldStart = 1 + edits.Take(from).Count(e => e.Sign != '+');
        var newStart = 1 + edits.Take(from).Count(e => e.Sign != '-');
        var hunk = edits.GetRange(from, to - from);
        output.Append($"@@ -{Range(oldStart, hunk.Count(e => e.Sign != '+'))} +{Range(newStart, hunk.Count(e => e.Sign != '-'))} @@\n");
        foreach (var edit in hunk)
        {
            output.Append(edit.Sign).Append(edit.Line).Append('\n');
        }
    }

    /// <summary>An empty range is named by the line before it.</summary>
    private static string Range(int start, int count) => count == 1 ? $"{start}" : $"{(count == 0 ? start - 1 : start)},{count}";

    /// <summary>A missing last line end is a difference too.</summary>
    private static string[] Lines(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        return text[^1] == '\n' ? text[..^1].Split('\n') : (text + "\n" + NoLineEnd).Split('\n');
    }
}
