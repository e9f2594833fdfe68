using System.Text;

namespace Kcl.Net.Tests.Golden;

/// <summary>The lines that differ between two texts, with a few around them, as `diff -u` shows them.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static string Of(string name, string expected, string actual)
    {
        var edits = Edits(Lines(expected), Lines(actual));
        var output = new StringBuilder($"--- {name} (expected)\n+++ {name} (actual)\n");
        var shown = -1;
        for (var i = 0; i < edits.Count; i++)
        {
            if (edits[i].Sign == ' ')
            {
                continue;
            }

            var from = Math.Max(shown + 1, i - Context);
            if (from > shown + 1)
            {
                output.Append("@@\n");
            }

            for (shown = from; shown < edits.Count && (shown <= i || NearChange(edits, shown)); shown++)
            {
                output.Append(edits[shown].Sign).Append(edits[shown].Line).Append('\n');
            }

            i = --shown;
        }

        return output.ToString();
    }

    private static bool NearChange(List<(char Sign, string Line)> edits, int at)
    {
        for (var i = Math.Max(0, at - Context); i <= at; i++)
        {
            if (edits[i].Sign != ' ')
            {
                return true;
            }
        }

        return false;
    }

    private static List<(char Sign, string Line)> Edits(string[] expected, string[] actual)
    {
        // Longest common subsequence; goldens are short.
        var common = new int[expected.Length + 1, actual.Length + 1];
        for (var i = expected.Length - 1; i >= 0; i--)
        {
            for (var j = actual.Length - 1; j >= 0; j--)
            {
                common[i, j] = expected[i] == actual[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var edits = new List<(char, string)>();
        for (int i = 0, j = 0; i < expected.Length || j < actual.Length;)
        {
            if (i < expected.Length && j < actual.Length && expected[i] == actual[j])
            {
                edits.Add((' ', expected[i++]));
                j++;
            }
            else if (i < expected.Length && (j == actual.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                edits.Add(('-', expected[i++]));
            }
            else
            {
                edits.Add(('+', actual[j++]));
            }
        }

        return edits;
    }

    /// <summary>A missing last line break is shown: it is a difference too.</summary>
    private static string[] Lines(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        return text[^1] == '\n' ? text[..^1].Split('\n') : (text + "\n\\ no line break at the end").Split('\n');
    }
}
