using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Toml;

/// <summary>Dates and times after RFC 3339, every field checked against its range.</summary>
internal sealed partial class TomlParser
{
    private TomlDateTime ParseDateTime(int start)
    {
        _pos = start;
        var normal = new StringBuilder();
        if (Peek(2) == ':')
        {
            ReadTime(normal);
            return Finish(start, TomlDateTimeKind.LocalTime, normal);
        }

        ReadDate(normal);
        var hasTime = Current is 'T' or 't' || (Current == ' ' && char.IsAsciiDigit(Peek(1)));
        if (!hasTime)
        {
            return Finish(start, TomlDateTimeKind.LocalDate, normal);
        }

        _pos++;
        normal.Append('T');
        ReadTime(normal);
        return Finish(start, ReadOffset(normal) ? TomlDateTimeKind.OffsetDateTime : TomlDateTimeKind.LocalDateTime, normal);
    }

    private TomlDateTime Finish(int start, TomlDateTimeKind kind, StringBuilder normal)
    {
        if (IsScalarCharacter(Current))
        {
            Fail("this does not belong to a date or time");
        }

        return new TomlDateTime(TextSpan.FromBounds(start, _pos), kind, normal.ToString());
    }

    private void ReadDate(StringBuilder normal)
    {
        var year = ReadDigits(4, 0, 9999, "year", normal);
        Copy('-', normal);
        var month = ReadDigits(2, 1, 12, "month", normal);
        Copy('-', normal);
        ReadDigits(2, 1, year == 0 ? DateTime.DaysInMonth(2000, month) : DateTime.DaysInMonth(year, month), "day", normal);
    }

    private void ReadTime(StringBuilder normal)
    {
        ReadDigits(2, 0, 23, "hour", normal);
        Copy(':', normal);
        ReadDigits(2, 0, 59, "minute", normal);
        Copy(':', normal);

        // RFC 3339 allows :60 for a leap second.
        ReadDigits(2, 0, 60, "second", normal);
        if (Current != '.')
        {
            return;
        }

        normal.Append('.');
        _pos++;
        if (!char.IsAsciiDigit(Current))
        {
            Fail("expected digits after the decimal point of the seconds");
        }

        while (char.IsAsciiDigit(Current))
        {
            normal.Append(Current);
            _pos++;
        }
    }

    private bool ReadOffset(StringBuilder normal)
    {
        switch (Current)
        {
            case 'Z' or 'z':
                normal.Append('Z');
                _pos++;
                return true;
            case '+' or '-':
                normal.Append(Current);
                _pos++;
                ReadDigits(2, 0, 23, "offset hour", normal);
                Copy(':', normal);
                ReadDigits(2, 0, 59, "offset minute", normal);
                return true;
            default:
                return false;
        }
    }

    private int ReadDigits(int count, int min, int max, string what, StringBuilder normal)
    {
        var value = 0;
        var start = _pos;
        for (var i = 0; i < count; i++)
        {
            if (!char.IsAsciiDigit(Current))
            {
                Fail($"expected {count} digits of the {what}");
            }

            value = (value * 10) + (Current - '0');
            normal.Append(Current);
            _pos++;
        }

        return value >= min && value <= max
            ? value
            : FailAt<int>(TextSpan.FromBounds(start, _pos), $"the {what} is out of range");
    }

    private void Copy(char c, StringBuilder normal)
    {
        Expect(c);
        normal.Append(c);
    }
}
