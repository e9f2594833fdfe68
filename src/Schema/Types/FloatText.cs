using System.Globalization;

namespace Kcl.Net.Schema;

/// <summary>Floats as type messages print them: shortest digits that read back, never an exponent, no forced `.0`.</summary>
internal static class FloatText
{
    public static string Plain(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        return mark < 0 ? text : WithoutExponent(text[..mark], int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static string WithoutExponent(string mantissa, int exponent)
    {
        var sign = mantissa[0] == '-' ? "-" : "";
        var digits = mantissa.TrimStart('-');
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits.Length : point;
        digits = digits.Replace(".", "", StringComparison.Ordinal);
        var position = whole + exponent;
        if (position <= 0)
        {
            return sign + "0." + new string('0', -position) + digits;
        }

        return position >= digits.Length
            ? sign + digits + new string('0', position - digits.Length)
            : sign + digits[..position] + "." + digits[position..];
    }
}
