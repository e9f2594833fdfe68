using Kcl.Net.Builtins.Functions;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`math`: real functions; several keep the engine's habit of answering an int for an int.</summary>
internal static partial class MathModule
{
    private const string Real = "(x: int | float) -> float";
    private const string Whole = "(x: int | float) -> int";
    private const string Test = "(x: int | float) -> bool";

    public static SystemModule Create() => new(
        "math",
        [
            "ceil", "factorial", "floor", "gcd", "isfinite", "isinf", "isnan", "modf", "exp", "expm1", "log", "log1p", "log2", "log10",
            "pow", "sqrt",
        ],
        name => name switch
        {
            "ceil" => new(name, Whole, "The smallest integer that is not less.", call => Round(call, "ceil", Math.Ceiling)),
            "floor" => new(name, Whole, "The largest integer that is not greater.", call => Round(call, "floor", Math.Floor)),
            "factorial" => new(name, Whole, "The product of the integers up to a number.", Factorial),
            "gcd" => new(name, "(a: int, b: int) -> int", "The greatest common divisor.", Gcd),
            "isfinite" => new(name, Test, "Whether the number is neither infinite nor NaN.", call => Is(call, "isfinite", double.IsFinite, true)),
            "isinf" => new(name, Test, "Whether the number is infinite.", IsInfinite),
            "isnan" => new(name, Test, "Whether the number is NaN.", call => Is(call, "isnan", double.IsNaN, false)),
            "modf" => new(name, "(x: int | float) -> [float]", "The fraction and the whole part.", ModF),
            "exp" => new(name, Real, "e to the power of the number.", call => Apply(call, "exp", Math.Exp)),
            "expm1" => new(name, Real, "e to the power of the number, less one.", call => Apply(call, "expm1", Exponential.MinusOne)),
            "log" => new(name, "(x: int | float, e: float = 2.718281828459045) -> float", "The logarithm to a base.", Log),
            "log1p" => new(name, Real, "The natural logarithm of one more than the number and one.", Log1P),
            "log2" => new(name, Real, "The logarithm to base 2.", Log2),
            "log10" => new(name, Real, "The logarithm to base 10.", call => Apply(call, "log10", Math.Log10)),
            "pow" => new(name, "(x: int | float, y: int | float) -> float", "`x` to the power of `y`.", Pow),
            "sqrt" => new(name, Real, "The square root.", call => Apply(call, "sqrt", Math.Sqrt)),
            _ => null,
        });

    private static Value Round(BuiltinCall call, string name, Func<double, double> round) =>
        Number(call, name) switch
        {
            IntValue whole => whole,
            FloatValue real => IntValue.Of(RustNumber.ToInt64(round(real.Value))),
            _ => throw Missing(name),
        };

    private static Value Is(BuiltinCall call, string name, Func<double, bool> test, bool forIntegers) =>
        Number(call, name) switch
        {
            IntValue => BoolValue.Of(forIntegers),
            FloatValue real => BoolValue.Of(test(real.Value)),
            _ => throw Missing(name),
        };

    private static Value IsInfinite(BuiltinCall call) =>
        call.Argument(0, "x") is BoolValue ? BoolValue.False : Is(call, "isinf", double.IsInfinity, false);

    private static Value Apply(BuiltinCall call, string name, Func<double, double> function) =>
        Number(call, name) switch
        {
            IntValue whole => new FloatValue(function(whole.Value)),
            FloatValue real => new FloatValue(function(real.Value)),
            _ => throw Missing(name),
        };

    private static Value? Number(BuiltinCall call, string name) => call.Argument(0, "x") ?? throw Missing(name);

    private static BuiltinException Missing(string name) => new($"{name}() takes exactly one argument (0 given)");
}
