using System.Globalization;
using System.Numerics;
using System.Text;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Numbers of schemas and values, compared exactly as they are written: 0.3 is a multiple of 0.1.</summary>
internal static class SchemaNumber
{
    /// <summary>Null for what is no number.</summary>
    public static BigDecimal? Of(Value? value) => value switch
    {
        IntValue number => new BigDecimal(number.Value, 0),
        GoInteger number => new BigDecimal(number.IsUnsigned ? (ulong)number.Bits : number.Bits, 0),
        FloatValue number when double.IsFinite(number.Value) => BigDecimal.From(number.Value),
        _ => null,
    };

    public static int Compare(BigDecimal a, BigDecimal b) => BigDecimal.Subtract(a, b).Digits.Sign;

    public static bool IsInteger(BigDecimal number) => number.Exponent >= 0 || (number.Digits % BigInteger.Pow(10, -number.Exponent)).IsZero;

    public static bool IsMultiple(BigDecimal number, BigDecimal of)
    {
        if (of.Digits.IsZero)
        {
            return false;
        }

        var exponent = Math.Min(number.Exponent, of.Exponent);
        return (Scaled(number, exponent) % Scaled(of, exponent)).IsZero;
    }

    /// <summary>As English text: thousands are grouped.</summary>
    public static string Shown(BigDecimal number)
    {
        var text = GoFormat.FormatFloat(number.ToDouble(), 'f', -1);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return Grouped(dot < 0 ? text : text[..dot]) + (dot < 0 ? "" : text[dot..]);
    }

    public static string Shown(int number) => Grouped(number.ToString(CultureInfo.InvariantCulture));

    private static string Grouped(string digits)
    {
        var start = digits.StartsWith('-') ? 1 : 0;
        var text = new StringBuilder(digits);
        for (var at = digits.Length - 3; at > start; at -= 3)
        {
            text.Insert(at, ',');
        }

        return text.ToString();
    }

    private static BigInteger Scaled(BigDecimal number, int exponent) => number.Digits * BigInteger.Pow(10, number.Exponent - exponent);
}
