using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>Numbers, texts and bytes under a verb's flags.</summary>
internal sealed partial class GoPrinter
{
    private const string LowerDigits = "0123456789abcdefx";
    private const string UpperDigits = "0123456789ABCDEFX";

    private void Bool(bool flag, Value value, char verb)
    {
        if (verb is 't' or 'v')
        {
            Pad(flag ? "true" : "false");
        }
        else
        {
            BadVerb(value, verb);
        }
    }

    private void Integer(ulong bits, bool isSigned, Value value, char verb)
    {
        switch (verb)
        {
            case 'v' when _sharpV && !isSigned:
                HexWithPrefix(bits);
                break;
            case 'v' when _width is null && _precision is null && !_plus && !_space:
                output.Append(isSigned ? ((long)bits).ToString(CultureInfo.InvariantCulture) : bits.ToString(CultureInfo.InvariantCulture));
                break;
            case 'v' or 'd':
                LayOutInteger(bits, 10, isSigned, verb, LowerDigits);
                break;
            case 'b':
                LayOutInteger(bits, 2, isSigned, verb, LowerDigits);
                break;
            case 'o' or 'O':
                LayOutInteger(bits, 8, isSigned, verb, LowerDigits);
                break;
            case 'x':
                LayOutInteger(bits, 16, isSigned, verb, LowerDigits);
                break;
            case 'X':
                LayOutInteger(bits, 16, isSigned, verb, UpperDigits);
                break;
            case 'c':
                Pad(GoText.RuneToString(bits > 0x10FFFF ? -1 : (long)bits));
                break;
            case 'q':
                Pad(GoQuote.QuoteRune(bits > 0x10FFFF ? -1 : (long)bits, _plus));
                break;
            case 'U':
                Unicode(bits);
                break;
            default:
                BadVerb(value, verb);
                break;
        }
    }

    private void HexWithPrefix(ulong bits)
    {
        var sharp = _sharp;
        _sharp = true;
        LayOutInteger(bits, 16, false, 'v', LowerDigits);
        _sharp = sharp;
    }

    private void LayOutInteger(ulong bits, int radix, bool isSigned, char verb, string digits)
    {
        var negative = isSigned && (long)bits < 0;
        bits = negative ? (ulong)-(long)bits : bits;
        var least = 0;
        if (_precision is { } precision)
        {
            least = precision;
            if (precision == 0 && bits == 0)
            {
                output.Append(' ', _width ?? 0);
                return;
            }
        }
        else if (_zero && !_minus && _width is { } width)
        {
            least = width - (negative || _plus || _space ? 1 : 0);
        }

        Span<char> reversed = stackalloc char[64];
        var count = 0;
        do
        {
            reversed[count++] = digits[(int)(bits % (ulong)radix)];
            bits /= (ulong)radix;
        }
        while (bits > 0);

        var text = new StringBuilder(Math.Max(least, count) + 4);
        text.Append(negative ? "-" : _plus ? "+" : _space ? " " : "");
        if (verb == 'O')
        {
            text.Append("0o");
        }

        if (_sharp)
        {
            text.Append(radix switch { 2 => "0b", 16 => "0" + digits[16], 8 when least <= count && reversed[count - 1] != '0' => "0", _ => "" });
        }

        text.Append('0', Math.Max(0, least - count));
        while (count > 0)
        {
            text.Append(reversed[--count]);
        }

        PadWithSpaces(text.ToString());
    }

    private void Unicode(ulong bits)
    {
        var code = bits.ToString("X", CultureInfo.InvariantCulture).PadLeft(Math.Max(4, _precision ?? 4), '0');
        var shown = _sharp && bits <= 0x10FFFF && GoText.IsPrint((int)bits) ? $" '{GoText.RuneToString((long)bits)}'" : "";
        PadWithSpaces("U+" + code + shown);
    }

    private void Float(double number, bool isSingle, Value value, char verb)
    {
        switch (verb)
        {
            case 'v':
                LayOutFloat(number, isSingle, 'g', -1);
                break;
            case 'b' or 'g' or 'G' or 'x' or 'X':
                LayOutFloat(number, isSingle, verb, -1);
                break;
            case 'f' or 'e' or 'E' or 'F':
                LayOutFloat(number, isSingle, verb == 'F' ? 'f' : verb, 6);
                break;
            default:
                BadVerb(value, verb);
                break;
        }
    }

    private void LayOutFloat(double number, bool isSingle, char verb, int precision)
    {
        precision = _precision ?? precision;
        var text = GoFloat.Format(number, verb, precision, isSingle);
        var signed = text[0] is '-' or '+' ? text : (_space && !_plus ? " " : "+") + text;
        if (text[0] == '+' && _space && !_plus)
        {
            signed = " " + text[1..];
        }

        if (signed[1] is 'I' or 'N')
        {
            // These are no digits, so zeros never pad them.
            PadWithSpaces(signed[1] == 'N' && !_space && !_plus ? signed[1..] : signed);
            return;
        }

        if (_sharp && verb != 'b')
        {
            signed = KeepPoint(signed, verb, precision);
        }

        if (_plus || signed[0] != '+')
        {
            if (_zero && !_minus && _width is { } width && width > signed.Length)
            {
                output.Append(signed[0]).Append('0', width - signed.Length).Append(signed.AsSpan(1));
                return;
            }

            Pad(signed);
            return;
        }

        Pad(signed[1..]);
    }

