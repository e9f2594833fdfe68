using Kcl.Net.Builtins.Functions;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>The functions with rules of their own.</summary>
internal static partial class MathModule
{
    private static Value Factorial(BuiltinCall call)
    {
        switch (call.Argument(0, "x"))
        {
            case IntValue { Value: >= 0 } whole:
                return IntValue.Of(FactorialOf(whole.Value));
            case FloatValue { Value: >= 0 } real when (double)RustNumber.ToInt64(real.Value) == real.Value:
                return new FloatValue(FactorialOf(RustNumber.ToInt64(real.Value)));
            default:
                throw call.Arguments.Length > 0 ? new BuiltinException("factorial() only accepts integral values") : Missing("factorial");
        }
    }

    private static long FactorialOf(long number)
    {
        if (number > 20)
        {
            throw new BuiltinException("factorial() result overflow");
        }

        var product = 1L;
        for (var i = 2; i <= number; i++)
        {
            product *= i;
        }

        return product;
    }

    private static Value Gcd(BuiltinCall call)
    {
        if (call.Argument(0, "a") is not IntValue a || call.Argument(1, "b") is not IntValue b)
        {
            throw new BuiltinException($"gcd() takes exactly two arguments ({call.Arguments.Length} given)");
        }

        var x = Int128.Abs(a.Value);
        var y = Int128.Abs(b.Value);
        while (y != 0)
        {
            (x, y) = (y, x % y);
        }

        return x <= long.MaxValue ? IntValue.Of((long)x) : throw new BuiltinException("attempt to negate with overflow");
    }

    private static Value ModF(BuiltinCall call)
    {
        var x = Number(call, "modf") switch
        {
            IntValue whole => whole.Value,
            FloatValue real => real.Value,
            _ => throw Missing("modf"),
        };
        var integral = Math.Truncate(x);
        var fraction = double.IsInfinity(x) ? Math.CopySign(0, x) : x - integral;
        return new ListValue(new FloatValue(fraction), new FloatValue(integral));
    }

    private static Value Log(BuiltinCall call)
    {
        var x = call.Argument(0, "x");
        // The engine finds its default before it looks for the keyword, and takes no int: only a positional float counts.
        var logBase = call.Arguments is [_, FloatValue real, ..] ? real.Value : Math.E;
        return x switch
        {
            IntValue whole => IntValue.Of(RustNumber.ToInt64(LogTo(whole.Value, logBase))),
            FloatValue number => new FloatValue(LogTo(number.Value, logBase)),
            _ => throw Missing("log"),
        };
    }

    private static double LogTo(double x, double logBase) => Math.Log(x) / Math.Log(logBase);

    private static Value Log1P(BuiltinCall call) => Apply(call, "log1p", x => Logarithm.OnePlus(x + 1));

    private static Value Log2(BuiltinCall call) =>
        Number(call, "log2") switch
        {
            IntValue whole => IntValue.Of(RustNumber.ToInt64(Math.Log2(whole.Value))),
            FloatValue real => new FloatValue(Math.Log2(real.Value)),
            _ => throw Missing("log2"),
        };

    private static Value Pow(BuiltinCall call)
    {
        var x = call.Argument(0, "x");
        var n = call.Argument(1, "n") ?? call.Argument(int.MaxValue, "y");
        return (x, n) switch
        {
            (IntValue a, IntValue { Value: >= 0 } b) => IntValue.Of(IntegerPower(a.Value, (uint)b.Value)),
            (IntValue a, IntValue b) => new FloatValue(RustNumber.Power(a.Value, (int)b.Value)),
            (IntValue a, FloatValue b) => new FloatValue(Math.Pow(a.Value, b.Value)),
            (FloatValue a, IntValue b) => new FloatValue(RustNumber.Power(a.Value, (int)b.Value)),
            (FloatValue a, FloatValue b) => new FloatValue(Math.Pow(a.Value, b.Value)),
            _ => throw Missing("pow"),
        };
    }

    /// <summary>Wraps around on overflow, as the engine's release build does.</summary>
    private static long IntegerPower(long number, uint exponent)
    {
        var result = 1L;
        for (; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? unchecked(result * number) : result;
            number = unchecked(number * number);
        }

        return result;
    }
}
