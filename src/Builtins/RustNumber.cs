using System.Globalization;

namespace Kcl.Net.Builtins;

/// <summary>Number conversions with the reference engine's edges: saturating casts and its float grammar.</summary>
internal static class RustNumber
{
    /// <summary>Truncates towards zero, saturates at the ends of the range, NaN is 0.</summary>
    public static long ToInt64(double value) => value switch
    {
        >= 9223372036854775807.0 => long.MaxValue,
        <= -9223372036854775808.0 => long.MinValue,
        _ => double.IsNaN(value) ? 0 : (long)value,
    };

    /// <summary>By repeated multiplication, whose rounding differs from that of <see cref="Math.Pow"/>.</summary>
    public static double Power(double number, int exponent)
    {
        var result = 1.0;
        for (var rest = Math.Abs((long)exponent); rest > 0; rest >>= 1)
        {
            result = (rest & 1) == 1 ? result * number : result;
            number *= number;
        }

        return exponent < 0 ? 1 / result : result;
    }

    /// <summary>Reads `1`, `+1.`, `.5`, `1e-3`, `inf`, `infinity`, `nan` in any case; no blanks, no underscores.</summary>
    public static bool TryParseDouble(string text, out double value)
    {
        value = 0;
        var start = text.Length > 0 && (text[0] is '+' or '-') ? 1 : 0;
        var body = text.AsSpan(start);
        if (body.Equals("inf", StringComparison.OrdinalIgnoreCase) || body.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            value = text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        if (body.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            value = double.NaN;
            return true;
        }

        return IsDecimal(body) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Integer text in a base from 2 to 36 with an optional sign; the word for what is wrong otherwise.</summary>
    public static string? ParseInt64(ReadOnlySpan<char> text, int radix, out long value)
    {
        value = 0;
        if (text.IsEmpty)
        {
            return "Empty";
        }

        var negative = text[0] == '-';
        var digits = text[0] is '+' or '-' ? text[1..] : text;
        if (digits.IsEmpty)
        {
            return "InvalidDigit";
        }

        Int128 sum = 0;
        foreach (var c in digits)
        {
            var digit = DigitOf(c);
            if (digit < 0 || digit >= radix)
            {
                return "InvalidDigit";
            }

            sum = sum > long.MaxValue ? sum : (sum * radix) + digit;
        }

        sum = negative ? -sum : sum;
        if (sum > long.MaxValue || sum < long.MinValue)
        {
            return negative ? "NegOverflow" : "PosOverflow";
        }

        value = (long)sum;
        return null;
    }

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => -1,
    };

    private static bool IsDecimal(ReadOnlySpan<char> text)
    {
        var i = 0;
        var digits = 0;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
            digits++;
        }

        if (i < text.Length && text[i] == '.')
        {
            i++;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
                digits++;
            }
        }

        if (digits == 0)
        {
            return false;
        }

        if (i < text.Length && (text[i] is 'e' or 'E'))
        {
            i++;
            i += i < text.Length && (text[i] is '+' or '-') ? 1 : 0;
            var first = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            return i == text.Length && i > first;
        }

        return i == text.Length;
    }
}
