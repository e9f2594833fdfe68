using System.Globalization;
using System.Numerics;

namespace Kcl.Net.Templating;

/// <summary>Go's number syntax: base prefixes, underscores between digits, hexadecimal floats.</summary>
internal static class GoNumber
{
    /// <summary>`strconv.ParseUint(text, 0, 64)`.</summary>
    public static bool TryParseUnsigned(string text, out ulong value)
    {
        value = 0;
        var radix = 10;
        var at = 0;
        if (text.Length > 1 && text[0] == '0')
        {
            radix = char.ToLowerInvariant(text[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };
            at = radix == 0 ? 1 : 2;
            radix = radix == 0 ? 8 : radix;
        }

        if (at >= text.Length || !UnderscoresAreSound(text))
        {
            return false;
        }

        UInt128 result = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '_')
            {
                continue;
            }

            var digit = DigitValue(text[at]);
            if (digit >= radix)
            {
                return false;
            }

            result = (result * (uint)radix) + (uint)digit;
            if (result > ulong.MaxValue)
            {
                return false;
            }
        }

        value = (ulong)result;
        return true;
    }

    /// <summary>`strconv.ParseFloat(text, 64)`; false also when the value is out of range.</summary>
    public static bool TryParseFloat(string text, out double value)
    {
        value = 0;
        if (!UnderscoresAreSound(text))
        {
            return false;
        }

        text = text.Replace("_", "", StringComparison.Ordinal);
        var unsigned = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        if (unsigned.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            var ok = TryParseHexFloat(unsigned[2..], out value);
            value = text[0] == '-' ? -value : value;
            return ok;
        }

        // .NET would accept white space and other forms; here only digits, one point and an exponent may stand.
        if (unsigned.Length == 0 || unsigned.AsSpan().IndexOfAnyExcept("0123456789.eE+-") >= 0 || unsigned.AsSpan().IndexOfAnyInRange('0', '9') < 0)
        {
            return false;
        }

        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    private static bool TryParseHexFloat(string text, out double value)
    {
        value = 0;
        var mantissa = BigInteger.Zero;
        var exponent = 0L;
        var at = 0;
        var digits = 0;
        var point = false;
        for (; at < text.Length && !(text[at] is 'p' or 'P'); at++)
        {
            if (text[at] == '.' && !point)
            {
                point = true;
                continue;
            }

            if (!char.IsAsciiHexDigit(text[at]) || ++digits > 512)
            {
                return false;
            }

            mantissa = (mantissa * 16) + DigitValue(text[at]);
            exponent -= point ? 4 : 0;
        }

        // The exponent is mandatory in a hexadecimal float.
        if (digits == 0 || at == text.Length || !int.TryParse(text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power))
        {
            return false;
        }

        exponent += power;
        var excess = (int)mantissa.GetBitLength() - 64;
        if (excess > 0)
        {
            mantissa >>= excess;
            exponent += excess;
        }

        value = Math.ScaleB((double)mantissa, (int)Math.Clamp(exponent, -5000, 5000));
        return double.IsFinite(value);
    }

    private static int DigitValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => int.MaxValue,
    };

    /// <summary>Underscores stand between digits; a base prefix counts as a digit before one.</summary>
    private static bool UnderscoresAreSound(string text)
    {
        if (!text.Contains('_', StringComparison.Ordinal))
        {
            return true;
        }

        var number = text[0] is '+' or '-' ? text.AsSpan(1) : text;
        var prefixed = number.Length > 1 && number[0] == '0' && char.ToLowerInvariant(number[1]) is 'x' or 'o' or 'b';
        var hexadecimal = prefixed && number[1] is 'x' or 'X';
        var last = prefixed ? '0' : '^';
        foreach (var c in prefixed ? number[2..] : number)
        {
            if (char.IsAsciiDigit(c) || (hexadecimal && char.IsAsciiHexDigit(c)))
            {
                last = '0';
            }
            else if (c == '_' ? last != '0' : last == '_')
            {
                return false;
            }
            else
            {
                last = c == '_' ? '_' : '!';
            }
        }

        return last != '_';
    }
}
