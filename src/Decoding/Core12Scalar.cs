using System.Globalization;
using Kcl.Net.Values;

namespace Kcl.Net.Decoding;

/// <summary>
/// Plain scalars under the YAML 1.2 core schema with `0b` added. Digits behind a leading zero are text: they are
/// identifiers more often than numbers.
/// </summary>
internal static class Core12Scalar
{
    /// <summary>The value of a plain scalar; null when it is a string.</summary>
    public static Value? Resolve(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
        {
            return NoneValue.Instance;
        }

        return text[0] switch
        {
            '~' or 'n' or 'N' => text is "~" or "null" or "Null" or "NULL" ? NoneValue.Instance : null,
            't' or 'T' => text is "true" or "True" or "TRUE" ? BoolValue.True : null,
            'f' or 'F' => text is "false" or "False" or "FALSE" ? BoolValue.False : null,
            '+' or '-' or '.' or (>= '0' and <= '9') => Number(text),
            _ => null,
        };
    }

    /// <summary>An integer or a float; null when the text is neither.</summary>
    public static Value? Number(ReadOnlySpan<char> text)
    {
        var hasSign = text[0] is '+' or '-';
        var digits = text[(hasSign ? 1 : 0)..];
        if (digits.Length == 0 || !(char.IsAsciiDigit(digits[0]) || digits[0] == '.'))
        {
            return null;
        }

        if (digits.Length > 1 && digits[0] == '0' && (char.IsAsciiDigit(digits[1]) || digits[1] is 'x' or 'o' or 'b'))
        {
            if (!char.IsAsciiDigit(digits[1]))
            {
                return Yaml11Integer.TryRead(text.ToString(), out var radix) ? radix : null;
            }

            if (digits.IndexOfAnyExceptInRange('0', '9') < 0)
            {
                return null;
            }
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? IntValue.Of(integer)
            : Float(text, digits);
    }

    private static FloatValue? Float(ReadOnlySpan<char> text, ReadOnlySpan<char> digits)
    {
        if (digits[0] == '.' && digits.Length == 4)
        {
            if (digits is ".inf" or ".Inf" or ".INF")
            {
                return new FloatValue(text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity);
            }

            if (digits is ".nan" or ".NaN" or ".NAN")
            {
                return digits.Length == text.Length ? new FloatValue(double.NaN) : null;
            }
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new FloatValue(number)
            : null;
    }
}
