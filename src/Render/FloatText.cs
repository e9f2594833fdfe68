using System.Globalization;

namespace Kcl.Net.Render;

/// <summary>Texts of floats, all built on the shortest digits that read back as the same number.</summary>
public static class FloatText
{
    /// <summary>Room for any double without an exponent: 309 digits before the point, or 324 zeros and 17 digits after it.</summary>
    private const int MaxPlain = 350;

    /// <summary>The shortest digits of a double are at most 17; zeros before and an exponent come on top.</summary>
    private const int MaxShort = 32;

    /// <summary>Powers of ten that a double holds exactly.</summary>
    private static ReadOnlySpan<double> ExactPowers =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>KCL's `str()`: never an exponent, always a fraction: `100000000000000000000.0`.</summary>
    public static string Plain(double value)
    {
        if (!double.IsFinite(value))
        {
            return NonFinite(value);
        }

        Span<char> text = stackalloc char[MaxPlain];
        Span<char> digits = stackalloc char[MaxShort];
        var length = Sign(value, text);
        var count = Digits(Math.Abs(value), digits, out var point);
        return new string(text[..(length + WritePlain(text[length..], digits[..count], point))]);
    }

    /// <summary>KCL's YAML form: plain between 1e-5 and 1e16, else `1e16`, `1.5e-7`.</summary>
    public static string Yaml(double value) => Text(value, AppendYaml);

    /// <summary>KCL's JSON form: as <see cref="Yaml"/> with an explicit plus: `1e+16`.</summary>
    public static string Json(double value) => Text(value, AppendJson);

    internal static void AppendYaml(double value, TextBuffer output) => AppendShort(double.IsFinite(value) ? ThroughJson(value) : value, "", output);

    internal static void AppendJson(double value, TextBuffer output) => AppendShort(value, "+", output);

    /// <summary>
    /// The engine writes YAML from a JSON text that it reads back with one multiplication or division, not to the last bit:
    /// numbers of 17 digits can change in the last one.
    /// </summary>
    public static double ThroughJson(double value)
    {
        Span<char> digits = stackalloc char[MaxShort];
        var count = Digits(Math.Abs(value), digits, out var point);
        var significand = ulong.Parse(digits[..count], NumberStyles.None, CultureInfo.InvariantCulture);
        var exponent = point - count;
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
        return double.IsNegative(value) ? -read : read;
    }

    /// <summary>The double nearest to a power of ten up to 308.</summary>
    private static double PowerOfTen(int exponent) => exponent < ExactPowers.Length
        ? ExactPowers[exponent]
        : double.Parse("1e" + exponent.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string NonFinite(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";

    private static string Text(double value, Action<double, TextBuffer> append)
    {
        using var output = new TextBuffer();
        append(value, output);
        return output.ToString();
    }

    private static void AppendShort(double value, string plus, TextBuffer output)
    {
        if (!double.IsFinite(value))
        {
            output.Append("null");
            return;
        }

        Span<char> text = stackalloc char[MaxShort];
        Span<char> digits = stackalloc char[MaxShort];
        var length = Sign(value, text);
        var count = Digits(Math.Abs(value), digits, out var point);
        if (point is > -5 and <= 16)
        {
            output.Append(text[..(length + WritePlain(text[length..], digits[..count], point))]);
            return;
        }

        text[length++] = digits[0];
        output.Append(text[..length]);
        if (count > 1)
        {
            output.Append('.');
            output.Append(digits[1..count]);
        }

        var exponent = point - 1;
        output.Append('e');
        output.Append(exponent < 0 ? "-" : plus);
        output.Append(Math.Abs(exponent));
    }

    private static int Sign(double value, Span<char> text)
    {
        if (!double.IsNegative(value))
        {
            return 0;
        }

        text[0] = '-';
        return 1;
    }

    /// <summary>The significant digits of a finite number that is not negative; it is 0.DIGITS times ten to the power of <paramref name="point"/>.</summary>
    private static int Digits(double value, Span<char> digits, out int point)
    {
        Span<char> shortest = stackalloc char[MaxShort];
        value.TryFormat(shortest, out var length, "R", CultureInfo.InvariantCulture);
        var (count, whole, exponent) = (0, -1, 0);
        for (var i = 0; i < length; i++)
        {
            var c = shortest[i];
            if (c == 'E')
            {
                exponent = int.Parse(shortest[(i + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }

            if (c == '.')
            {
                whole = count;
            }
            else
            {
                digits[count++] = c;
            }
        }

        point = (whole < 0 ? count : whole) + exponent;
        var zeros = count - digits[..count].TrimStart('0').Length;
        digits[zeros..count].CopyTo(digits);
        point -= zeros;
        count = digits[..(count - zeros)].TrimEnd('0').Length;
        if (count == 0)
        {
            digits[0] = '0';
            point = 1;
            return 1;
        }

        return count;
    }

    private static int WritePlain(Span<char> text, ReadOnlySpan<char> digits, int point)
    {
        if (point <= 0)
        {
            "0.".CopyTo(text);
            text.Slice(2, -point).Fill('0');
            digits.CopyTo(text[(2 - point)..]);
            return 2 - point + digits.Length;
        }

        if (point >= digits.Length)
        {
            digits.CopyTo(text);
            text[digits.Length..point].Fill('0');
            ".0".CopyTo(text[point..]);
            return point + 2;
        }

        digits[..point].CopyTo(text);
        text[point] = '.';
        digits[point..].CopyTo(text[(point + 1)..]);
        return digits.Length + 1;
    }
}
