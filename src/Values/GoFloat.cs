using System.Globalization;
using System.Text;

namespace Kcl.Net.Values;

/// <summary>
/// Floats as Go prints them with the fewest digits that read back: `%g` (`1e+06`, `1e-05`, `0.0001`) and the form of
/// encoding/json (plain notation from 1e-6 up to 1e21, `1e-7` without a padded exponent).
/// </summary>
public static class GoFloat
{
    private const int GeneralLimit = 6;

    /// <summary>`%v` and `strconv.FormatFloat(x, 'g', -1, 64)`: an exponent below -4 or from 6 on.</summary>
    public static string Shortest(double number) => Special(number) ?? General(Digits(number));

    /// <summary>The same for a 32-bit float.</summary>
    public static string Shortest32(float number) =>
        Special(number) ?? General(Digits(number.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>As encoding/json writes it; the number is finite.</summary>
    public static string Json(double number)
    {
        var digits = Digits(number);
        return digits.Exponent is < -6 or >= 21 ? Scientific(digits, padExponent: false) : Plain(digits);
    }

    private static string? Special(double number) =>
        double.IsNaN(number) ? "NaN" : double.IsPositiveInfinity(number) ? "+Inf" : double.IsNegativeInfinity(number) ? "-Inf" : null;

    private static Decimals Digits(double number) => Digits(number.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Splits .NET's shortest round-trip text into sign, digits and decimal exponent.</summary>
    private static Decimals Digits(string text)
    {
        var isNegative = text[0] == '-';
        var mantissa = text.AsSpan(isNegative ? 1 : 0);
        var exponent = 0;
        var e = mantissa.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..e];
        }

        var point = mantissa.IndexOf('.');
        exponent += (point < 0 ? mantissa.Length : point) - 1;
        var all = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        var significant = all.TrimStart('0');
        exponent -= all.Length - significant.Length;
        significant = significant.TrimEnd('0');
        return significant.Length == 0 ? new Decimals(isNegative, "0", 0) : new Decimals(isNegative, significant, exponent);
    }

    private static string General(Decimals digits) =>
        digits.Exponent is < -4 or >= GeneralLimit ? Scientific(digits, padExponent: true) : Plain(digits);

    private static string Scientific(Decimals digits, bool padExponent)
    {
        var text = new StringBuilder(24);
        text.Append(digits.IsNegative ? "-" : "").Append(digits.Text[0]);
        if (digits.Text.Length > 1)
        {
            text.Append('.').Append(digits.Text, 1, digits.Text.Length - 1);
        }

        var size = Math.Abs(digits.Exponent);
        text.Append('e').Append(digits.Exponent < 0 ? '-' : '+').Append(padExponent && size < 10 ? "0" : "");
        return text.Append(CultureInfo.InvariantCulture, $"{size}").ToString();
    }

    private static string Plain(Decimals digits)
    {
        var text = new StringBuilder(24);
        text.Append(digits.IsNegative ? "-" : "");
        if (digits.Exponent < 0)
        {
            return text.Append("0.").Append('0', -digits.Exponent - 1).Append(digits.Text).ToString();
        }

        var whole = digits.Exponent + 1;
        if (digits.Text.Length <= whole)
        {
            return text.Append(digits.Text).Append('0', whole - digits.Text.Length).ToString();
        }

        return text.Append(digits.Text, 0, whole).Append('.').Append(digits.Text, whole, digits.Text.Length - whole).ToString();
    }

    private readonly record struct Decimals(bool IsNegative, string Text, int Exponent);
}
