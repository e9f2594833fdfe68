using System.Buffers;
using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Decoding;

/// <summary>Strings with their escapes, and numbers.</summary>
internal sealed partial class JsonParser
{
    /// <summary>The quote, the backslash and the control characters.</summary>
    private static readonly SearchValues<char> EndsText = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private string ReadString()
    {
        var from = ++_at;
        var rest = _text.AsSpan(from);
        var length = rest.IndexOfAny(EndsText);
        _at = length < 0 ? _text.Length : from + length;
        if (_at < _text.Length && _text[_at] == '"')
        {
            _at++;
            return _cache.Of(rest[..length]);
        }

        _scratch.Clear().Append(_text, from, _at - from);
        while (true)
        {
            if (_at >= _text.Length)
            {
                throw Fail("unexpected end of JSON input", _at);
            }

            var c = _text[_at];
            switch (c)
            {
                case '"':
                    _at++;
                    return _scratch.ToString();
                case '\\':
                    _at++;
                    Escape();
                    break;
                case < ' ':
                    throw Unexpected("in string literal");
                default:
                    _scratch.Append(c);
                    _at++;
                    break;
            }
        }
    }

    private void Escape()
    {
        var c = _at < _text.Length ? _text[_at] : ' ';
        if (c == 'u')
        {
            _at++;
            Unicode(Hexadecimal());
            return;
        }

        var plain = c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Unexpected("in string escape code", endIsBlank: true),
        };
        _scratch.Append(plain);
        _at++;
    }

    private void Unicode(char unit)
    {
        if (!char.IsSurrogate(unit))
        {
            _scratch.Append(unit);
            return;
        }

        if (char.IsHighSurrogate(unit) && _at + 1 < _text.Length && _text[_at] == '\\' && _text[_at + 1] == 'u')
        {
            var back = _at;
            _at += 2;
            var low = Hexadecimal();
            if (char.IsLowSurrogate(low))
            {
                _scratch.Append(unit).Append(low);
                return;
            }

            _at = back;
        }

        if (!options.IsGo)
        {
            throw Fail("a surrogate escape without its other half", _at);
        }

        _scratch.Append('\uFFFD');
    }

    private char Hexadecimal()
    {
        var unit = 0;
        for (var i = 0; i < 4; i++)
        {
            if (_at >= _text.Length || !char.IsAsciiHexDigit(_text[_at]))
            {
                throw Unexpected("in \\u hexadecimal character escape", endIsBlank: true);
            }

            var c = _text[_at++];
            unit = (unit << 4) | (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }

        return (char)unit;
    }

    private Value Number()
    {
        var from = _at;
        var isInteger = true;
        if (_text[_at] == '-')
        {
            _at++;
            RequireDigit("in numeric literal");
        }

        if (_text[_at] == '0')
        {
            _at++;
        }
        else
        {
            Digits();
        }

        if (Accept('.'))
        {
            isInteger = false;
            RequireDigit("after decimal point in numeric literal");
            Digits();
        }

        if (_at < _text.Length && (_text[_at] is 'e' or 'E'))
        {
            isInteger = false;
            _at++;
            _at += _at < _text.Length && (_text[_at] is '+' or '-') ? 1 : 0;
            RequireDigit("in exponent of numeric literal");
            Digits();
        }

        return Convert(_text.AsSpan(from, _at - from), isInteger, from);
    }

    /// <summary>A number beyond the range of a float is reported at the end and leaves null behind.</summary>
    private Value Convert(ReadOnlySpan<char> digits, bool isInteger, int from)
    {
        const int AlwaysFits = 18;
        if (isInteger && !options.IsGo && digits.Length <= AlwaysFits && digits[0] != '-')
        {
            var small = 0L;
            foreach (var digit in digits)
            {
                small = (small * 10) + (digit - '0');
            }

            return IntValue.Of(small);
        }

        if (isInteger && !options.IsGo && digits is not "-0"
            && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return IntValue.Of(integer);
        }

        var number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsFinite(number))
        {
            return new FloatValue(number);
        }

        if (_deferred is null)
        {
            _deferred = options.IsGo ? $"json: cannot unmarshal number {digits} into Go value of type float64" : "number out of range";
            _deferredAt = from;
        }

        return NoneValue.Instance;
    }

    private void RequireDigit(string where)
    {
        if (_at >= _text.Length || !char.IsAsciiDigit(_text[_at]))
        {
            throw Unexpected(where, endIsBlank: true);
        }
    }

    private void Digits()
    {
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }
    }
}
