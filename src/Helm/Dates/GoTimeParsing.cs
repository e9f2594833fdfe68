using Kcl.Net.Templating;

namespace Kcl.Net.Helm;

/// <summary>`time.ParseInLocation` in UTC.</summary>
internal sealed class GoTimeParsing
{
    private readonly string _layout;
    private readonly string _text;
    private int _at;
    private int _year;
    private int _month = -1;
    private int _day = -1;
    private int _yearDay = -1;
    private int _hour;
    private int _minute;
    private int _second;
    private long _nanoseconds;
    private bool _isPm;
    private bool _isAm;
    private int? _offset;
    private string _zone = "";
    private int? _gmtHours;

    private GoTimeParsing(string layout, string text) => (_layout, _text) = (layout, text);

    /// <summary>Throws <see cref="FormatException"/> with Go's message.</summary>
    public static GoTime Parse(string layout, string text) => new GoTimeParsing(layout, text).Run();

    private GoTime Run()
    {
        var from = 0;
        while (true)
        {
            var (at, element) = GoTimeLayout.Next(_layout, from);
            var prefix = _layout[from..at];
            Skip(prefix, element.Length > 0 ? element : "");
            if (element.Length == 0)
            {
                if (_at < _text.Length)
                {
                    throw Error(": extra text: " + GoFormat.Quote(_text[_at..]));
                }

                break;
            }

            Element(element);
            from = at + element.Length;
        }

        return Build();
    }

    private void Skip(string prefix, string element)
    {
        foreach (var c in prefix)
        {
            if (c == ' ')
            {
                if (_at < _text.Length && _text[_at] != ' ')
                {
                    throw Mismatch(prefix);
                }

                while (_at < _text.Length && _text[_at] == ' ')
                {
                    _at++;
                }

                continue;
            }

            if (_at >= _text.Length || _text[_at] != c)
            {
                throw Mismatch(prefix);
            }

            _at++;
        }
    }

    private void Element(string element)
    {
        switch (element)
        {
            case "2006":
                _year = Digits(element, 4, 4);
                break;
            case "06":
                var two = Digits(element, 2, 2);
                _year = two >= 69 ? two + 1900 : two + 2000;
                break;
            case "January" or "Jan":
                _month = Name(element, GoTimeFormat.Months) + 1;
                break;
            case "01" or "1":
                _month = Range(Digits(element, element.Length, 2), 1, 12, "month");
                break;
            case "Monday" or "Mon":
                Name(element, GoTimeFormat.Days);
                break;
            case "_2" or "02" or "2":
                if (element == "_2" && _at < _text.Length && _text[_at] == ' ')
                {
                    _at++;
                }

                _day = Digits(element, element == "02" ? 2 : 1, 2);
                break;
            case "002" or "__2":
                _yearDay = Digits(element, 3, 3);
                break;
            case "15":
                _hour = Range(Digits(element, 1, 2), 0, 23, "hour");
                break;
            case "03" or "3":
                _hour = Range(Digits(element, element.Length, 2), 0, 12, "hour");
                break;
            case "04" or "4":
                _minute = Range(Digits(element, element.Length, 2), 0, 59, "minute");
                break;
            case "05" or "5":
                _second = Range(Digits(element, element.Length, 2), 0, 59, "second");
                ImpliedFraction();
                break;
            case "PM" or "pm":
                var half = _at + 2 <= _text.Length ? _text.Substring(_at, 2) : "";
                _isPm = half == element;
                _isAm = half == (element == "PM" ? "AM" : "am");
                _at += _isPm || _isAm ? 2 : throw Mismatch(element);
                break;
            case "MST":
                ZoneName(element);
                break;
            default:
                if (GoTimeLayout.IsFraction(element))
                {
                    Fraction(element);
                }
                else
                {
                    Offset(element);
                }

                break;
        }
    }

    private int Digits(string element, int least, int most)
    {
        var end = _at;
        while (end < _text.Length && end - _at < most && char.IsAsciiDigit(_text[end]))
        {
            end++;
        }

        if (end - _at < least)
        {
            throw Mismatch(element);
        }

        var value = int.Parse(_text.AsSpan(_at, end - _at), System.Globalization.CultureInfo.InvariantCulture);
        _at = end;
        return value;
    }

    private int Range(int value, int from, int to, string what) =>
        value >= from && value <= to ? value : throw Error($": {what} out of range");

    private int Name(string element, string[] names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var name = element.Length == 3 ? names[i][..3] : names[i];
            if (_text.AsSpan(_at).StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                _at += name.Length;
                return i;
            }
        }

