using System.Globalization;

namespace Kcl.Net.Versions;

/// <summary>A semantic version, read loosely: a leading `v`, missing parts and leading zeros are accepted.</summary>
internal sealed record SemanticVersion(ulong Major, ulong Minor, ulong Patch, string Prerelease, string Metadata, string Original)
{
    /// <summary>Throws <see cref="FormatException"/> with the message Helm shows.</summary>
    public static SemanticVersion Parse(string text)
    {
        var at = text.StartsWith('v') ? 1 : 0;
        Span<ulong> parts = stackalloc ulong[3];
        var overflow = "";
        for (var i = 0; i < 3; i++)
        {
            if (i > 0)
            {
                if (at >= text.Length || text[at] != '.')
                {
                    break;
                }

                at++;
            }

            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (at == start)
            {
                throw new FormatException("invalid semantic version");
            }

            if (!ulong.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out parts[i]) && overflow.Length == 0)
            {
                overflow = text[start..at];
            }
        }

        var prerelease = Identifiers(text, ref at, '-');
        var metadata = Identifiers(text, ref at, '+');
        if (at != text.Length)
        {
            throw new FormatException("invalid semantic version");
        }

        if (overflow.Length > 0)
        {
            throw new FormatException($"error parsing version segment: strconv.ParseUint: parsing \"{overflow}\": value out of range");
        }

        foreach (var part in prerelease.Split('.'))
        {
            if (part.Length > 1 && part[0] == '0' && IsNumber(part))
            {
                throw new FormatException("version segment starts with 0");
            }
        }

        return new SemanticVersion(parts[0], parts[1], parts[2], prerelease, metadata, text);
    }

    public static bool TryParse(string text, out SemanticVersion version)
    {
        try
        {
            version = Parse(text);
            return true;
        }
        catch (FormatException)
        {
            version = null!;
            return false;
        }
    }

    /// <summary>Precedence; build metadata does not count.</summary>
    public int CompareTo(SemanticVersion other)
    {
        var order = Major.CompareTo(other.Major);
        order = order != 0 ? order : Minor.CompareTo(other.Minor);
        order = order != 0 ? order : Patch.CompareTo(other.Patch);
        return order != 0 ? order : ComparePrerelease(Prerelease, other.Prerelease);
    }

    public static int ComparePrerelease(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return (a.Length == 0 ? 1 : 0) - (b.Length == 0 ? 1 : 0);
        }

        var (left, right) = (a.Split('.'), b.Split('.'));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            if (i >= left.Length || i >= right.Length)
            {
                return i >= left.Length ? -1 : 1;
            }

            var order = (IsNumber(left[i]), IsNumber(right[i])) switch
            {
                (true, true) => CompareNumbers(left[i], right[i]),
                (true, false) => -1,
                (false, true) => 1,
                _ => string.CompareOrdinal(left[i], right[i]),
            };
            if (order != 0)
            {
                return Math.Sign(order);
            }
        }

        return 0;
    }

    public override string ToString()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");
        return text + (Prerelease.Length > 0 ? "-" + Prerelease : "") + (Metadata.Length > 0 ? "+" + Metadata : "");
    }

    private static int CompareNumbers(string a, string b) => a.Length != b.Length ? a.Length - b.Length : string.CompareOrdinal(a, b);

    private static bool IsNumber(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private static string Identifiers(string text, ref int at, char mark)
    {
        if (at >= text.Length || text[at] != mark)
        {
            return "";
        }

        var start = ++at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '.'))
        {
            at++;
        }

        var found = text[start..at];
        if (found.Length == 0 || found[0] == '.' || found[^1] == '.' || found.Contains("..", StringComparison.Ordinal))
        {
            throw new FormatException("invalid semantic version");
        }

        return found;
    }
}
