using System.Globalization;
using System.Numerics;
using System.Text;

namespace Kcl.Net.Templating;

/// <summary>
/// `strconv.FormatFloat`. A number's decimal digits are taken exactly and rounded half to even, because .NET rounds exact
/// halves away from zero.
/// </summary>
internal static class GoFloat
{
    public static string Format(double value, char format, int precision, bool isSingle)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "+Inf" : "-Inf";
        }

        var sign = double.IsNegative(value) ? "-" : "";
        var magnitude = Math.Abs(value);
        return sign + format switch
        {
            'b' => Binary(magnitude, isSingle),
            'x' or 'X' => GoHexFloat.Format(magnitude, precision, format),
            _ => Decimal(magnitude, format, precision, isSingle),
        };
    }

    private static string Decimal(double value, char format, int precision, bool isSingle)
    {
        var shortest = precision < 0;
        var (digits, point) = shortest ? Shortest(value, isSingle) : Exact(value);
        if (!shortest)
        {
            var keep = format switch
            {
                'e' or 'E' => precision + 1L,
                'f' or 'F' => point + (long)precision,
                _ => precision == 0 ? 1 : precision,
            };
            (digits, point) = Round(digits, point, keep);
            precision = format is 'g' or 'G' && precision == 0 ? 1 : precision;
        }
        else
        {
            precision = format switch
            {
                'e' or 'E' => digits.Length - 1,
                'f' or 'F' => Math.Max(digits.Length - point, 0),
                _ => digits.Length,
            };
        }

        switch (format)
        {
            case 'e' or 'E':
                return Exponential(digits, point, precision, format);
            case 'f' or 'F':
                return Plain(digits, point, precision);
        }

        var limit = precision > digits.Length && digits.Length >= point ? digits.Length : precision;
        limit = shortest ? 6 : limit;
        var exponent = point - 1;
        if (exponent < -4 || exponent >= limit)
        {
            return Exponential(digits, point, Math.Min(precision, digits.Length) - 1, (char)(format - 'g' + 'e'));
        }

        return Plain(digits, point, Math.Max(digits.Length - point, 0));
    }

    private static string Exponential(string digits, int point, int precision, char letter)
    {
        var result = new StringBuilder(precision + 8);
        result.Append(digits.Length > 0 ? digits[0] : '0');
        if (precision > 0)
        {
            result.Append('.');
            var taken = Math.Min(digits.Length - 1, precision);
            if (taken > 0)
            {
                result.Append(digits, 1, taken);
            }

            result.Append('0', precision - Math.Max(taken, 0));
        }

        var exponent = digits.Length == 0 ? 0 : point - 1;
        result.Append(letter).Append(exponent < 0 ? '-' : '+');
        return result.Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)).ToString();
    }

    private static string Plain(string digits, int point, int precision)
    {
        var result = new StringBuilder(precision + Math.Max(point, 0) + 2);
        if (point > 0)
        {
            result.Append(digits.AsSpan(0, Math.Min(digits.Length, point))).Append('0', Math.Max(0, point - digits.Length));
        }
        else
        {
            result.Append('0');
        }

        if (precision > 0)
        {
            result.Append('.');
            var zeros = Math.Min(precision, Math.Max(0, -point));
            result.Append('0', zeros);
            var from = Math.Max(point, 0);
            var taken = Math.Clamp(digits.Length - from, 0, precision - zeros);
            result.Append(taken > 0 ? digits.AsSpan(from, taken) : "").Append('0', precision - zeros - taken);
        }

        return result.ToString();
    }

    /// <summary>The fewest digits that read back as the value; digits d1d2… stand for 0.d1d2… × 10^point.</summary>
    private static (string Digits, int Point) Shortest(double value, bool isSingle)
    {
        if (value == 0)
        {
            return ("", 0);
        }

        // "R" gives the shortest digits; only their position has to be found.
        var text = isSingle ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = 0;
        var e = text.IndexOf('E', StringComparison.Ordinal);
        if (e >= 0)
        {
            exponent = int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }

        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var point = (dot < 0 ? text.Length : dot) + exponent;
        var digits = dot < 0 ? text : text.Remove(dot, 1);
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), point - leading);
    }

    /// <summary>All digits of the value; every binary fraction has finitely many.</summary>
    private static (string Digits, int Point) Exact(double value)
    {
        if (value == 0)
        {
            return ("", 0);
        }

        var (mantissa, exponent) = Split(value);
        if (exponent >= 0)
        {
            var whole = (new BigInteger(mantissa) << exponent).ToString(CultureInfo.InvariantCulture);
            return (whole.TrimEnd('0'), whole.Length);
        }

        // m × 2^-k = m × 5^k × 10^-k
        var scaled = (mantissa * BigInteger.Pow(5, -exponent)).ToString(CultureInfo.InvariantCulture);
        return (scaled.TrimEnd('0'), scaled.Length + exponent);
    }

    private static (string Digits, int Point) Round(string digits, int point, long keep)
    {
        if (keep >= digits.Length)
        {
            return (digits, point);
        }

        if (keep < 0)
        {
            return ("", 0);
        }

        var at = (int)keep;
        var half = digits[at] == '5' && at + 1 == digits.Length;
        var up = half ? at > 0 && (digits[at - 1] - '0') % 2 != 0 : digits[at] >= '5';
        var kept = digits[..at];
        if (!up)
        {
            kept = kept.TrimEnd('0');
            return (kept, kept.Length == 0 ? 0 : point);
        }

        var last = at - 1;
        while (last >= 0 && kept[last] == '9')
        {
            last--;
        }

        return last < 0 ? ("1", point + 1) : (kept[..last] + (char)(kept[last] + 1), point);
    }

    private static string Binary(double value, bool isSingle)
    {
        if (isSingle)
        {
            var bits = BitConverter.SingleToInt32Bits((float)value);
            var fraction = bits & 0x7FFFFF;
            var exponent = (bits >> 23) & 0xFF;
            fraction |= exponent == 0 ? 0 : 1 << 23;
            return WithPower(fraction, Math.Max(exponent, 1) - 150);
        }

        var (mantissa, power) = Split(value);
        return WithPower(mantissa, power);
    }

    private static string WithPower(long mantissa, int power) =>
        mantissa.ToString(CultureInfo.InvariantCulture) + "p" + power.ToString("+0;-0", CultureInfo.InvariantCulture);

    private static (long Mantissa, int Exponent) Split(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        var exponent = (int)((bits >> 52) & 0x7FF);
        return (exponent == 0 ? mantissa : mantissa | (1L << 52), Math.Max(exponent, 1) - 1075);
    }
}
