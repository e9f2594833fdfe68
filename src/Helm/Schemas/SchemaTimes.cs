using System.Globalization;

namespace Kcl.Net.Helm;

/// <summary>Dates, times and durations of RFC 3339. A second 60 is one only at the end of a day in UTC.</summary>
internal static class SchemaTimes
{
    private const string DateLayout = "2006-01-02";

    public static string? Date(string text)
    {
        try
        {
            GoTimeParsing.Parse(DateLayout, text);
            return null;
        }
        catch (FormatException failure)
        {
            return failure.Message;
        }
    }

    public static string? DateTime(string text)
    {
        if (text.Length < 20)
        {
            return "less than 20 characters long";
        }

        if (text[10] is not ('t' or 'T'))
        {
            return "11th character must be t or T";
        }

        return Date(text[..10]) is { } date ? "invalid date element: " + date : Time(text[11..]) is { } time ? "invalid time element: " + time : null;
    }

    public static string? Time(string text)
    {
        if (text.Length < 9)
        {
            return "less than 9 characters long";
        }

        if (text[2] != ':' || text[5] != ':')
        {
            return "missing colon in correct place";
        }

        if (Number(text[..2]) is not { } hour || Number(text[3..5]) is not { } minute || Number(text[6..8]) is not { } second)
        {
            return "invalid hour/min/sec";
        }

        if (hour < 0 || minute < 0 || second < 0)
        {
            return "non-positive hour/min/sec";
        }

        if (hour > 23 || minute > 59 || second > 60)
        {
            return "hour/min/sec out of range";
        }

        var rest = text[8..];
        if (rest[0] == '.')
        {
            var digits = rest.AsSpan(1).IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? rest.Length - 1 : digits;
            if (digits == 0)
            {
                return "no digits in second fraction";
            }

            rest = rest[(digits + 1)..];
        }

        var minutes = (hour * 60) + minute;
        if (rest is not ("z" or "Z") && Offset(rest, ref minutes) is { } problem)
        {
            return problem;
        }

        return second >= 60 && minutes != (23 * 60) + 59 ? "invalid leap second" : null;
    }

    public static string? Duration(string text)
    {
        if (!text.StartsWith('P'))
        {
            return "must start with P";
        }

        text = text[1..];
        if (text.Length == 0)
        {
            return "nothing after P";
        }

        if (text.EndsWith('W'))
        {
            return text.Length == 1 ? "no number in week" : text[..^1].All(char.IsAsciiDigit) ? null : "invalid week";
        }

        string[] allUnits = ["YMD", "HMS"];
        var parts = text.Split('T');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i != 0 && parts[i].Length == 0)
            {
                return "no time elements";
            }

            if (i >= allUnits.Length)
            {
                return "more than one T";
            }

            if (Elements(parts[i], allUnits[i]) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    public static string? Period(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return "missing slash";
        }

        var (start, end) = (text[..slash], text[(slash + 1)..]);
        if (start.StartsWith('P'))
        {
            return Duration(start) is { } first ? "invalid start duration: " + first : DateTime(end) is { } last ? "invalid end date-time: " + last : null;
        }

        return DateTime(start) is { } begin ? "invalid start date-time: " + begin
            : end.StartsWith('P') ? Duration(end) is { } length ? "invalid end duration: " + length : null
            : DateTime(end) is { } until ? "invalid end date-time: " + until : null;
    }

    private static string? Offset(string text, ref int minutes)
    {
        if (text.Length != 6)
        {
            return "offset must be 6 characters long";
        }

        if (text[0] is not ('+' or '-'))
        {
            return "offset must begin with plus/minus";
        }

        if (text[3] != ':')
        {
            return "missing colon in offset in correct place";
        }

        if (Number(text[1..3]) is not { } hour || Number(text[4..6]) is not { } minute)
        {
            return "invalid hour/min in offset";
        }

        if (hour < 0 || minute < 0)
        {
            return "non-positive hour/min in offset";
        }

        if (hour > 23 || minute > 59)
        {
            return "hour/min in offset out of range";
        }

        minutes += (text[0] == '+' ? -1 : 1) * ((hour * 60) + minute);
        minutes = minutes < 0 ? minutes + (24 * 60) : minutes;
        return null;
    }

    private static string? Elements(string text, string units)
    {
        var remaining = units;
        while (text.Length > 0)
        {
            var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (digits is 0 or < 0)
            {
                return digits == 0 ? "missing number" : "missing unit";
            }

            var at = remaining.IndexOf(text[digits], StringComparison.Ordinal);
            if (at < 0)
            {
                var unit = SchemaFormats.Rune(text, digits);
                return units.Contains(text[digits], StringComparison.Ordinal) ? $"unit {unit} out of order" : "invalid unit " + unit;
            }

            remaining = remaining[(at + 1)..];
            text = text[(digits + 1)..];
        }

        return null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
