using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's arithmetic: integers are int64 that wrap around, the `…f` functions calculate in decimal.</summary>
internal static class MathFunctions
{
    private delegate long LongOperation(long a, long b);

    public static TemplateFunction? Find(string name) => name switch
    {
        "add1" => Fixed(name, [Any], a => Long(GoNumbers.ToInt64(a[0]) + 1)),
        "add" => Variadic(name, [Any], a => Fold(IntValue.Of(0), a, static (x, y) => x + y)),
        "sub" => Fixed(name, [Any, Any], a => Fold(a[0], a[1..], static (x, y) => x - y)),
        "div" => Fixed(name, [Any, Any], a => Fold(a[0], a[1..], static (x, y) => y == -1 ? -x : x / NonZero(y))),
        "mod" => Fixed(name, [Any, Any], a => Fold(a[0], a[1..], static (x, y) => y == -1 ? 0 : x % NonZero(y))),
        "mul" => Variadic(name, [Any, Any], a => Fold(a[0], a[1..], static (x, y) => x * y)),
        "max" or "biggest" => Variadic(name, [Any, Any], a => Fold(a[0], a[1..], Math.Max)),
        "min" => Variadic(name, [Any, Any], a => Fold(a[0], a[1..], Math.Min)),
        "add1f" => Fixed(name, [Any], a => DecimalFold(a[0], [IntValue.Of(1)], BigDecimal.Add)),
        "addf" => Variadic(name, [Any], a => DecimalFold(IntValue.Of(0), a, BigDecimal.Add)),
        "subf" => Variadic(name, [Any, Any], a => DecimalFold(a[0], a[1..], BigDecimal.Subtract)),
        "divf" => Variadic(name, [Any, Any], a => DecimalFold(a[0], a[1..], BigDecimal.Divide)),
        "mulf" => Variadic(name, [Any, Any], a => DecimalFold(a[0], a[1..], BigDecimal.Multiply)),
        "maxf" => Variadic(name, [Any, Any], a => FloatFold(a, Math.Max)),
        "minf" => Variadic(name, [Any, Any], a => FloatFold(a, Math.Min)),
        "floor" => Fixed(name, [Any], a => Float(Math.Floor(GoNumbers.ToFloat64(a[0])))),
        "ceil" => Fixed(name, [Any], a => Float(Math.Ceiling(GoNumbers.ToFloat64(a[0])))),
        "round" => Variadic(name, [Any, Int, GoParameter.Float64], Round),
        _ => null,
    };

    private static Value Fold(Value first, ReadOnlySpan<Value> rest, LongOperation operation)
    {
        var result = GoNumbers.ToInt64(first);
        foreach (var value in rest)
        {
            result = operation(result, GoNumbers.ToInt64(value));
        }

        return Long(result);
    }

    private static long NonZero(long divisor) => divisor != 0 ? divisor : throw Failure("runtime error: integer divide by zero");

    private static Value FloatFold(ReadOnlySpan<Value> values, Func<double, double, double> operation)
    {
        var result = GoNumbers.ToFloat64(values[0]);
        foreach (var value in values[1..])
        {
            result = operation(result, GoNumbers.ToFloat64(value));
        }

        return Float(result);
    }

    private static Value DecimalFold(Value first, ReadOnlySpan<Value> rest, Func<BigDecimal, BigDecimal, BigDecimal> operation)
    {
        var result = BigDecimal.From(GoNumbers.ToFloat64(first));
        foreach (var value in rest)
        {
            result = operation(result, BigDecimal.From(GoNumbers.ToFloat64(value)));
        }

        return Float(result.ToDouble());
    }

    private static Value Round(ReadOnlySpan<Value> a)
    {
        var roundOn = a.Length > 2 ? ((FloatValue)a[2]).Value : 0.5;
        var power = Math.Pow(10, a[1].Int64());
        var digit = power * GoNumbers.ToFloat64(a[0]);
        var fraction = digit - Math.Truncate(digit);
        return Float((fraction >= roundOn ? Math.Ceiling(digit) : Math.Floor(digit)) / power);
    }
}