    /// <summary>The `#` flag: always a decimal point, and with %g no zeros taken off.</summary>
    private static string KeepPoint(string signed, char verb, int precision)
    {
        var digits = verb is 'g' or 'G' or 'x' or 'X' ? (precision < 0 ? 6 : precision) : 0;
        var tailAt = verb is 'x' or 'X' ? signed.AsSpan().IndexOfAny('p', 'P') : signed.AsSpan().IndexOfAny('e', 'E');
        var tail = tailAt < 0 ? "" : signed[tailAt..];
        var number = tailAt < 0 ? signed : signed[..tailAt];
        var sawNonzero = false;
        foreach (var c in number.AsSpan(1))
        {
            if (c == '.')
            {
                continue;
            }

            sawNonzero |= c != '0';
            digits -= sawNonzero ? 1 : 0;
        }

        if (!number.Contains('.', StringComparison.Ordinal))
        {
            digits -= number.Length == 2 && number[1] == '0' ? 1 : 0;
            number += ".";
        }

        return number + new string('0', Math.Max(0, digits)) + tail;
    }

    private void Complex(GoComplex number, char verb)
    {
        if (verb is not ('v' or 'b' or 'g' or 'G' or 'x' or 'X' or 'f' or 'F' or 'e' or 'E'))
        {
            BadVerb(number, verb);
            return;
        }

        var plus = _plus;
        output.Append('(');
        Float(number.Real, false, number, verb);
        _plus = true;
        Float(number.Imaginary, false, number, verb);
        output.Append("i)");
        _plus = plus;
    }

    private void Text(string text, Value value, char verb)
    {
        switch (verb)
        {
            case 'v' when _sharpV:
            case 'q':
                Quoted(text);
                break;
            case 'v' or 's':
                Pad(Truncate(text));
                break;
            case 'x' or 'X':
                Hex(GoText.ToUtf8(text), verb == 'x' ? LowerDigits : UpperDigits);
                break;
            default:
                BadVerb(value, verb);
                break;
        }
    }

    private void Quoted(string text)
    {
        text = Truncate(text);
        Pad(_sharp && GoQuote.CanBackquote(text) ? "`" + text + "`" : GoQuote.Quote(text, _plus));
    }

    private void Hex(ReadOnlySpan<byte> bytes, string digits)
    {
        bytes = _precision < bytes.Length ? bytes[.._precision.Value] : bytes;
        var text = new StringBuilder(bytes.Length * 2);
        for (var i = 0; i < bytes.Length; i++)
        {
            text.Append(_space && i > 0 ? " " : "");
            if (_sharp && (_space || i == 0))
            {
                text.Append('0').Append(digits[16]);
            }

            text.Append(digits[bytes[i] >> 4]).Append(digits[bytes[i] & 15]);
        }

        Pad(text.ToString());
    }

    private void Bytes(GoBytes value, char verb, int depth)
    {
        switch (verb)
        {
            case 'v' or 'd':
                output.Append(_sharpV ? "[]byte{" : "[");
                for (var i = 0; i < value.Items.Length; i++)
                {
                    Separate(i);
                    if (_sharpV)
                    {
                        HexWithPrefix(value.Items[i]);
                    }
                    else
                    {
                        LayOutInteger(value.Items[i], 10, false, verb, LowerDigits);
                    }
                }

                output.Append(_sharpV ? '}' : ']');
                break;
            case 's':
                Pad(GoText.FromUtf8(_precision < value.Items.Length ? value.Items.AsSpan(0, _precision.Value) : value.Items));
                break;
            case 'x' or 'X':
                Hex(value.Items, verb == 'x' ? LowerDigits : UpperDigits);
                break;
            case 'q':
                Quoted(GoText.FromUtf8(value.Items));
                break;
            default:
                output.Append('[');
                for (var i = 0; i < value.Items.Length; i++)
                {
                    Separate(i);
                    PrintValue(new GoInteger(GoKind.Uint8, value.Items[i]), verb, depth + 1);
                }

                output.Append(']');
                break;
        }
    }

    private string Truncate(string text) => _precision is { } precision ? GoText.TruncateRunes(text, precision) : text;

    private void PadWithSpaces(string text)
    {
        var zero = _zero;
        _zero = false;
        Pad(text);
        _zero = zero;
    }

    private void Pad(string text)
    {
        var missing = _width is { } width ? width - GoText.RuneCount(text) : 0;
        if (missing <= 0)
        {
            output.Append(text);
        }
        else if (_minus)
        {
            output.Append(text).Append(' ', missing);
        }
        else
        {
            output.Append(_zero ? '0' : ' ', missing).Append(text);
        }
    }
}
