using System.Globalization;
using System.Text;

namespace Kcl.Net.Render;

/// <summary>Texts of floats, all built on the shortest digits that read back as the same number.</summary>
public static class FloatText
{
    /// <summary>KCL's `str()`: never an exponent, always a fraction: `100000000000000000000.0`.</summary>
    public static string Plain(double value)
    {
        if (!double.IsFinite(value))
        {
            return NonFinite(value);
        }

        var text = new StringBuilder();
        var digits = Digits(value, text, out var point);
        AppendPlain(text, digits, point);
        return text.ToString();
    }

    /// <summary>KCL's YAML form: plain between 1e-5 and 1e16, else `1e16`, `1.5e-7`.</summary>
    public static string Yaml(double value) => Short(double.IsFinite(value) ? ThroughJson(value) : value, plus: "");

    /// <summary>KCL's JSON form: as <see cref="Yaml"/> with an explicit plus: `1e+16`.</summary>
    public static string Json(double value) => Short(value, plus: "+");

    /// <summary>
    /// The engine writes YAML from a JSON text that it reads back with one multiplication or division, not to the last bit:
    /// numbers of 17 digits can change in the last one.
    /// </summary>
    public static double ThroughJson(double value)
    {
        var digits = Digits(value, new StringBuilder(), out var point);
        var significand = ulong.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var exponent = point - digits.Length;
        if (exponent == 0)
        {
            // A whole number is written with `.0`, which adds a digit.
            significand *= 10;
            exponent = -1;
        }

        var read = (double)significand;
        for (; exponent is < -308 or > 308; exponent += exponent < 0 ? 308 : -308)
        {
            read = exponent < 0 ? read / 1e308 : read * 1e308;
        }

        read = exponent < 0 ? read / PowerOfTen(-exponent) : read * PowerOfTen(exponent);
        return value < 0 || (value == 0 && double.IsNegative(value)) ? -read : read;
    }

    /// <summary>The double nearest to a power of ten up to 308.</summary>
    private static double PowerOfTen(int exponent) =>
        double.Parse("1e" + exponent.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string NonFinite(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";

    private static string Short(double value, string plus)
    {
        if (!double.IsFinite(value))
        {
            return "null";
        }

        var text = new StringBuilder();
        var digits = Digits(value, text, out var point);
        if (point is > -5 and <= 16)
        {
            AppendPlain(text, digits, point);
            return text.ToString();
        }

        text.Append(digits[0]);
        if (digits.Length > 1)
        {
            text.Append('.').Append(digits, 1, digits.Length - 1);
        }

        var exponent = point - 1;
        text.Append('e').Append(exponent < 0 ? "-" : plus).Append(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }

    /// <summary>Appends the sign and gives the significant digits; the value is 0.DIGITS times ten to the power of <paramref name="point"/>.</summary>
    private static string Digits(double value, StringBuilder sign, out int point)
    {
        if (value < 0 || (value == 0 && double.IsNegative(value)))
        {
            sign.Append('-');
            value = -value;
        }

        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = exponentAt < 0 ? shortest : shortest[..exponentAt];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        if (digits.Length == 0)
        {
            point = 1;
            return "0";
        }

        if (exponentAt >= 0)
        {
            point = int.Parse(shortest.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + 1;
        }
        else
        {
            var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
            var whole = dot < 0 ? mantissa : mantissa[..dot];
            point = whole.TrimStart('0').Length > 0 ? whole.Length : -LeadingZeros(mantissa.AsSpan(dot + 1));
        }

        return digits;
    }

    private static int LeadingZeros(ReadOnlySpan<char> fraction)
    {
        var zeros = 0;
        while (zeros < fraction.Length && fraction[zeros] == '0')
        {
            zeros++;
        }

        return zeros;
    }

    private static void AppendPlain(StringBuilder text, string digits, int point)
    {
        if (point <= 0)
        {
            text.Append("0.").Append('0', -point).Append(digits);
        }
        else if (point >= digits.Length)
        {
            text.Append(digits).Append('0', point - digits.Length).Append(".0");
        }
        else
        {
            text.Append(digits, 0, point).Append('.').Append(digits, point, digits.Length - point);
        }
    }
}
