namespace Kcl.Net.Cli;

/// <summary>One line of a comparison: kept (blank), taken away (-) or put in (+).</summary>
internal readonly record struct LineEdit(char Sign, string Line);

/// <summary>
/// The shortest way from one list of lines to another (E. Myers, "An O(ND) Difference Algorithm", 1986). Texts that have
/// almost nothing in common are replaced as a whole.
/// </summary>
internal static class LineEdits
{
    private const int MaxEdits = 2000;

    public static List<LineEdit> Between(string[] before, string[] after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        var edits = new List<LineEdit>();
        edits.AddRange(before[..start].Select(l => new LineEdit(' ', l)));
        edits.AddRange(Middle(before[start..^end], after[start..^end]));
        edits.AddRange(before[^end..].Select(l => new LineEdit(' ', l)));
        return edits;
    }

    private static List<LineEdit> Middle(string[] before, string[] after)
    {
        var max = Math.Min(before.Length + after.Length, MaxEdits);
        var furthest = new int[(2 * max) + 2];
        var trace = new List<int[]>();
        for (var d = 0; d <= max; d++)
        {
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && furthest[max + k - 1] < furthest[max + k + 1]) ? furthest[max + k + 1] : furthest[max + k - 1] + 1;
                while (x < before.Length && x - k < after.Length && before[x] == after[x - k])
                {
                    x++;
                }

                furthest[max + k] = x;
                if (x >= before.Length && x - k >= after.Length)
                {
                    trace.Add(furthest[(max - d)..(max + d + 1)]);
                    return Backtrack(before, after, trace);
                }
            }

            trace.Add(furthest[(max - d)..(max + d + 1)]);
        }

        return [.. before.Select(l => new LineEdit('-', l)), .. after.Select(l => new LineEdit('+', l))];
    }

    private static List<LineEdit> Backtrack(string[] before, string[] after, List<int[]> trace)
    {
        var edits = new List<LineEdit>();
        var (x, y) = (before.Length, after.Length);
        for (var d = trace.Count - 1; d > 0; d--)
        {
            // The row of one edit fewer; its diagonals run from -(d - 1) to d - 1.
            var row = trace[d - 1];
            int Reached(int diagonal) => Math.Abs(diagonal) < d ? row[diagonal + d - 1] : -1;
            var k = x - y;
            var isInsert = k == -d || (k != d && Reached(k - 1) < Reached(k + 1));
            var previous = isInsert ? k + 1 : k - 1;
            var previousX = Reached(previous);
            var afterEdit = isInsert ? previousX : previousX + 1;
            for (; x > afterEdit; x--, y--)
            {
                edits.Add(new LineEdit(' ', before[x - 1]));
            }

            edits.Add(isInsert ? new LineEdit('+', after[y - 1]) : new LineEdit('-', before[x - 1]));
            (x, y) = (previousX, previousX - previous);
        }

        for (; x > 0; x--)
        {
            edits.Add(new LineEdit(' ', before[x - 1]));
        }

        edits.Reverse();
        return edits;
    }
}