        throw Mismatch(element);
    }

    /// <summary>A fraction after the seconds is accepted even when the layout has none.</summary>
    private void ImpliedFraction()
    {
        if (_at + 1 < _text.Length && _text[_at] is '.' or ',' && char.IsAsciiDigit(_text[_at + 1]))
        {
            Fraction("." + new string('9', 9));
        }
    }

    private void Fraction(string element)
    {
        if (_at >= _text.Length || _text[_at] is not ('.' or ','))
        {
            if (element[1] == '9')
            {
                return;
            }

            throw Mismatch(element);
        }

        var end = _at + 1;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
        {
            end++;
        }

        if (element[1] == '0' && end - _at != element.Length)
        {
            throw Mismatch(element);
        }

        _nanoseconds = long.Parse(_text[(_at + 1)..end].PadRight(9, '0')[..9], System.Globalization.CultureInfo.InvariantCulture);
        _at = end;
    }

    private void Offset(string element)
    {
        if (element[0] == 'Z' && _at < _text.Length && _text[_at] == 'Z')
        {
            _at++;
            _offset = 0;
            _zone = "UTC";
            return;
        }

        if (_at >= _text.Length || _text[_at] is not ('+' or '-'))
        {
            throw Mismatch(element);
        }

        var sign = _text[_at++] == '-' ? -1 : 1;
        var colons = element.Contains(':');
        var parts = element.Length == 3 ? 1 : element.Length >= 7 ? 3 : 2;
        var seconds = 0;
        for (var i = 0; i < parts; i++)
        {
            if (i > 0 && colons)
            {
                _at += _at < _text.Length && _text[_at] == ':' ? 1 : throw Mismatch(element);
            }

            seconds += Digits(element, 2, 2) * (i == 0 ? 3600 : i == 1 ? 60 : 1);
        }

        _offset = sign * seconds;
    }

    private void ZoneName(string element)
    {
        var end = _at;
        while (end < _text.Length && char.IsAsciiLetterUpper(_text[end]) && end - _at < 5)
        {
            end++;
        }

        if (end - _at < 3)
        {
            throw Mismatch(element);
        }

        // A name like GMT+3 is an offset, but the clock reads as if it were UTC.
        var digits = end;
        if (_text.AsSpan(_at, end - _at).SequenceEqual("GMT") && end < _text.Length && _text[end] is '+' or '-')
        {
            digits++;
            while (digits < _text.Length && digits - end <= 2 && char.IsAsciiDigit(_text[digits]))
            {
                digits++;
            }
        }

        if (digits > end + 1)
        {
            _gmtHours = int.Parse(_text.AsSpan(end, digits - end), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture);
            end = digits;
        }

        _zone = _text[_at..end];
        _at = end;
    }

    private GoTime Build()
    {
        _hour = _isPm && _hour < 12 ? _hour + 12 : _isAm && _hour == 12 ? 0 : _hour;
        var leap = CivilTime.IsLeapYear(_year);
        if (_yearDay >= 0)
        {
            if (_yearDay < 1 || _yearDay > (leap ? 366 : 365))
            {
                throw Error(": day-of-year out of range");
            }

            var date = new CivilTime(CivilTime.StartOf(_year, 1, _yearDay));
            (_month, _day) = (date.Month, date.Day);
        }

        _month = _month < 0 ? 1 : _month;
        _day = _day < 0 ? 1 : _day;
        if (_day < 1 || _day > CivilTime.DaysInMonth(_year, _month))
        {
            throw Error(": day out of range");
        }

        var utc = CivilTime.StartOf(_year, _month, _day) + (_hour * GoDuration.Hour) + (_minute * GoDuration.Minute) + (_second * GoDuration.Second) + _nanoseconds;
        if (_offset is { } offset)
        {
            var zone = offset == 0 ? GoZone.Utc : GoZone.Fixed("", offset);
            return new GoTime(utc - ((Int128)offset * GoDuration.Second), zone);
        }

        return new GoTime(utc, _zone is "" or "UTC" ? GoZone.Utc : GoZone.Fixed(_zone, (_gmtHours ?? 0) * 3600));
    }

    private FormatException Mismatch(string element) =>
        new($"parsing time {GoFormat.Quote(_text)} as {GoFormat.Quote(_layout)}: cannot parse {GoFormat.Quote(_text[Math.Min(_at, _text.Length)..])} as {GoFormat.Quote(element)}");

    private FormatException Error(string what) => new($"parsing time {GoFormat.Quote(_text)}{what}");
}
