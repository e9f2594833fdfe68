using System.Globalization;

namespace Kcl.Net.Formatting;

/// <summary>Float literals: the fewest digits that give the number back, never with an exponent, always with a point.</summary>
internal static class FloatText
{
    public static string Of(double value)
    {
        // Without a point the number would be read back as an integer.
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        if (mark >= 0)
        {
            text = Expand(text[..mark], int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }

        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    private static string Expand(string mantissa, int exponent)
    {
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var point = (mantissa.IndexOf('.', StringComparison.Ordinal) is var at and >= 0 ? at : mantissa.Length) + exponent;
        return point <= 0 ? "0." + new string('0', -point) + digits
            : point >= digits.Length ? digits + new string('0', point - digits.Length)
            : digits[..point] + "." + digits[point..];
    }
}
