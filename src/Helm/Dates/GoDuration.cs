using System.Globalization;
using System.Text;

namespace Kcl.Net.Helm;

/// <summary>Durations in nanoseconds, read and written as Go does: `1h2m3.5s`.</summary>
internal static class GoDuration
{
    public const long Second = 1_000_000_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;

    /// <summary>Null for what is no duration; numbers need a unit.</summary>
    public static long? Parse(string text)
    {
        var negative = text.StartsWith('-');
        var at = negative || text.StartsWith('+') ? 1 : 0;
        if (text.AsSpan(at) is "0")
        {
            return 0;
        }

        if (at >= text.Length)
        {
            return null;
        }

        decimal total = 0;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            {
                at++;
            }

            var digits = text[start..at];
            var unitStart = at;
            while (at < text.Length && text[at] != '.' && !char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (digits.Trim('.').Length == 0 || digits.Length > 40 || Unit(text[unitStart..at]) is not { } unit
                || !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > long.MaxValue)
            {
                return null;
            }

            total += decimal.Truncate(number * unit);
            if (total > (decimal)long.MaxValue + 1)
            {
                return null;
            }
        }

        total = negative ? -total : total;
        return total > long.MaxValue ? null : (long)total;
    }

    public static string Format(long nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return "0s";
        }

        var negative = nanoseconds < 0;
        var left = negative ? (ulong)-(nanoseconds + 1) + 1 : (ulong)nanoseconds;
        var text = new StringBuilder(negative ? "-" : "");
        if (left < (ulong)Second)
        {
            var (scale, unit) = left < 1000 ? (1m, "ns") : left < 1_000_000 ? (1000m, "µs") : (1_000_000m, "ms");
            return text.Append((left / scale).ToString("0.#########", CultureInfo.InvariantCulture)).Append(unit).ToString();
        }

        var hours = left / (ulong)Hour;
        var minutes = left / (ulong)Minute % 60;
        var seconds = (decimal)(left % (ulong)Minute) / Second;
        text.Append(hours > 0 ? hours.ToString(CultureInfo.InvariantCulture) + "h" : "");
        text.Append(hours > 0 || minutes > 0 ? minutes.ToString(CultureInfo.InvariantCulture) + "m" : "");
        return text.Append(seconds.ToString("0.#########", CultureInfo.InvariantCulture)).Append('s').ToString();
    }

    /// <summary>To the nearest multiple, halves away from zero; a step that is not positive changes nothing.</summary>
    public static long Round(long duration, long step)
    {
        if (step <= 0)
        {
            return duration;
        }

        var rest = (Int128)(duration % step);
        var up = Int128.Abs(rest) * 2 >= step;
        var result = (Int128)duration - rest + (up ? duration < 0 ? -step : step : 0);
        return (long)Int128.Clamp(result, long.MinValue, long.MaxValue);
    }

    public static bool IsUnit(string name) => Unit(name) is not null;

    private static long? Unit(string name) => name switch
    {
        "ns" => 1,
        "us" or "µs" or "μs" => 1000,
        "ms" => 1_000_000,
        "s" => Second,
        "m" => Minute,
        "h" => Hour,
        _ => null,
    };
}
