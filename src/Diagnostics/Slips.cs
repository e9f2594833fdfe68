namespace Kcl.Net.Diagnostics;

/// <summary>
/// Names that are likely to be another, mistyped: closer than <see cref="Suggest"/> asks for, because a name that nothing is wrong
/// with is not to be suspected.
/// </summary>
public static class Slips
{
    private const int MaxLength = 64;

    /// <summary>The name that was meant; null when the given one is probably meant itself.</summary>
    public static string? Meant(string name, IEnumerable<string> known)
    {
        if (name.Length is < 3 or > MaxLength)
        {
            return null;
        }

        string? meant = null;
        var least = name.Length < 8 ? 2 : 3;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) < least && Distance(name, candidate) is var distance && distance < least)
            {
                (meant, least) = (candidate, distance);
            }
        }

        return meant;
    }

    /// <summary>Letters to add, take away, replace or swap with their neighbour; case is none.</summary>
    private static int Distance(string a, string b)
    {
        Span<int> before = stackalloc int[MaxLength + 4];
        Span<int> last = stackalloc int[MaxLength + 4];
        Span<int> row = stackalloc int[MaxLength + 4];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var (x, y) = (char.ToLowerInvariant(a[i - 1]), char.ToLowerInvariant(b[j - 1]));
                var cost = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (x == y ? 0 : 1));
                if (i > 1 && j > 1 && x == char.ToLowerInvariant(b[j - 2]) && char.ToLowerInvariant(a[i - 2]) == y)
                {
                    cost = Math.Min(cost, before[j - 2] + 1);
                }

                row[j] = cost;
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }
}
