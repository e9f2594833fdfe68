using System.Globalization;
using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's and Helm's durations. Helm's take numbers as seconds and give 0 for what is no duration.</summary>
internal static class DurationFunctions
{
    private const long Day = 24 * GoDuration.Hour;

    public static TemplateFunction? Find(string name) => name switch
    {
        "duration" => Fixed(name, [Any], a => Str(GoDuration.Format(unchecked(Seconds(a[0]) * GoDuration.Second)))),
        "durationRound" => new TemplateFunction(name, [Any], false, (a, run) => Str(Rounded(Nanoseconds(a[0], run)))),
        "mustToDuration" => Fixed(name, [Any], a => new DurationValue(Read(a[0]))),
        "durationSeconds" => Fixed(name, [Any], a => Float(In(a[0], GoDuration.Second))),
        "durationMinutes" => Fixed(name, [Any], a => Float(In(a[0], GoDuration.Minute))),
        "durationHours" => Fixed(name, [Any], a => Float(In(a[0], GoDuration.Hour))),
        "durationDays" => Fixed(name, [Any], a => Float(In(a[0], GoDuration.Hour) / 24)),
        "durationWeeks" => Fixed(name, [Any], a => Float(In(a[0], GoDuration.Hour) / 24 / 7)),
        "durationMilliseconds" => Fixed(name, [Any], a => Long(OrZero(a[0]) / 1_000_000)),
        "durationMicroseconds" => Fixed(name, [Any], a => Long(OrZero(a[0]) / 1000)),
        "durationNanoseconds" => Fixed(name, [Any], a => Long(OrZero(a[0]))),
        "durationRoundTo" => Fixed(name, [Any, Any], a => new DurationValue(GoDuration.Round(OrZero(a[0]), OrZero(a[1])))),
        "durationTruncateTo" => Fixed(name, [Any, Any], a => new DurationValue(Truncate(OrZero(a[0]), OrZero(a[1])))),
        _ => null,
    };

    /// <summary>`time.ParseDuration`'s complaint.</summary>
    public static string Invalid(string text)
    {
        // The first number without a unit, or with one that is none, is what Go names.
        var at = text.StartsWith('-') || text.StartsWith('+') ? 1 : 0;
        while (at < text.Length)
        {
            var digits = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            {
                at++;
            }

            if (text.AsSpan(digits, at - digits).Trim('.').Length == 0)
            {
                break;
            }

            var unit = at;
            while (at < text.Length && text[at] != '.' && !char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (unit == at)
            {
                return "time: missing unit in duration " + GoFormat.Quote(text);
            }

            if (!GoDuration.IsUnit(text[unit..at]))
            {
                return $"time: unknown unit {GoFormat.Quote(text[unit..at])} in duration {GoFormat.Quote(text)}";
            }
        }

        return "time: invalid duration " + GoFormat.Quote(text);
    }

    private static long Seconds(Value value) => value switch
    {
        StrValue text => GoNumbers.ParseInt(text.Value, 10) ?? 0,
        GoInteger { GoKind: GoKind.Int64 } number => number.Bits,
        _ => 0,
    };

    private static long Nanoseconds(Value value, TemplateRun run) => value switch
    {
        StrValue text => GoDuration.Parse(text.Value) ?? 0,
        GoInteger { GoKind: GoKind.Int64 } number => number.Bits,
        GoTime time => DateFunctions.Now(run, "durationRound").Since(time),
        _ => 0,
    };

    private static string Rounded(long duration)
    {
        var size = duration < 0 ? (ulong)-(duration + 1) + 1 : (ulong)duration;
        Span<(long Size, string Unit)> units = [(365 * Day, "y"), (30 * Day, "mo"), (Day, "d"), (GoDuration.Hour, "h"), (GoDuration.Minute, "m"), (GoDuration.Second, "s")];
        foreach (var (unit, name) in units)
        {
            if (size > (ulong)unit)
            {
                return (size / (ulong)unit).ToString(CultureInfo.InvariantCulture) + name;
            }
        }

        return "0s";
    }

    private static double In(Value value, long unit)
    {
        var duration = OrZero(value);
        return duration / unit + (duration % unit / (double)unit);
    }

    private static long Truncate(long duration, long step) => step <= 0 ? duration : duration - (duration % step);

    private static long OrZero(Value value)
    {
        try
        {
            return Read(value);
        }
        catch (TemplateFunctionException)
        {
            return 0;
        }
    }

    private static long Read(Value value)
    {
        switch (value)
        {
            case DurationValue duration:
                return duration.Nanoseconds;
            case StrValue text:
                var trimmed = text.Value.Trim();
                if (trimmed.Length == 0)
                {
                    throw Failure("empty duration");
                }

                return GoDuration.Parse(trimmed)
                    ?? (GoNumbers.ParseFloat(trimmed) is { } number ? FromSeconds(number) : throw Failure("could not parse duration " + GoFormat.Quote(text.Value)));
            case IntValue or GoInteger:
                var seconds = value.Int64();
                return Int128.Abs(seconds) > long.MaxValue / GoDuration.Second
                    ? throw Failure(string.Create(CultureInfo.InvariantCulture, $"duration seconds overflow: {seconds}"))
                    : seconds * GoDuration.Second;
            case FloatValue floating:
                return FromSeconds(floating.Value);
            case NoneValue or UndefinedValue:
                throw Failure("invalid duration");
            default:
                throw Failure("unsupported duration type " + GoFormat.TypeName(value));
        }
    }

    private static long FromSeconds(double seconds)
    {
        if (!double.IsFinite(seconds))
        {
            throw Failure("invalid duration seconds: " + GoFormat.FormatValue(new FloatValue(seconds)));
        }

        return Math.Abs(seconds) > long.MaxValue / 1e9
            ? throw Failure("duration seconds overflow: " + GoFormat.FormatValue(new FloatValue(seconds)))
            : GoNumbers.FromFloat(seconds * 1e9);
    }
}
