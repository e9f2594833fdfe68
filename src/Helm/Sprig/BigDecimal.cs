using System.Globalization;
using System.Numerics;

namespace Kcl.Net.Helm;

/// <summary>A decimal number of any size: digits × 10^exponent. Division keeps 16 places.</summary>
internal readonly record struct BigDecimal(BigInteger Digits, int Exponent)
{
    private const int DivisionPlaces = 16;

    /// <summary>The shortest decimal that reads back as the float.</summary>
    public static BigDecimal From(double value)
    {
        if (value == 0)
        {
            return default;
        }

        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            throw GoArguments.Failure($"Cannot create a Decimal from {(double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf")}");
        }

        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = shortest.IndexOf('E', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(shortest.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? shortest : shortest[..exponentAt];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (dot >= 0)
        {
            exponent -= mantissa.Length - dot - 1;
            mantissa = mantissa.Remove(dot, 1);
        }

        return new BigDecimal(BigInteger.Parse(mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), exponent);
    }

    public static BigDecimal Add(BigDecimal a, BigDecimal b)
    {
        var exponent = Math.Min(a.Exponent, b.Exponent);
        return new BigDecimal(a.At(exponent) + b.At(exponent), exponent);
    }

    public static BigDecimal Subtract(BigDecimal a, BigDecimal b) => Add(a, new BigDecimal(-b.Digits, b.Exponent));

    public static BigDecimal Multiply(BigDecimal a, BigDecimal b) => new(a.Digits * b.Digits, a.Exponent + b.Exponent);

    public static BigDecimal Divide(BigDecimal a, BigDecimal b)
    {
        if (b.Digits.IsZero)
        {
            throw GoArguments.Failure("decimal division by 0");
        }

        // Scaled so that the quotient has exactly the wanted places, rounded half away from zero.
        var shift = a.Exponent - b.Exponent + DivisionPlaces;
        var dividend = shift > 0 ? a.Digits * BigInteger.Pow(10, shift) : a.Digits;
        var divisor = shift < 0 ? b.Digits * BigInteger.Pow(10, -shift) : b.Digits;
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        if (BigInteger.Abs(remainder) * 2 >= BigInteger.Abs(divisor))
        {
            quotient += dividend.Sign * divisor.Sign;
        }

        return new BigDecimal(quotient, -DivisionPlaces);
    }

    public double ToDouble()
    {
        var text = Digits.ToString(CultureInfo.InvariantCulture) + "E" + Exponent.ToString(CultureInfo.InvariantCulture);
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private BigInteger At(int exponent) => Digits * BigInteger.Pow(10, Exponent - exponent);
}
