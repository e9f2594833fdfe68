using System.Globalization;

namespace Kcl.Net.Builtins.Clock;

/// <summary>RFC 3339 moments and ISO 8601 durations.</summary>
internal static class IsoText
{
    /// <summary>`2024-03-20T15:30:00.5+08:00`; a blank may stand for the T, `z` for an offset of zero.</summary>
    public static bool IsMoment(string text)
    {
        if (text.Length < 20 || !IsShape(text, "dddd-dd-dd") || text[10] is not ('T' or 't' or ' ') || !IsShape(text.AsSpan(11), "dd:dd:dd"))
        {
            return false;
        }

        var (year, month, day) = (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2));
        if (month is < 1 or > 12 || day < 1 || day > (year == 0 ? DateTime.DaysInMonth(4, month) : DateTime.DaysInMonth(year, month))
            || Number(text, 11, 2) > 23 || Number(text, 14, 2) > 59 || Number(text, 17, 2) > 60)
        {
            return false;
        }

        var rest = text.AsSpan(19);
        if (rest[0] == '.')
        {
            rest = rest[1..];
            var digits = rest.Length - rest.TrimStart("0123456789").Length;
            if (digits == 0)
            {
                return false;
            }

            rest = rest[digits..];
        }

        if (rest is "Z" or "z")
        {
            return true;
        }

        return rest.Length == 6 && (rest[0] is '+' or '-') && IsShape(rest[1..], "dd:dd")
            && Number(rest, 1, 2) <= 23 && Number(rest, 4, 2) <= 59;
    }

    /// <summary>`P3Y6M4DT12H30M5.5S`: units in order, each at most once, at least one in all and one after a T.</summary>
    public static bool IsDuration(string text)
    {
        var rest = text.AsSpan();
        if (!rest.StartsWith("P") || rest.Length == 1)
        {
            return false;
        }

        rest = TakeUnits(rest[1..], "YMWD");
        if (rest.StartsWith("T"))
        {
            rest = rest[1..];
            if (rest.IsEmpty || !char.IsAsciiDigit(rest[0]))
            {
                return false;
            }

            rest = TakeUnits(rest, "HMS");
        }

        return rest.IsEmpty;
    }

    private static ReadOnlySpan<char> TakeUnits(ReadOnlySpan<char> rest, string units)
    {
        foreach (var unit in units)
        {
            var at = 0;
            while (at < rest.Length && char.IsDigit(rest[at]))
            {
                at++;
            }

            if (at > 0 && at + 1 < rest.Length && rest[at] == '.' && char.IsDigit(rest[at + 1]))
            {
                at++;
                while (at < rest.Length && char.IsDigit(rest[at]))
                {
                    at++;
                }
            }

            if (at > 0 && at < rest.Length && rest[at] == unit)
            {
                rest = rest[(at + 1)..];
            }
        }

        return rest;
    }

    private static bool IsShape(ReadOnlySpan<char> text, string shape)
    {
        if (text.Length < shape.Length)
        {
            return false;
        }

        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] == 'd' ? !char.IsAsciiDigit(text[i]) : text[i] != shape[i])
            {
                return false;
            }
        }

        return true;
    }

    private static int Number(ReadOnlySpan<char> text, int start, int length) =>
        int.Parse(text.Slice(start, length), NumberStyles.None, CultureInfo.InvariantCulture);
}
