using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>A `time.Time`: a moment in a zone, with methods.</summary>
internal sealed class GoTime(DateTime utc, GoZone zone) : GoObject, IPlainForm
{
    /// <summary>The first of January of year one, which Go counts from.</summary>
    public static readonly GoTime Zero = new(new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Utc), GoZone.Utc);

    public DateTime Moment { get; } = utc;

    public GoZone Zone { get; } = zone;

    public override string TypeName => "time.Time";

    public override string Text => GoTimeFormat.Format(this, "2006-01-02 15:04:05.999999999 -0700 MST");

    public Value Plain => new StrValue(GoTimeFormat.Format(this, "2006-01-02T15:04:05.999999999Z07:00"));

    public int Offset => Zone.At(Moment).Offset;

    /// <summary>What clocks in the zone show.</summary>
    public DateTime Local
    {
        get
        {
            var ticks = Moment.Ticks + (Offset * TimeSpan.TicksPerSecond);
            return new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Unspecified);
        }
    }

    public long Unix => (Moment.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond - (Moment.Ticks % TimeSpan.TicksPerSecond < 0 ? 1 : 0);

    public static GoTime FromUnix(long seconds)
    {
        var limited = Math.Clamp(seconds, -62135596800, 253402300799);
        return new GoTime(DateTime.UnixEpoch.AddTicks(limited * TimeSpan.TicksPerSecond), GoZone.Utc);
    }

    public GoTime In(GoZone other) => new(Moment, other);

    public GoTime Add(long nanoseconds)
    {
        var ticks = (Int128)Moment.Ticks + (nanoseconds / 100);
        return new GoTime(new DateTime((long)Int128.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc), Zone);
    }

    /// <summary>Nanoseconds since another moment, at most what Go's durations hold.</summary>
    public long Since(GoTime other) =>
        (long)Int128.Clamp(((Int128)Moment.Ticks - other.Moment.Ticks) * 100, long.MinValue, long.MaxValue);

    public override bool GoEquals(GoObject other) => other is GoTime theirs && theirs.Moment == Moment && ReferenceEquals(theirs.Zone, Zone);

    public override bool TryGetMethod(string name, out TemplateFunction method)
    {
        var found = Find(name);
        method = found!;
        return found is not null;
    }

    private TemplateFunction? Find(string name) => name switch
    {
        "Year" => Result(name, IntValue.Of(Local.Year)),
        "Month" => Result(name, new NamedNumber("time.Month", Local.Month, GoTimeFormat.Months[Local.Month - 1])),
        "Day" => Result(name, IntValue.Of(Local.Day)),
        "Hour" => Result(name, IntValue.Of(Local.Hour)),
        "Minute" => Result(name, IntValue.Of(Local.Minute)),
        "Second" => Result(name, IntValue.Of(Local.Second)),
        "Nanosecond" => Result(name, IntValue.Of(Moment.Ticks % TimeSpan.TicksPerSecond * 100)),
        "Weekday" => Result(name, new NamedNumber("time.Weekday", (int)Local.DayOfWeek, GoTimeFormat.Days[(int)Local.DayOfWeek])),
        "YearDay" => Result(name, IntValue.Of(Local.DayOfYear)),
        "Unix" => Result(name, Long(Unix)),
        "UnixMilli" => Result(name, Long((Moment.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond)),
        "UnixMicro" => Result(name, Long((Moment.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond)),
        "UnixNano" => Result(name, Long((long)(((Int128)Moment.Ticks - DateTime.UnixEpoch.Ticks) * 100))),
        "IsZero" => Result(name, Bool(Moment == Zero.Moment)),
        "UTC" => Result(name, In(GoZone.Utc)),
        "Local" => Result(name, In(GoZone.Utc)),
        "String" => Result(name, Str(Text)),
        "Format" => Fixed(name, [GoParameter.String], a => Str(GoTimeFormat.Format(this, a[0].Str()))),
        "AddDate" => Fixed(name, [Int, Int, Int], a => AddDate(a[0].Int64(), a[1].Int64(), a[2].Int64())),
        "Before" => Fixed(name, [Any], a => Bool(Moment < Require(a[0]).Moment)),
        "After" => Fixed(name, [Any], a => Bool(Moment > Require(a[0]).Moment)),
        "Equal" => Fixed(name, [Any], a => Bool(Moment == Require(a[0]).Moment)),
        "Compare" => Fixed(name, [Any], a => IntValue.Of(Moment.CompareTo(Require(a[0]).Moment))),
        "Sub" => Fixed(name, [Any], a => new DurationValue(Since(Require(a[0])))),
        _ => null,
    };

    /// <summary>The argument of a function that takes a time.</summary>
    public static GoTime Require(Value value) =>
        value as GoTime ?? throw Failure($"wrong type for value; expected time.Time; got {GoFormat.TypeName(value)}");

    private GoTime AddDate(long years, long months, long days)
    {
        // Out-of-range days run over into the next month, as 31 April is 1 May.
        var local = Local;
        var month = local.Month - 1 + months;
        var year = Math.Clamp(local.Year + years + (long)Math.Floor(month / 12.0), 1, 9998);
        var start = new DateTime((int)year, (int)(((month % 12) + 12) % 12) + 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var target = start.AddDays(local.Day - 1 + Math.Clamp(days, -3_000_000, 3_000_000)).Add(local.TimeOfDay);
        return new GoTime(target.AddSeconds(-Offset), Zone);
    }

    private static TemplateFunction Result(string name, Value value) => new(name, [], false, (_, _) => value);
}

/// <summary>An integer type with names for its values, e.g. `time.Month`.</summary>
internal sealed class NamedNumber(string typeName, int number, string text) : GoNamed(typeName, IntValue.Of(number))
{
    public override string Text => text;

    public override bool TryGetMethod(string name, out TemplateFunction method)
    {
        method = name == "String" ? new TemplateFunction(name, [], false, (_, _) => new StrValue(text)) : null!;
        return name == "String";
    }
}

/// <summary>A `time.Duration`.</summary>
internal sealed class DurationValue(long nanoseconds) : GoNamed("time.Duration", GoInteger.Int64(nanoseconds))
{
    public long Nanoseconds { get; } = nanoseconds;

    public override string Text => GoDuration.Format(Nanoseconds);

    public override bool TryGetMethod(string name, out TemplateFunction method)
    {
        Value? result = name switch
        {
            "String" => new StrValue(Text),
            "Hours" => new FloatValue(Nanoseconds / GoDuration.Hour + (Nanoseconds % GoDuration.Hour / (double)GoDuration.Hour)),
            "Minutes" => new FloatValue(Nanoseconds / GoDuration.Minute + (Nanoseconds % GoDuration.Minute / (double)GoDuration.Minute)),
            "Seconds" => new FloatValue(Nanoseconds / GoDuration.Second + (Nanoseconds % GoDuration.Second / (double)GoDuration.Second)),
            "Milliseconds" => GoInteger.Int64(Nanoseconds / 1_000_000),
            "Microseconds" => GoInteger.Int64(Nanoseconds / 1000),
            "Nanoseconds" => GoInteger.Int64(Nanoseconds),
            "Abs" => new DurationValue(Nanoseconds == long.MinValue ? long.MaxValue : Math.Abs(Nanoseconds)),
            _ => null,
        };
        method = result is null ? null! : new TemplateFunction(name, [], false, (_, _) => result);
        return result is not null;
    }
}
