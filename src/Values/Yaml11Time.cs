namespace Kcl.Net.Values;

/// <summary>
/// The dates and times yaml.v2 knows: `2001-1-2`, `2001-01-02 3:4:5.6`, `2001-01-02T03:04:05Z` and with an offset.
/// The calendar is checked, so `2001-02-30` is a string.
/// </summary>
internal static class Yaml11Time
{
    public static bool IsTimestamp(ReadOnlySpan<char> text)
    {
        var at = 0;
        if (!Number(text, ref at, 4, 4, out var year) || !Sign(text, ref at, '-') || !Number(text, ref at, 1, 2, out var month)
            || !Sign(text, ref at, '-') || !Number(text, ref at, 1, 2, out var day) || !IsDay(year, month, day))
        {
            return false;
        }

        if (at == text.Length)
        {
            return true;
        }

        var mark = text[at++];
        if (mark is not ('T' or 't' or ' ') || !Clock(text, ref at) || !Fraction(text, ref at))
        {
            return false;
        }

        return mark == ' ' ? at == text.Length : Zone(text[at..]);
    }

    private static bool IsDay(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= (year == 0 && month == 2 ? 29 : DateTime.DaysInMonth(Math.Max(year, 1), month));

    private static bool Clock(ReadOnlySpan<char> text, ref int at) =>
        Number(text, ref at, 1, 2, out var hour) && hour < 24 && Sign(text, ref at, ':')
        && Number(text, ref at, 1, 2, out var minute) && minute < 60 && Sign(text, ref at, ':')
        && Number(text, ref at, 1, 2, out var second) && second < 60;

    private static bool Fraction(ReadOnlySpan<char> text, ref int at)
    {
        if (at == text.Length || text[at] is not ('.' or ','))
        {
            return true;
        }

        at++;
        return Number(text, ref at, 1, int.MaxValue, out _);
    }

    private static bool Zone(ReadOnlySpan<char> text)
    {
        if (text is "Z")
        {
            return true;
        }

        var at = 1;
        return text.Length == 6 && (text[0] is '+' or '-') && Number(text, ref at, 2, 2, out _) && Sign(text, ref at, ':')
            && Number(text, ref at, 2, 2, out _);
    }

    private static bool Sign(ReadOnlySpan<char> text, ref int at, char sign)
    {
        if (at >= text.Length || text[at] != sign)
        {
            return false;
        }

        at++;
        return true;
    }

    private static bool Number(ReadOnlySpan<char> text, ref int at, int least, int most, out int number)
    {
        number = 0;
        var from = at;
        while (at < text.Length && at - from < most && char.IsAsciiDigit(text[at]))
        {
            number = unchecked((number * 10) + (text[at] - '0'));
            at++;
        }

        return at - from >= least;
    }
}
