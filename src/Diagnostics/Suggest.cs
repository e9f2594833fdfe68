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

    /// <summary>Similarity in [0, 1]; prefix weight 0.1 over at most four characters.</summary>
    public static double JaroWinkler(string a, string b)
    {
        var jaro = Jaro(a, b);
        if (jaro <= 0.7)
        {
            return jaro;
        }

        var prefix = 0;
        while (prefix < Math.Min(4, Math.Min(a.Length, b.Length)) && a[prefix] == b[prefix])
        {
            prefix++;
        }

        return jaro + (0.1 * prefix * (1 - jaro));
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

        var window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        var matchedA = new bool[a.Length];
        var matchedB = new bool[b.Length];
        var matches = 0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j < Math.Min(b.Length, i + window + 1); j++)
            {
                if (!matchedB[j] && a[i] == b[j])
                {
                    matchedA[i] = matchedB[j] = true;
                    matches++;
                    break;
                }
            }
        }

        if (matches == 0)
        {
            return 0;
        }

        var transpositions = 0;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            if (!matchedA[i])
            {
                continue;
            }

            while (!matchedB[j])
            {
                j++;
            }

            if (a[i] != b[j++])
            {
                transpositions++;
            }
        }

        double m = matches;
        return ((m / a.Length) + (m / b.Length) + ((m - (transpositions / 2)) / m)) / 3;
    }
}
