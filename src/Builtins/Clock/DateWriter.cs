using System.Globalization;
using System.Text;

namespace Kcl.Net.Builtins.Clock;

/// <summary>A moment written by a strftime format, in English and independent of culture.</summary>
internal static class DateWriter
{
    public static string Write(DateTimeOffset time, string format)
    {
        var fields = DateFormat.Parse(format)
            ?? throw new BuiltinException("a Display implementation returned an error unexpectedly: Error");
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            if (field.Kind == DateFieldKind.Field)
            {
                Append(text, time, field);
            }
            else
            {
                text.Append(field.Text);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, DateTimeOffset time, DateField field)
    {
        var weekday = (int)time.DayOfWeek;
        var hour12 = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        _ = field.Letter switch
        {
            'Y' => Number(text, time.Year, 4, field),
            'C' => Number(text, time.Year / 100, 2, field),
            'y' => Number(text, time.Year % 100, 2, field),
            'm' => Number(text, time.Month, 2, field),
            'b' => text.Append(DateNames.Months[time.Month - 1][..3]),
            'B' => text.Append(DateNames.Months[time.Month - 1]),
            'd' => Number(text, time.Day, 2, field),
            'a' => text.Append(DateNames.Weekdays[weekday][..3]),
            'A' => text.Append(DateNames.Weekdays[weekday]),
            'w' => Number(text, weekday, 1, field),
            'u' => Number(text, weekday == 0 ? 7 : weekday, 1, field),
            'U' => Number(text, (time.DayOfYear - weekday + 6) / 7, 2, field),
            'W' => Number(text, (time.DayOfYear - ((weekday + 6) % 7) + 6) / 7, 2, field),
            'G' => Number(text, ISOWeek.GetYear(time.DateTime), 4, field),
            'g' => Number(text, ISOWeek.GetYear(time.DateTime) % 100, 2, field),
            'V' => Number(text, ISOWeek.GetWeekOfYear(time.DateTime), 2, field),
            'j' => Number(text, time.DayOfYear, 3, field),
            'H' => Number(text, time.Hour, 2, field),
            'I' => Number(text, hour12, 2, field),
            'P' => text.Append(time.Hour < 12 ? "am" : "pm"),
            'p' => text.Append(time.Hour < 12 ? "AM" : "PM"),
            'M' => Number(text, time.Minute, 2, field),
            'S' => Number(text, time.Second, 2, field),
            'f' => Fraction(text, time, field.Text),
            'Z' => Offset(text, time.Offset, ":"),
            'z' => Offset(text, time.Offset, field.Text),
            _ => text.Append(CultureInfo.InvariantCulture, $"{time.ToUnixTimeSeconds()}"),
        };
    }

    private static StringBuilder Number(StringBuilder text, int number, int width, DateField field)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return text.Append(field.Padding switch
        {
            '-' => digits,
            '_' => digits.PadLeft(width),
            _ => digits.PadLeft(width, '0'),
        });
    }

    private static StringBuilder Fraction(StringBuilder text, DateTimeOffset time, string prefix)
    {
        var nanoseconds = (time.Ticks % TimeSpan.TicksPerSecond * 100).ToString("D9", CultureInfo.InvariantCulture);
        if (prefix == ".")
        {
            // As many groups of three digits as there are; none for a whole second.
            var digits = nanoseconds.TrimEnd('0').Length;
            return digits == 0 ? text : text.Append('.').Append(nanoseconds, 0, (digits + 2) / 3 * 3);
        }

        var width = prefix.Length == 0 ? 9 : prefix[^1] - '0';
        return (prefix.StartsWith('.') ? text.Append('.') : text).Append(nanoseconds, 0, width);
    }

    private static StringBuilder Offset(StringBuilder text, TimeSpan offset, string style)
    {
        text.Append(offset < TimeSpan.Zero ? '-' : '+');
        var size = offset.Duration();
        text.Append(CultureInfo.InvariantCulture, $"{size.Hours:D2}");
        return style switch
        {
            ":" => text.Append(CultureInfo.InvariantCulture, $":{size.Minutes:D2}"),
            "::" => text.Append(CultureInfo.InvariantCulture, $":{size.Minutes:D2}:{size.Seconds:D2}"),
            ":::" => text,
            _ => text.Append(CultureInfo.InvariantCulture, $"{size.Minutes:D2}"),
        };
    }
}
