namespace Kcl.Net.Builtins.Functions;

/// <summary>
/// e^x − 1 as C libraries compute it, to the last bit: x is written as k ln 2 + r with a small r, and e^r − 1 is a rational
/// function of r. .NET has no such function, and e^x − 1 itself loses the digits of a small x.
/// </summary>
internal static class Exponential
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700;

    private static ReadOnlySpan<double> Coefficients =>
        [-3.33333333333331316428e-02, 1.58730158725481460165e-03, -7.93650757867487942473e-05, 4.00821782732936239552e-06, -2.01099218183624371326e-07];

    public static double MinusOne(double x)
    {
        if (double.IsNaN(x) || x > 709.782712893384)
        {
            return x > 0 ? double.PositiveInfinity : x;
        }

        if (x < -56 * 0.693147180559945)
        {
            return -1;
        }

        if (Math.Abs(x) < 5.551115123125783e-17)
        {
            return x;
        }

        var k = 0;
        var rest = x;
        var lost = 0.0;
        if (Math.Abs(x) > 0.5 * 0.693147180559945)
        {
            k = Math.Abs(x) < 1.5 * 0.693147180559945 ? Math.Sign(x) : (int)((InverseLn2 * x) + (x < 0 ? -0.5 : 0.5));
            var high = x - (k * Ln2High);
            var low = k * Ln2Low;
            rest = high - low;
            lost = high - rest - low;
        }

        return Combine(k, rest, lost);
    }

    private static double Combine(int k, double x, double lost)
    {
        var half = 0.5 * x;
        var square = x * half;
        var polynomial = 0.0;
        for (var i = Coefficients.Length - 1; i >= 0; i--)
        {
            polynomial = square * (Coefficients[i] + polynomial);
        }

        var r = 1 + polynomial;
        var t = 3 - (r * half);
        var e = square * ((r - t) / (6 - (x * t)));
        if (k == 0)
        {
            return x - ((x * e) - square);
        }

        e = (x * (e - lost)) - lost - square;
        switch (k)
        {
            case -1:
                return (0.5 * (x - e)) - 0.5;
            case 1:
                return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + (2 * (x - e));
            case <= -2 or > 56:
                return (k == 1024 ? Math.ScaleB(1 - (e - x), 1023) * 2 : Math.ScaleB(1 - (e - x), k)) - 1;
            case < 20:
                return Math.ScaleB(1 - Math.ScaleB(1, -k) - (e - x), k);
            default:
                return Math.ScaleB(x - (e + Math.ScaleB(1, -k)) + 1, k);
        }
    }
}
