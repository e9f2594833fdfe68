using System.Globalization;

namespace Kcl.Net.Values;

/// <summary>Integers as Go reads them with base 0: decimal, `0x`, `0b`, `0o` and a leading zero for octal, within 64 bits.</summary>
internal static class Yaml11Integer
{
    public static bool TryRead(string text, out Value value)
    {
        value = UndefinedValue.Instance;
        var isNegative = text.Length > 0 && text[0] == '-';
        var hasSign = isNegative || (text.Length > 0 && text[0] == '+');
        var digits = text.AsSpan(hasSign ? 1 : 0);
        if (!TryMagnitude(digits, out var magnitude))
        {
            return false;
        }

        if (isNegative)
        {
            if (magnitude > 1UL << 63)
            {
                return false;
            }

            value = IntValue.Of(unchecked(-(long)magnitude));
            return true;
        }

        if (magnitude > long.MaxValue)
        {
            // Unsigned integers have no sign in Go, so `+` rules them out.
            value = new FloatValue(magnitude);
            return !hasSign;
        }

        value = IntValue.Of((long)magnitude);
        return true;
    }

    private static bool TryMagnitude(ReadOnlySpan<char> digits, out ulong magnitude)
    {
        magnitude = 0;
        if (digits.Length < 2 || digits[0] != '0')
        {
            return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out magnitude);
        }

        return digits[1] switch
        {
            'x' or 'X' => TryRadix(digits[2..], 4, out magnitude),
            'o' or 'O' => TryRadix(digits[2..], 3, out magnitude),
            'b' or 'B' => TryRadix(digits[2..], 1, out magnitude),
            _ => TryRadix(digits[1..], 3, out magnitude),
        };
    }

    private static bool TryRadix(ReadOnlySpan<char> digits, int bits, out ulong magnitude)
    {
        magnitude = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiHexDigit(c) ? (c | 0x20) - 'a' + 10 : int.MaxValue;
            if (digit >= 1 << bits || magnitude >> (64 - bits) != 0)
            {
                return false;
            }

            magnitude = (magnitude << bits) | (uint)digit;
        }

        return digits.Length > 0;
    }
}
