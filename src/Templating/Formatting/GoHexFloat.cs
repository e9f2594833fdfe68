using System.Globalization;
using System.Text;

namespace Kcl.Net.Templating;

/// <summary>Hexadecimal floats, `0x1.8p+01`.</summary>
internal static class GoHexFloat
{
    public static string Format(double value, int precision, char letter)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var mantissa = (ulong)bits & 0xFFFFFFFFFFFFF;
        var exponent = (int)((bits >> 52) & 0x7FF);
        mantissa |= exponent == 0 ? 0 : 1UL << 52;
        exponent = mantissa == 0 ? 0 : Math.Max(exponent, 1) - 1023;

        // One bit before the point, sixty after it.
        mantissa <<= 8;
        while (mantissa != 0 && (mantissa & (1UL << 60)) == 0)
        {
            mantissa <<= 1;
            exponent--;
        }

        if (precision is >= 0 and < 15)
        {
            var shift = precision * 4;
            var extra = (mantissa << shift) & ((1UL << 60) - 1);
            mantissa >>= 60 - shift;
            if ((extra | (mantissa & 1)) > 1UL << 59)
            {
                mantissa++;
            }

            mantissa <<= 60 - shift;
            if ((mantissa & (1UL << 61)) != 0)
            {
                mantissa >>= 1;
                exponent++;
            }
        }

        var digits = (letter == 'X' ? "0123456789ABCDEF" : "0123456789abcdef").AsSpan();
        var result = new StringBuilder().Append('0').Append(letter).Append((char)('0' + ((mantissa >> 60) & 1)));
        mantissa <<= 4;
        if (precision < 0 && mantissa != 0)
        {
            result.Append('.');
            for (; mantissa != 0; mantissa <<= 4)
            {
                result.Append(digits[(int)(mantissa >> 60)]);
            }
        }
        else if (precision > 0)
        {
            result.Append('.');
            for (var i = 0; i < precision; i++, mantissa <<= 4)
            {
                result.Append(digits[(int)(mantissa >> 60)]);
            }
        }

        result.Append(letter == 'X' ? 'P' : 'p').Append(exponent < 0 ? '-' : '+');
        return result.Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)).ToString();
    }
}
