using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>A `time.Time`: a moment in a zone, with methods.</summary>
/// <param name="nanoseconds">Since the first of January of year one, in UTC.</param>
/// <param name="zone">Where it is shown.</param>
internal sealed class GoTime(Int128 nanoseconds, GoZone zone) : GoObject, IPlainForm
{
    private const long UnixSeconds = 62_135_596_800;

    /// <summary>Go holds seconds in 64 bits; beyond a range that no calendar needs we hold the end of the range.</summary>
    private const long MaxSeconds = 1L << 55;

    /// <summary>The first of January of year one, which Go counts from.</summary>
    public static readonly GoTime Zero = new(0, GoZone.Utc);

    public GoTime(DateTime utc, GoZone zone)
        : this((Int128)utc.Ticks * 100, zone)
    {
    }

    public Int128 Nanoseconds { get; } = nanoseconds;

    public GoZone Zone { get; } = zone;

    public override string TypeName => "time.Time";

    public override string Text => GoTimeFormat.Format(this, "2006-01-02 15:04:05.999999999 -0700 MST");

    public Value Plain => new StrValue(GoTimeFormat.Format(this, "2006-01-02T15:04:05.999999999Z07:00"));

    /// <summary>Offset from UTC in seconds and abbreviation of the zone.</summary>
    public (int Offset, string Name) ZoneNow => Zone.At(new DateTime((long)Int128.Clamp(Nanoseconds / 100, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc));

    /// <summary>What clocks in the zone show.</summary>
    public CivilTime Local => new(Nanoseconds + ((Int128)ZoneNow.Offset * GoDuration.Second));

    public long Unix => (long)FloorSeconds - UnixSeconds;

    private Int128 FloorSeconds => (Nanoseconds / GoDuration.Second) - (Nanoseconds % GoDuration.Second < 0 ? 1 : 0);

    private Int128 UnixNanoseconds => Nanoseconds - ((Int128)UnixSeconds * GoDuration.Second);

    public static GoTime FromUnix(long seconds) =>
        new(((Int128)Math.Clamp(seconds, -MaxSeconds, MaxSeconds) + UnixSeconds) * GoDuration.Second, GoZone.Utc);

    public GoTime In(GoZone other) => new(Nanoseconds, other);

    public GoTime Add(long duration) => new(Nanoseconds + duration, Zone);

    /// <summary>Nanoseconds since another moment, at most what Go's durations hold.</summary>
    public long Since(GoTime other) => (long)Int128.Clamp(Nanoseconds - other.Nanoseconds, long.MinValue, long.MaxValue);

    public override bool GoEquals(GoObject other) => other is GoTime theirs && theirs.Nanoseconds == Nanoseconds && ReferenceEquals(theirs.Zone, Zone);

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
        "Nanosecond" => Result(name, IntValue.Of(Local.Nanosecond)),
        "Weekday" => Result(name, new NamedNumber("time.Weekday", (int)Local.DayOfWeek, GoTimeFormat.Days[(int)Local.DayOfWeek])),
        "YearDay" => Result(name, IntValue.Of(Local.DayOfYear)),
        "Unix" => Result(name, Long(Unix)),
        "UnixMilli" => Result(name, Long((long)(UnixNanoseconds / 1_000_000))),
        "UnixMicro" => Result(name, Long((long)(UnixNanoseconds / 1000))),
        "UnixNano" => Result(name, Long((long)Int128.Clamp(UnixNanoseconds, long.MinValue, long.MaxValue))),
        "IsZero" => Result(name, Bool(Nanoseconds == 0)),
        "UTC" => Result(name, In(GoZone.Utc)),
        "Local" => Result(name, In(GoZone.Utc)),
        "String" => Result(name, Str(Text)),
        "Format" => Fixed(name, [GoParameter.String], a => Str(GoTimeFormat.Format(this, a[0].Str()))),
        "AddDate" => Fixed(name, [Int, Int, Int], a => AddDate(a[0].Int64(), a[1].Int64(), a[2].Int64())),
        "Before" => Fixed(name, [Any], a => Bool(Nanoseconds < Require(a[0]).Nanoseconds)),
        "After" => Fixed(name, [Any], a => Bool(Nanoseconds > Require(a[0]).Nanoseconds)),
        "Equal" => Fixed(name, [Any], a => Bool(Nanoseconds == Require(a[0]).Nanoseconds)),
        "Compare" => Fixed(name, [Any], a => IntValue.Of(Nanoseconds.CompareTo(Require(a[0]).Nanoseconds))),
        "Sub" => Fixed(name, [Any], a => new DurationValue(Since(Require(a[0])))),
        _ => null,
    };

    /// <summary>The argument of a function that takes a time.</summary>
    public static GoTime Require(Value value) =>
        value as GoTime ?? throw Failure($"wrong type for value; expected time.Time; got {GoFormat.TypeName(value)}");

    private GoTime AddDate(long years, long months, long days)
    {
        const long Most = 1_000_000;
        var local = Local;
        var start = CivilTime.StartOf(
            local.Year + Math.Clamp(years, -Most, Most), local.Month + Math.Clamp(months, -Most, Most), local.Day + Math.Clamp(days, -Most, Most));
        var ofDay = Nanoseconds + ((Int128)ZoneNow.Offset * GoDuration.Second) - CivilTime.StartOf(local.Year, local.Month, local.Day);
        return new GoTime(start + ofDay - ((Int128)ZoneNow.Offset * GoDuration.Second), Zone);
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
