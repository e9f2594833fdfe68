using System.Globalization;

namespace Kcl.Net.Lexer;

/// <summary>Values of number literals. An integer that fits into 64 unsigned bits is read as the signed number with those bits.</summary>
internal static class NumberText
{
    public static bool IsUnit(ReadOnlySpan<char> suffix) => suffix.Length switch
    {
        1 => suffix[0] is 'n' or 'u' or 'm' or 'k' or 'K' or 'M' or 'G' or 'T' or 'P' or 'i',
        2 => suffix[1] == 'i' && suffix[0] is 'K' or 'M' or 'G' or 'T' or 'P',
        _ => false,
    };

    /// <summary>Reads digits with an optional radix prefix and separating underscores; false when they are misplaced or too big.</summary>
    public static bool TryInteger(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        var radix = 10u;
        if (text.Length > 1 && text[0] == '0')
        {
            (radix, var prefix) = text[1] switch
            {
                'x' => (16u, 2),
                'b' => (2u, 2),
                'o' => (8u, 2),
                _ => (8u, 1),
            };
            text = text[prefix..];
            if (text.Length > 0 && text[0] == '_')
            {
                text = text[1..];
            }
        }

        if (text.Length == 0)
        {
            return false;
        }

        var total = 0UL;
        var last = '\0';
        foreach (var c in text)
        {
            if (c == '_')
            {
                if (last is '_' or '\0')
                {
                    return false;
                }

                last = c;
                continue;
            }

            var digit = char.IsAsciiDigit(c) ? (uint)(c - '0') : char.IsAsciiHexDigit(c) ? (uint)((c | 0x20) - 'a' + 10) : 99;
            if (digit >= radix || total > (ulong.MaxValue - digit) / radix)
            {
                return false;
            }

            total = (total * radix) + digit;
            last = c;
        }

        value = unchecked((long)total);
        return last != '_';
    }

    public static bool TryFloat(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);
}
