using System.Globalization;

namespace Kcl.Net.Builtins.Clock;

/// <summary>
/// Whether a text is a date, a time or both in a strftime format. Numbers may be shorter than their field and have blanks before
/// them; white space in the format stands for any, also none; what the fields say together must be consistent.
/// </summary>
internal sealed partial class DateReader
{
    private readonly Dictionary<char, long> _values = [];
    private readonly string _text;
    private int _at;

    private DateReader(string text) => _text = text;

    public static bool IsValid(string text, string format)
    {
        if (DateFormat.Parse(format) is not { } fields)
        {
            return false;
        }

        var reader = new DateReader(text);
        foreach (var field in fields)
        {
            if (!reader.Read(field))
            {
                return false;
            }
        }

        return reader._at == text.Length && reader.IsConsistent();
    }

    private ReadOnlySpan<char> Rest => _text.AsSpan(_at);

    private bool Read(DateField field)
    {
        switch (field.Kind)
        {
            case DateFieldKind.Literal:
                return Take(field.Text);
            case DateFieldKind.Space:
                SkipBlanks();
                return true;
        }

        return field.Letter switch
        {
            'Y' or 'G' => ReadNumber(field.Letter, 4, long.MinValue, long.MaxValue, signed: true),
            'C' => ReadNumber('C', 2, 0, 99),
            'y' or 'g' => ReadNumber(field.Letter, 2, 0, 99),
            'm' => ReadNumber('m', 2, 1, 12),
            'b' or 'B' => ReadName('m', DateNames.Months, 1),
            'd' => ReadNumber('d', 2, 1, 31),
            'a' or 'A' => ReadName('w', DateNames.Weekdays, 0),
            'w' => ReadNumber('w', 1, 0, 6),
            'u' => ReadNumber('u', 1, 1, 7) && Set('w', _values['u'] % 7),
            'U' or 'W' => ReadNumber(field.Letter, 2, 0, 53),
            'V' => ReadNumber('V', 2, 1, 53),
            'j' => ReadNumber('j', 3, 1, 366),
            'H' => ReadNumber('H', 2, 0, 23),
            'I' => ReadNumber('I', 2, 1, 12),
            'P' or 'p' => ReadName('p', ["AM", "PM"], 0),
            'M' => ReadNumber('M', 2, 0, 59),
            'S' => ReadNumber('S', 2, 0, 60),
            'f' => ReadFraction(field.Text),
            'Z' => SkipWord(),
            'z' => ReadOffset(),
            _ => ReadNumber('s', int.MaxValue, long.MinValue, long.MaxValue, signed: true),
        };
    }

    private bool Take(string expected)
    {
        if (!Rest.StartsWith(expected, StringComparison.Ordinal))
        {
            return false;
        }

        _at += expected.Length;
        return true;
    }

    private void SkipBlanks() => _at = _text.Length - Rest.TrimStart().Length;

    /// <summary>Two fields for the same value must agree.</summary>
    private bool Set(char name, long value) => _values.TryAdd(name, value) || _values[name] == value;

    private bool ReadNumber(char name, int width, long least, long most, bool signed = false)
    {
        SkipBlanks();
        var sign = 1;
        if (signed && !Rest.IsEmpty && (Rest[0] is '+' or '-'))
        {
            sign = Rest[0] == '-' ? -1 : 1;
            width = int.MaxValue;
            _at++;
        }

        var digits = 0;
        while (digits < width && digits < Rest.Length && char.IsAsciiDigit(Rest[digits]))
        {
            digits++;
        }

        if (digits == 0 || !long.TryParse(Rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        _at += digits;
        number *= sign;
        return number >= least && number <= most && Set(name, number);
    }

    private bool ReadName(char name, string[] names, int first)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var shorter = names[i].AsSpan(0, Math.Min(3, names[i].Length));
            if (Rest.StartsWith(shorter, StringComparison.OrdinalIgnoreCase))
            {
                _at += Rest.StartsWith(names[i], StringComparison.OrdinalIgnoreCase) ? names[i].Length : shorter.Length;
                return Set(name, i + first);
            }
        }

        return false;
    }

    private bool ReadFraction(string prefix)
    {
        if (prefix.StartsWith('.'))
        {
            // A fraction is optional; its number of digits is not checked on reading.
            if (Rest.IsEmpty || Rest[0] != '.')
            {
                return true;
            }

            _at++;
            return SkipDigits(1, int.MaxValue);
        }

        var width = prefix.Length == 0 ? 9 : prefix[0] - '0';
        return SkipDigits(prefix.Length == 0 ? 1 : width, width);
    }

    private bool SkipDigits(int least, int most)
    {
        var count = 0;
        while (count < most && !Rest.IsEmpty && char.IsAsciiDigit(Rest[0]))
        {
            _at++;
            count++;
        }

        return count >= least;
    }

    private bool SkipWord()
    {
        while (!Rest.IsEmpty && !char.IsWhiteSpace(Rest[0]))
        {
            _at++;
        }

        return true;
    }

    private bool ReadOffset()
    {
        SkipBlanks();
        if (Rest.IsEmpty)
        {
            return false;
        }

        if (Rest[0] is 'Z' or 'z')
        {
            _at++;
            return true;
        }

        if (Rest[0] is not ('+' or '-'))
        {
            return false;
        }

        _at++;
        if (!SkipDigits(2, 2))
        {
            return false;
        }

        SkipBlanks();
        _ = Take(":");
        SkipBlanks();
        return !Rest.IsEmpty && Rest[0] is >= '0' and <= '5' && SkipDigits(2, 2);
    }
}
