namespace Kcl.Net.Diagnostics;

/// <summary>"Did you mean": candidates near a mistyped name, by Jaro-Winkler similarity.</summary>
public static class Suggest
{
    /// <summary>Names more than 0.8 similar, least similar first (the engine's own order).</summary>
    public static List<string> Similar(string name, IEnumerable<string> candidates) =>
        candidates.Select(c => (Name: c, Score: JaroWinkler(name, c)))
            .Where(c => c.Score > 0.8)
            .OrderBy(c => c.Score)
            .Select(c => c.Name)
            .ToList();

    /// <summary>The single nearest name, or null when none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates) =>
        Similar(name, candidates).LastOrDefault();

    /// <summary>
    /// Similarity in [0, 1]: each character of the common prefix, however long, closes a tenth of the gap. A character
    /// counts as transposed when its match lies before the previous one's.
    /// </summary>
    public static double JaroWinkler(string a, string b)
    {
        var jaro = Jaro(a, b);
        var prefix = 0;
        while (prefix < Math.Min(a.Length, b.Length) && a[prefix] == b[prefix])
        {
            prefix++;
        }

        return Math.Min(1, jaro + (0.1 * prefix * (1 - jaro)));
    }

    private static double Jaro(string a, string b)
    {
        if (a.Length == 0 && b.Length == 0)
        {
            return 1;
        }

        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }

        if (a.Length == 1 && b.Length == 1)
        {
            return a[0] == b[0] ? 1 : 0;
        }

        var window = (Math.Max(a.Length, b.Length) / 2) - 1;
        Span<bool> taken = b.Length <= 256 ? stackalloc bool[b.Length] : new bool[b.Length];
        var (matches, transposed, last) = (0, 0, 0);
        for (var i = 0; i < a.Length; i++)
        {
            var end = Math.Min(b.Length - 1, i + window);
            for (var j = Math.Max(0, i - window); j <= end; j++)
            {
                if (a[i] == b[j] && !taken[j])
                {
                    taken[j] = true;
                    matches++;
                    transposed += j < last ? 1 : 0;
                    last = j;
                    break;
                }
            }
        }

        if (matches == 0)
        {
            return 0;
        }

        double m = matches;
        return ((m / a.Length) + (m / b.Length) + ((m - transposed) / m)) / 3;
    }
}
