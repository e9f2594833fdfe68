using System.Globalization;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli.Contract;

/// <summary>A duration on the command line: one non-negative integer and one unit.</summary>
internal static class Duration
{
    public const string InvalidFlag = "E_INVALID_FLAG";

    public static TimeSpan Parse(string flag, string text)
    {
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        var ticks = text[digits..] switch
        {
            "ns" => 1.0 / TimeSpan.NanosecondsPerTick,
            "us" or "µs" or "μs" => TimeSpan.TicksPerMicrosecond,
            "ms" => TimeSpan.TicksPerMillisecond,
            "s" => TimeSpan.TicksPerSecond,
            "m" => TimeSpan.TicksPerMinute,
            "h" => TimeSpan.TicksPerHour,
            _ => -1,
        };
        if (digits == 0 || ticks < 0 || !ulong.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            throw new DiagnosticException(new Diagnostic(InvalidFlag, "", $"invalid value `{text}` for `{flag}`")
            {
                Field = flag,
                Help = "use one whole number and one unit: ns, us, ms, s, m or h, for example `30s`",
            });
        }

        // Beyond what a timer can hold there is no difference to waiting for ever.
        return TimeSpan.FromTicks((long)Math.Min(count * ticks, TimeSpan.FromDays(24).Ticks));
    }
}
