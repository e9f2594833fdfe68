using System.Globalization;
using System.Text;

namespace Kcl.Net.Helm;

/// <summary>`time.Format`.</summary>
internal static class GoTimeFormat
{
    public static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static readonly string[] Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    public static string Format(GoTime time, string layout)
    {
        var local = time.Local;
        var (offset, zone) = time.ZoneNow;
        var text = new StringBuilder(layout.Length + 16);
        var from = 0;
        while (from < layout.Length)
        {
            var (at, element) = GoTimeLayout.Next(layout, from);
            text.Append(layout, from, at - from);
            if (element.Length > 0)
            {
                Append(text, element, local, offset, zone);
            }

            from = at + element.Length;
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string element, CivilTime local, int offset, string zone)
    {
        switch (element)
        {
            case "2006":
                Number(text, local.Year, 4);
                break;
            case "06":
                Number(text, Math.Abs(local.Year) % 100, 2);
                break;
            case "January":
                text.Append(Months[local.Month - 1]);
                break;
            case "Jan":
                text.Append(Months[local.Month - 1], 0, 3);
                break;
            case "01" or "1":
                Number(text, local.Month, element.Length);
                break;
            case "Monday":
                text.Append(Days[(int)local.DayOfWeek]);
                break;
            case "Mon":
                text.Append(Days[(int)local.DayOfWeek], 0, 3);
                break;
            case "02" or "2":
                Number(text, local.Day, element.Length);
                break;
            case "_2":
                text.Append(local.Day < 10 ? " " : "");
                Number(text, local.Day, 1);
                break;
            case "002":
                Number(text, local.DayOfYear, 3);
                break;
            case "__2":
                text.Append(' ', local.DayOfYear < 10 ? 2 : local.DayOfYear < 100 ? 1 : 0);
                Number(text, local.DayOfYear, 1);
                break;
            case "15":
                Number(text, local.Hour, 2);
                break;
            case "03" or "3":
                Number(text, local.Hour % 12 == 0 ? 12 : local.Hour % 12, element.Length);
                break;
            case "04" or "4":
                Number(text, local.Minute, element.Length);
                break;
            case "05" or "5":
                Number(text, local.Second, element.Length);
                break;
            case "PM":
                text.Append(local.Hour >= 12 ? "PM" : "AM");
                break;
            case "pm":
                text.Append(local.Hour >= 12 ? "pm" : "am");
                break;
            case "MST":
                Zone(text, zone, offset);
                break;
            default:
                if (GoTimeLayout.IsFraction(element))
                {
                    Fraction(text, element, local.Nanosecond);
                }
                else
                {
                    Offset(text, element, offset);
                }

                break;
        }
    }

    private static void Number(StringBuilder text, long number, int width) => text.Append(number.ToString("D" + width.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static void Zone(StringBuilder text, string zone, int offset)
    {
        if (zone.Length > 0)
        {
            text.Append(zone);
            return;
        }

        text.Append(offset < 0 ? '-' : '+');
        Number(text, Math.Abs(offset) / 3600, 2);
        Number(text, Math.Abs(offset) / 60 % 60, 2);
    }

    private static void Offset(StringBuilder text, string element, int offset)
    {
        if (element[0] == 'Z' && offset == 0)
        {
            text.Append('Z');
            return;
        }

        var size = Math.Abs(offset);
        text.Append(offset < 0 ? '-' : '+');
        Number(text, size / 3600, 2);
        if (element.Length == 3)
        {
            return;
        }

        text.Append(element.Contains(':') ? ":" : "");
        Number(text, size / 60 % 60, 2);
        if (element.Length >= 7)
        {
            text.Append(element.Contains(':') ? ":" : "");
            Number(text, size % 60, 2);
        }
    }

    /// <summary>Zeros keep their places, nines drop trailing zeros.</summary>
    private static void Fraction(StringBuilder text, string element, long nanoseconds)
    {
        var digits = nanoseconds.ToString("D9", CultureInfo.InvariantCulture)[..Math.Min(9, element.Length - 1)].PadRight(element.Length - 1, '0');
        if (element[1] == '9')
        {
            digits = digits.TrimEnd('0');
            if (digits.Length == 0)
            {
                return;
            }
        }

        text.Append(element[0]).Append(digits);
    }
}
