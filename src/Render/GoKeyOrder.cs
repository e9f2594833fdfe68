using System.Globalization;

namespace Kcl.Net.Render;

/// <summary>
/// The order of mapping keys in Go's YAML: what is no letter before letters, letters by code point, runs of digits by
/// their number (`a2` before `a10`). In yaml.v3 letters come first after a digit.
/// </summary>
internal static class GoKeyOrder
{
    public static int Compare(string a, string b, bool isV3)
    {
        var length = Math.Min(a.Length, b.Length);
        var at = 0;
        while (at < length && a[at] == b[at])
        {
            at++;
        }

        if (at == length)
        {
            return a.Length - b.Length;
        }

        // Astral characters are compared as a whole.
        if (at > 0 && char.IsLowSurrogate(a[at]) && char.IsHighSurrogate(a[at - 1]))
        {
            at--;
        }

        return CompareAt(a, b, at, isV3);
    }

    private static int CompareAt(string a, string b, int at, bool isV3)
    {
        var isLetterA = IsLetter(a, at);
        var isLetterB = IsLetter(b, at);
        if (isLetterA != isLetterB)
        {
            return isLetterB != (isV3 && at > 0 && char.IsDigit(a[at - 1])) ? -1 : 1;
        }

        if (!isLetterA)
        {
            var seed = (a[at] == '0' || b[at] == '0') && FollowsSignificantDigit(a, at) ? 1L : 0L;
            var (numberA, endA) = Number(a, at, seed);
            var (numberB, endB) = Number(b, at, seed);
            if (numberA != numberB)
            {
                return numberA < numberB ? -1 : 1;
            }

            if (endA != endB)
            {
                return endA - endB;
            }
        }

        return CodePoint(a, at) - CodePoint(b, at);
    }

    /// <summary>Whether the digits right before the position hold another one than zero: leading zeros then count.</summary>
    private static bool FollowsSignificantDigit(string text, int at)
    {
        for (var i = at - 1; i >= 0 && char.IsDigit(text[i]); i--)
        {
            if (text[i] != '0')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The number that starts at the position, wrapping around as Go's 64-bit integers do.</summary>
    private static (long Number, int End) Number(string text, int at, long number)
    {
        while (at < text.Length && char.IsDigit(text[at]))
        {
            number = unchecked((number * 10) + (text[at] - '0'));
            at++;
        }

        return (number, at);
    }

    private static bool IsLetter(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at) <= UnicodeCategory.OtherLetter;

    private static int CodePoint(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            ? char.ConvertToUtf32(text[at], text[at + 1])
            : text[at];
}
