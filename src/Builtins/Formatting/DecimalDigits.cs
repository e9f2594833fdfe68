using System.Globalization;
using System.Numerics;
using System.Text;

namespace Kcl.Net.Builtins.Formatting;

/// <summary>
/// Decimal text of finite, non-negative doubles. Rounding looks at the exact value and takes ties to the even digit
/// (`0.5` to no decimals is `0`), where .NET's own formats round ties away from zero.
/// </summary>
internal static class DecimalDigits
{
    /// <summary>No double has more significant decimal digits behind the point; all further ones are zero.</summary>
    private const int MostFraction = 1100;

    /// <summary>`1234.50` with a number of decimals.</summary>
    public static string Fixed(double value, int decimals)
    {
        var exact = Math.Min(decimals, MostFraction);
        var digits = Scaled(value, exact).ToString(CultureInfo.InvariantCulture).PadLeft(exact + 1, '0');
        if (decimals == 0)
        {
            return digits;
        }

        return new StringBuilder(digits, 0, digits.Length - exact, decimals + digits.Length)
            .Append('.').Append(digits, digits.Length - exact, exact).Append('0', decimals - exact).ToString();
    }

    /// <summary>`1.2345e+03` with a number of decimals.</summary>
    public static string Exponent(double value, int decimals, char letter)
    {
        var (digits, exponent) = Significant(value, Math.Min(decimals, MostFraction) + 1);
        var text = new StringBuilder(digits, 0, 1, decimals + 8);
        if (decimals > 0)
        {
            text.Append('.').Append(digits, 1, digits.Length - 1).Append('0', decimals + 1 - digits.Length);
        }

        return AppendExponent(text, letter, exponent).ToString();
    }

    /// <summary>A number of significant digits, without trailing zeros, in whichever notation suits the size.</summary>
    public static string General(double value, int precision, char letter)
    {
        var (digits, exponent) = Significant(value, Math.Min(precision, MostFraction));
        if (exponent >= -4 && exponent < precision)
        {
            return WithoutTrailingZeros(Fixed(value, Math.Min(precision - 1 - exponent, MostFraction)));
        }

        var mantissa = digits.Length > 1 ? WithoutTrailingZeros(digits[..1] + "." + digits[1..]) : digits;
        return AppendExponent(new StringBuilder(mantissa), letter, exponent).ToString();
    }

    /// <summary>The shortest digits that read back as the same double; exponents outside 1e-4 to 1e16.</summary>
    public static string Shortest(double value)
    {
        var (digits, exponent) = ShortestDigits(value);
        if (exponent is >= 16 or <= -5)
        {
            var mantissa = digits.Length > 1 ? digits[..1] + "." + digits[1..] : digits;
            return AppendExponent(new StringBuilder(mantissa), 'e', exponent).ToString();
        }

        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0') + ".0"
            : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }

    /// <summary>Splits .NET's round-trip text (`0.00015`, `1.5E-07`) into digits and the power of ten of the first one.</summary>
    private static (string Digits, int Exponent) ShortestDigits(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var letter = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = letter < 0 ? text : text[..letter];
        var scale = letter < 0 ? 0 : int.Parse(text.AsSpan(letter + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leading = digits.Length - digits.TrimStart('0').Length;
        digits = digits.Trim('0');
        return digits.Length == 0 ? ("0", 0) : (digits, whole - 1 - leading + scale);
    }

    /// <summary>The first significant digits, rounded, and the power of ten of the first one.</summary>
    private static (string Digits, int Exponent) Significant(double value, int count)
    {
        if (value == 0)
        {
            return (new string('0', count), 0);
        }

        var exponent = (int)Math.Floor(Math.Log10(value));
        while (true)
        {
            var digits = Scaled(value, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
            if (digits.Length == count)
            {
                return (digits, exponent);
            }

            // The estimate was one off, or rounding carried into a further digit.
            exponent += digits.Length > count ? 1 : -1;
        }
    }

    /// <summary>The integer nearest to value × 10^power, ties to even.</summary>
    private static BigInteger Scaled(double value, int power)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var binary = (int)(bits >> 52) & 0x7FF;
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | (binary == 0 ? 0UL : 1UL << 52);
        var shift = Math.Max(binary, 1) - 1075;
        BigInteger numerator = mantissa;
        var denominator = BigInteger.One;
        if (power >= 0)
        {
            numerator *= BigInteger.Pow(10, power);
        }
        else
        {
            denominator = BigInteger.Pow(10, -power);
        }

        if (shift >= 0)
        {
            numerator <<= shift;
        }
        else
        {
            denominator <<= -shift;
        }

        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var half = (remainder << 1).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    private static StringBuilder AppendExponent(StringBuilder text, char letter, int exponent)
    {
        text.Append(letter).Append(exponent < 0 ? '-' : '+');
        var digits = Math.Abs(exponent);
        return (digits < 10 ? text.Append('0') : text).Append(CultureInfo.InvariantCulture, $"{digits}");
    }

    private static string WithoutTrailingZeros(string text) =>
        text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
}
