using System.Globalization;

namespace Kcl.Net.Lexer;

/// <summary>Where a number begins and ends, its unit and what is wrong with its form. Its value is <see cref="NumberText"/>'s.</summary>
internal sealed partial class Scanner
{
    private void ScanNumber()
    {
        var start = _pos;
        var radix = 10;
        var empty = false;
        if (_text[_pos++] == '0' && _pos < _end)
        {
            switch (_text[_pos])
            {
                case 'b':
                    radix = 2;
                    _pos++;
                    empty = !SkipDigits(hex: false);
                    break;
                case 'o' or (>= '0' and <= '9'):
                    radix = 8;
                    _pos++;
                    empty = !SkipDigits(hex: false);
                    break;
                case 'x':
                    radix = 16;
                    _pos++;
                    empty = !SkipDigits(hex: true);
                    break;
                case '_' or '.' or 'e' or 'E':
                    SkipDigits(hex: false);
                    break;
                default:
                    EndInteger(start, _pos, radix, empty: false);
                    return;
            }
        }
        else
        {
            SkipDigits(hex: false);
        }

        if (empty)
        {
            EndInteger(start, _pos, radix, empty: true);
            return;
        }

        if (_pos < _end && _text[_pos] == '.' && Peek() != '.' && !NameStartsAt(_pos + 1))
        {
            _pos++;
            var exponentMissing = false;
            if (_pos < _end && char.IsAsciiDigit(_text[_pos]))
            {
                SkipDigits(hex: false);
                exponentMissing = _pos < _end && _text[_pos] is 'e' or 'E' && !SkipExponent();
            }

            EndFloat(start, radix, exponentMissing);
            return;
        }

        if (_pos < _end && _text[_pos] is 'e' or 'E')
        {
            EndFloat(start, radix, !SkipExponent());
            return;
        }

        EndInteger(start, _pos, radix, empty: false);
    }

    private bool SkipDigits(bool hex)
    {
        var any = false;
        for (; _pos < _end; _pos++)
        {
            var c = _text[_pos];
            if (hex ? char.IsAsciiHexDigit(c) : char.IsAsciiDigit(c))
            {
                any = true;
            }
            else if (c != '_')
            {
                break;
            }
        }

        return any;
    }

    private bool SkipExponent()
    {
        _pos++;
        if (_pos < _end && _text[_pos] is '+' or '-')
        {
            _pos++;
        }

        return SkipDigits(hex: false);
    }

    private bool NameStartsAt(int pos)
    {
        if (pos >= _end)
        {
            return false;
        }

        var saved = _pos;
        _pos = pos;
        var starts = IsAsciiNameStart(_text[pos]) || (_text[pos] >= 0x80 && IsNameRune(out _, start: true));
        _pos = saved;
        return starts;
    }

    private void SkipSuffix()
    {
        if (NameStartsAt(_pos))
        {
            SkipNameRest();
        }
    }

    private void EndInteger(int start, int digitsEnd, int radix, bool empty)
    {
        SkipSuffix();
        var suffix = _pos - digitsEnd;
        var faulty = empty || !DigitsFit(start, digitsEnd, radix);
        if (empty)
        {
            Error(start, _pos, "no valid digits found for number");
        }
        else if (suffix > 0 && !NumberText.IsUnit(_text.AsSpan(digitsEnd, suffix)))
        {
            Error(start, _pos, "invalid int binary suffix");
        }

        _out[_out.Add(RawKind.Integer, start, _pos, suffix)].IsFaulty = faulty;
    }

    private void EndFloat(int start, int radix, bool exponentMissing)
    {
        var digitsEnd = _pos;
        SkipSuffix();
        if (exponentMissing)
        {
            Error(start, _pos, "expected at least one digit in exponent");
        }
        else if (radix != 10)
        {
            var name = radix switch { 16 => "hexadecimal", 8 => "octal", _ => "binary" };
            Error(start, _pos, name + " float literal is not supported");
        }

        _out[_out.Add(RawKind.Float, start, _pos, _pos - digitsEnd)].IsFaulty = exponentMissing || radix != 10;
    }

    private bool DigitsFit(int start, int end, int radix)
    {
        if (radix is 10)
        {
            return true;
        }

        for (var i = start + 2; i < end; i++)
        {
            var c = _text[i];
            if (c != '_' && !(radix == 16 ? char.IsAsciiHexDigit(c) : c - '0' < radix))
            {
                Error(i, _pos, string.Create(CultureInfo.InvariantCulture, $"invalid digit for a base {radix} literal, start: {i}, stop: {i + 1}"));
                return false;
            }
        }

        return true;
    }
}
