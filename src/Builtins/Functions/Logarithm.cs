namespace Kcl.Net.Builtins.Functions;

/// <summary>
/// ln(1 + x) as C libraries compute it, to the last bit: 1 + x is written as 2^k (1 + f), and ln(1 + f) is a polynomial in
/// s = f / (2 + f). .NET has no such function, and ln(1 + x) itself loses the digits of a small x.
/// </summary>
internal static class Logarithm
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double LeastReduced = 0.41422;

    private static ReadOnlySpan<double> Coefficients =>
    [
        6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
        1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01,
    ];

    public static double OnePlus(double x)
    {
        if (x <= -1 || double.IsNaN(x) || double.IsPositiveInfinity(x))
        {
            return x == -1 ? double.NegativeInfinity : x < -1 ? double.NaN : x;
        }

        if (Math.Abs(x) < 1.862645149230957e-09)
        {
            return Math.Abs(x) < 5.551115123125783e-17 ? x : x - (x * x * 0.5);
        }

        var k = 0;
        var f = x;
        var correction = 0.0;
        if (x is <= -0.2929 or >= LeastReduced)
        {
            (k, f, correction) = Reduce(x);
        }

        return Combine(k, f, correction);
    }

    /// <summary>Splits 1 + x into 2^k (1 + f) with 1 + f near 1; the correction restores what rounding the sum lost.</summary>
    private static (int Exponent, double Fraction, double Correction) Reduce(double x)
    {
        var sum = 1 + x;
        var exponent = Math.ILogB(sum);
        var correction = (exponent > 0 ? 1 - (sum - x) : x - (sum - 1)) / sum;
        var mantissa = Math.ScaleB(sum, -exponent);
        if (mantissa >= 1.4142131805419922)
        {
            mantissa /= 2;
            exponent++;
        }

        return (exponent, mantissa - 1, correction);
    }

    private static double Combine(int k, double f, double correction)
    {
        var half = 0.5 * f * f;
        if (f == 0)
        {
            return k == 0 ? 0 : (k * Ln2High) + (correction + (k * Ln2Low));
        }

        var s = f / (2 + f);
        var z = s * s;
        var polynomial = 0.0;
        for (var i = Coefficients.Length - 1; i >= 0; i--)
        {
            polynomial = z * (Coefficients[i] + polynomial);
        }

        return k == 0
            ? f - (half - (s * (half + polynomial)))
            : (k * Ln2High) - (half - ((s * (half + polynomial)) + ((k * Ln2Low) + correction)) - f);
    }
}
