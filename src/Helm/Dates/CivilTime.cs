namespace Kcl.Net.Helm;

/// <summary>What a clock and calendar show: the Gregorian calendar without end in both directions, year 0 included.</summary>
internal readonly struct CivilTime
{
    private const long DaysInCycle = 146_097;
    private const int YearsInCycle = 400;
    private static readonly Int128 NanosecondsInDay = 24 * GoDuration.Hour;

    /// <summary>The same day in the first cycle, where a <see cref="DateTime"/> knows it.</summary>
    private readonly DateTime _day;
    private readonly long _ofDay;

    /// <param name="nanoseconds">Since the first of January of year one.</param>
    public CivilTime(Int128 nanoseconds)
    {
        var days = (long)FloorDivide(nanoseconds, NanosecondsInDay);
        var cycle = (long)FloorDivide(days, DaysInCycle);
        _day = DateTime.MinValue.AddDays(days - (cycle * DaysInCycle));
        _ofDay = (long)(nanoseconds - (days * NanosecondsInDay));
        Year = _day.Year + (cycle * YearsInCycle);
    }

    public long Year { get; }

    public int Month => _day.Month;

    public int Day => _day.Day;

    public int DayOfYear => _day.DayOfYear;

    public DayOfWeek DayOfWeek => _day.DayOfWeek;

    public int Hour => (int)(_ofDay / GoDuration.Hour);

    public int Minute => (int)(_ofDay / GoDuration.Minute % 60);

    public int Second => (int)(_ofDay / GoDuration.Second % 60);

    public int Nanosecond => (int)(_ofDay % GoDuration.Second);

    public static bool IsLeapYear(long year) => DateTime.IsLeapYear(InFirstCycle(year));

    public static int DaysInMonth(long year, int month) => DateTime.DaysInMonth(InFirstCycle(year), month);

    /// <summary>Nanoseconds since the first of January of year one at the start of a day; days beyond the month run over.</summary>
    public static Int128 StartOf(long year, long month, long day)
    {
        var months = (year * 12) + (month - 1);
        year = (long)FloorDivide(months, 12);
        var inCycle = InFirstCycle(year);
        var first = new DateTime(inCycle, (int)(months - (year * 12)) + 1, 1);
        var days = (first - DateTime.MinValue).Days + ((year - inCycle) / YearsInCycle * DaysInCycle) + day - 1;
        return days * NanosecondsInDay;
    }

    private static int InFirstCycle(long year) => (int)(year - 1 - ((long)FloorDivide(year - 1, YearsInCycle) * YearsInCycle)) + 1;

    private static Int128 FloorDivide(Int128 a, Int128 b) => (a / b) - (a % b < 0 ? 1 : 0);
}
