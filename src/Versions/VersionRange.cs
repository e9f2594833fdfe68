using System.Globalization;

namespace Kcl.Net.Versions;

/// <summary>
/// A requirement on a version in Cargo's notation: comparisons joined with commas, all of which must hold. `1.2` means `^1.2`; a
/// prerelease is only taken by a comparison that names a prerelease of the same three numbers.
/// </summary>
public sealed class VersionRange
{
    private readonly record struct Comparison(string Operator, ulong Major, ulong? Minor, ulong? Patch, string Prerelease);

    private readonly List<Comparison> _comparisons = [];
    private string? _exact;

    private VersionRange()
    {
    }

    /// <summary>Reads a requirement. Three plain numbers, with an optional `v`, are one exact version and not a range.</summary>
    public static bool TryParse(string text, out VersionRange range)
    {
        range = new VersionRange();
        var trimmed = text.Trim();
        if (ExactVersion(trimmed) is { } exact)
        {
            range._exact = exact;
            return true;
        }

        if (trimmed is "*" or "x" or "X")
        {
            return true;
        }

        foreach (var part in trimmed.Split(','))
        {
            if (!TryComparison(part.Trim(), range._comparisons))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the text names one version exactly: `1.2.3`, `v1.2.3-rc.1`.</summary>
    public static bool IsExact(string text) => ExactVersion(text.Trim()) is not null;

    /// <summary>Whether a version, with or without a leading `v`, meets the requirement. What is no version meets none.</summary>
    public bool Allows(string version)
    {
        var plain = WithoutV(version);
        if (!IsComplete(plain) || !SemanticVersion.TryParse(plain, out var parsed))
        {
            return false;
        }

        if (_exact is not null)
        {
            return plain == _exact;
        }

        if (parsed.Prerelease.Length > 0 && !_comparisons.Exists(c => c.Prerelease.Length > 0 && c.Major == parsed.Major && c.Minor == parsed.Minor && c.Patch == parsed.Patch))
        {
            return false;
        }

        return _comparisons.TrueForAll(c => Holds(c, parsed));
    }

    /// <summary>The highest of some versions that meets the requirement; null when none does.</summary>
    public string? Highest(IEnumerable<string> versions)
    {
        string? best = null;
        SemanticVersion? bestParsed = null;
        foreach (var version in versions)
        {
            if (Allows(version) && SemanticVersion.TryParse(WithoutV(version), out var parsed) && (bestParsed is null || parsed.CompareTo(bestParsed) > 0))
            {
                (best, bestParsed) = (version, parsed);
            }
        }

        return best;
    }

    /// <summary>A version without its leading `v`.</summary>
    public static string WithoutV(string version) => version.StartsWith('v') ? version[1..] : version;

    private static string? ExactVersion(string text)
    {
        var plain = WithoutV(text);
        return IsComplete(plain) && SemanticVersion.TryParse(plain, out _) ? plain : null;
    }

    /// <summary>Three numbers are there; the loose parser fills in missing ones.</summary>
    private static bool IsComplete(string plain)
    {
        var end = plain.AsSpan().IndexOfAny('-', '+');
        var numbers = end < 0 ? plain.AsSpan() : plain.AsSpan(0, end);
        return numbers.Count('.') == 2;
    }

    private static bool TryComparison(string part, List<Comparison> comparisons)
    {
        var length = 0;
        while (length < part.Length && part[length] is '<' or '>' or '=' or '~' or '^')
        {
            length++;
        }

        var op = part[..length];
        if (op is not ("" or "=" or ">" or ">=" or "<" or "<=" or "~" or "^"))
        {
            return false;
        }

        var rest = WithoutV(part[length..].Trim());
        var plus = rest.IndexOf('+', StringComparison.Ordinal);
        rest = plus < 0 ? rest : rest[..plus];
        var dash = rest.IndexOf('-', StringComparison.Ordinal);
        var prerelease = dash < 0 ? "" : rest[(dash + 1)..];
        var numbers = (dash < 0 ? rest : rest[..dash]).Split('.');
        if (numbers.Length > 3 || !TryNumber(numbers[0], out var major) || (dash >= 0 && (numbers.Length < 3 || !SemanticVersion.TryParse(rest, out _))))
        {
            return false;
        }

        var wildcard = false;
        var parts = new ulong?[2];
        for (var i = 1; i < numbers.Length; i++)
        {
            if (numbers[i] is "*" or "x" or "X")
            {
                wildcard = true;
            }
            else if (wildcard || !TryNumber(numbers[i], out var number))
            {
                return false;
            }
            else
            {
                parts[i - 1] = number;
            }
        }

        comparisons.Add(new Comparison(wildcard && op.Length == 0 ? "=" : op.Length == 0 ? "^" : op, major, parts[0], parts[1], prerelease));
        return true;
    }

    private static bool TryNumber(string text, out ulong number) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool Holds(Comparison c, SemanticVersion v) => c.Operator switch
    {
        "=" => Begins(c, v),
        ">" => Order(c, v) > 0 && !(c.Patch is null && Begins(c, v)),
        ">=" => Order(c, v) >= 0,
        "<" => Order(c, v) < 0,
        "<=" => Order(c, v) <= 0 || Begins(c, v),
        "~" => Order(c, v) >= 0 && v.Major == c.Major && (c.Minor is null || v.Minor == c.Minor),
        _ => Order(c, v) >= 0 && Compatible(c, v),
    };

    /// <summary>Whether the version has the numbers the comparison names.</summary>
    private static bool Begins(Comparison c, SemanticVersion v) =>
        v.Major == c.Major && (c.Minor is null || v.Minor == c.Minor) && (c.Patch is null || (v.Patch == c.Patch && v.Prerelease == c.Prerelease));

    private static int Order(Comparison c, SemanticVersion v) =>
        v.CompareTo(new SemanticVersion(c.Major, c.Minor ?? 0, c.Patch ?? 0, c.Prerelease, "", ""));

    /// <summary>The leftmost number that is not zero may not change.</summary>
    private static bool Compatible(Comparison c, SemanticVersion v)
    {
        if (v.Major != c.Major)
        {
            return false;
        }

        if (c.Major > 0 || c.Minor is null)
        {
            return true;
        }

        return v.Minor == c.Minor && (c.Minor > 0 || c.Patch is null || v.Patch == c.Patch);
    }
}
