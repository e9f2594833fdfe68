using System.Globalization;

namespace Kcl.Net.Builtins.Clock;

/// <summary>Whether the fields read make up a date, a time, or a moment.</summary>
internal sealed partial class DateReader
{
    private const long FarYear = 262143;

    private bool IsConsistent() => _values.ContainsKey('s') || HasDate() || HasTime();

    private bool HasTime() =>
        _values.ContainsKey('M') && (_values.ContainsKey('H') || (_values.ContainsKey('I') && _values.ContainsKey('p')));

    private long? Get(char name) => _values.TryGetValue(name, out var value) ? value : null;

    private bool HasDate()
    {
        if (FullYear('Y', 'y') is { } year && year is >= -FarYear and <= FarYear)
        {
            if (Get('m') is { } month && Get('d') is { } day)
            {
                return day <= DaysIn(year, (int)month) && FitsOtherFields(year, DayOfYear(year, (int)month, (int)day));
            }

            if (Get('j') is { } ordinal)
            {
                return ordinal <= (IsLeap(year) ? 366 : 365) && FitsOtherFields(year, (int)ordinal);
            }

            if (Get('w') is { } weekday && (Get('U') ?? Get('W')) is { } week)
            {
                var first = WeekdayOf(year, 1);
                var start = Get('U') is not null ? (7 - first) % 7 : (8 - first) % 7;
                var inWeek = Get('U') is not null ? weekday : (weekday + 6) % 7;
                var date = ((week - 1) * 7) + start + inWeek + 1;
                return date >= 1 && date <= (IsLeap(year) ? 366 : 365) && FitsOtherFields(year, (int)date);
            }
        }

        if (FullYear('G', 'g') is { } isoYear && Get('V') is { } isoWeek && Get('w') is not null)
        {
            return isoYear is < 1 or > 9998 || isoWeek <= ISOWeek.GetWeeksInYear((int)isoYear);
        }

        return false;
    }

    /// <summary>A year, or its last two digits: 70 to 99 are in the last century.</summary>
    private long? FullYear(char full, char shortened)
    {
        if (Get(full) is { } year)
        {
            return Get(shortened) is { } last && last != year % 100 ? null : year;
        }

        if (Get(shortened) is not { } digits)
        {
            return null;
        }

        return full == 'Y' && Get('C') is { } century ? (century * 100) + digits : digits + (digits < 70 ? 2000 : 1900);
    }

    private bool FitsOtherFields(long year, int dayOfYear) =>
        (Get('w') is not { } weekday || weekday == WeekdayOf(year, dayOfYear))
        && (Get('j') is not { } ordinal || ordinal == dayOfYear);

    private static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static int DaysIn(long year, int month) => month == 2 ? (IsLeap(year) ? 29 : 28) : month is 4 or 6 or 9 or 11 ? 30 : 31;

    private static int DayOfYear(long year, int month, int day)
    {
        for (var m = 1; m < month; m++)
        {
            day += DaysIn(year, m);
        }

        return day;
    }

    /// <summary>0 for Sunday.</summary>
    private static int WeekdayOf(long year, int dayOfYear)
    {
        var before = year - 1;
        var days = (before * 365) + Floor(before, 4) - Floor(before, 100) + Floor(before, 400) + dayOfYear;
        return (int)(((days % 7) + 7) % 7);
    }

    private static long Floor(long number, long divisor) => (number / divisor) - (number % divisor < 0 ? 1 : 0);
}
