using Kcl.Net.Render;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;
using Kcl.Net.Builtins;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>Arithmetic, bits and string operators with the engine's range checks and messages.</summary>
internal static class Operators
{
    public static Value Unary(UnaryOperator op, Value operand, Interpreter run)
    {
        switch (op, operand)
        {
            case (UnaryOperator.Not, _):
                return BoolValue.Of(!KclTruth.IsTruthy(operand));
            case (UnaryOperator.Plus, IntValue or FloatValue):
                return operand;
            case (UnaryOperator.Minus, IntValue i):
                return IntValue.Of(unchecked(-i.Value));
            case (UnaryOperator.Minus, FloatValue f):
                return new FloatValue(0.0 - f.Value);
            case (UnaryOperator.Plus or UnaryOperator.Minus, UnitValue u):
                return new FloatValue(op == UnaryOperator.Minus ? -u.Value : u.Value);
            case (UnaryOperator.Invert, IntValue i):
                return IntValue.Of(~i.Value);
            case (UnaryOperator.Invert, BoolValue):
                // The engine reads any boolean here as 0.
                return IntValue.Of(-1);
        }

        run.Fail($"bad operand type for unary {op.Text()}: '{TypeNames.Of(operand)}'");
        return operand;
    }

    public static Value Binary(BinaryOperator op, Value a, Value b, Interpreter run)
    {
        if (a is IntValue x && b is IntValue y)
        {
            return Integers(op, x.Value, y.Value, run);
        }

        switch (op)
        {
            case BinaryOperator.BitOr:
                return Merge.Union(a, b, MergeMode.Operator, run);
            case BinaryOperator.Add when a is StrValue s && b is StrValue t:
                run.Budget.CheckOutput((long)s.Value.Length + t.Value.Length);
                return new StrValue(s.Value + t.Value);
            case BinaryOperator.Add when a is ListValue l && b is ListValue m:
                run.Budget.Charge(l.Count + m.Count);
                var joined = l.Copy();
                joined.AddRange(m);
                return joined;
            case BinaryOperator.Add when a is ListValue:
                run.Fail($"can only concatenate list (not \"{TypeNames.Of(b)}\") to list");
                return a;
            case BinaryOperator.Multiply when Repeatable(a) && b is IntValue count:
                return Repeat(a, count.Value, run);
            case BinaryOperator.Multiply when Repeatable(b) && a is IntValue count:
                return Repeat(b, count.Value, run);
        }

        if (Number(a) is { } p && Number(b) is { } q)
        {
            return Floats(op, p, q, a, b, run);
        }

        FailOperands(op, a, b, run);
        return a;
    }

    private static Value Integers(BinaryOperator op, long x, long y, Interpreter run)
    {
        if (run.StrictRange && op is not (BinaryOperator.Divide or BinaryOperator.FloorDivide or BinaryOperator.Modulo or BinaryOperator.BitAnd or BinaryOperator.BitXor or BinaryOperator.BitOr))
        {
            return StrictIntegers(op, x, y, run);
        }

        switch (op)
        {
            case BinaryOperator.Add:
                var sum = unchecked(x + y);
                return ((x ^ sum) & (y ^ sum)) >= 0 ? IntValue.Of(sum) : Checked((Int128)x + y, 64, run);
            case BinaryOperator.Subtract:
                var difference = unchecked(x - y);
                return ((x ^ y) & (x ^ difference)) >= 0 ? IntValue.Of(difference) : Checked((Int128)x - y, 32, run);
            case BinaryOperator.Multiply:
                var high = Math.BigMul(x, y, out var low);
                return high == low >> 63 ? IntValue.Of(low) : Checked((Int128)x * y, 64, run);
            case BinaryOperator.Divide:
                return new FloatValue((double)x / y);
            case BinaryOperator.FloorDivide:
                if (y == 0)
                {
                    run.Fail("attempt to divide by zero");
                }

                if (y == -1)
                {
                    return Checked(-(Int128)x, 64, run);
                }

                var quotient = x / y;
                return IntValue.Of(x % y != 0 && (x < 0) != (y < 0) ? quotient - 1 : quotient);
            case BinaryOperator.Modulo:
                if (y == 0)
                {
                    run.Fail("attempt to calculate the remainder with a divisor of zero");
                }

                var rest = y == -1 ? 0 : x % y;
                return IntValue.Of(rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest);
            case BinaryOperator.Power:
                return Power(x, y, run);
            case BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight:
                return Shift(op, x, y, 64, run);
            case BinaryOperator.BitAnd:
                return IntValue.Of(x & y);
            case BinaryOperator.BitXor:
                return IntValue.Of(x ^ y);
            default:
                return IntValue.Of(x | y);
        }
    }

    /// <summary>With 32 bit ranges operands and result must fit; whatever does not is named a 32 bit overflow.</summary>
    private static Value StrictIntegers(BinaryOperator op, long x, long y, Interpreter run)
    {
        if (op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight)
        {
            return Shift(op, x, y, 32, run);
        }

        var exact = op switch
        {
            BinaryOperator.Add => (Int128)x + y,
            BinaryOperator.Subtract => (Int128)x - y,
            BinaryOperator.Multiply => (Int128)x * y,
            _ => WrappedPower(x, y),
        };
        if (x != (int)x || y != (int)y || exact != (int)exact || op == BinaryOperator.Power && !FitsPower(x, y))
        {
            Overflow(exact.ToString(CultureInfo.InvariantCulture), 32, run);
        }

        return IntValue.Of((long)exact);
    }

    /// <summary>A shift by the width or more, or by a negative number, is an overflow; bits shifted out are not.</summary>
    private static IntValue Shift(BinaryOperator op, long x, long y, int bits, Interpreter run)
    {
        if (y < 0 || y >= bits || bits == 32 && x != (int)x)
        {
            var exact = op == BinaryOperator.ShiftLeft ? (Int128)x << (int)(y & 127) : (Int128)x >> (int)(y & 127);
            Overflow(exact.ToString(CultureInfo.InvariantCulture), bits, run);
        }

        return IntValue.Of(op == BinaryOperator.ShiftLeft ? x << (int)y : x >> (int)y);
    }

    private static Value Power(long x, long y, Interpreter run)
    {
        var wrapped = WrappedPower(x, y);
        if (!FitsPower(x, y))
        {
            Overflow(wrapped.ToString(CultureInfo.InvariantCulture), 64, run);
        }

        return Checked(wrapped, 64, run);
    }

    /// <summary>A power that 64 bits or less can hold; a negative exponent counts as one of 32 bits.</summary>
    private static bool FitsPower(long x, long y) => x is >= -1 and <= 1 || (y is >= 0 and < 64 && BigInteger.Pow(x, (int)y) is var exact && exact >= long.MinValue && exact <= long.MaxValue);

    /// <summary>The power in 128 bits, of which an overflow shows what is left.</summary>
    private static Int128 WrappedPower(long x, long y)
    {
        Int128 result = 1;
        Int128 number = x;
        for (var rest = (uint)y; rest > 0; rest >>= 1)
        {
            result = (rest & 1) == 1 ? unchecked(result * number) : result;
            number = unchecked(number * number);
        }

        return result;
    }

    private static Value Floats(BinaryOperator op, double p, double q, Value a, Value b, Interpreter run)
    {
        double result;
        switch (op)
        {
            case BinaryOperator.Add:
                result = p + q;
                break;
            case BinaryOperator.Subtract:
                result = p - q;
                break;
            case BinaryOperator.Multiply:
                result = p * q;
                break;
            case BinaryOperator.Divide:
                result = p / q;
                break;
            case BinaryOperator.FloorDivide:
                result = Math.Floor(p / q);
                break;
            case BinaryOperator.Modulo:
                result = p % q;
                break;
            case BinaryOperator.Power:
                result = Math.Pow(p, q);
                break;
            default:
                FailOperands(op, a, b, run);
                return a;
        }

        var isMixedSum = op == BinaryOperator.Add && (a is IntValue || b is IntValue);
        if ((isMixedSum || run.StrictRange && op is not (BinaryOperator.Divide or BinaryOperator.FloorDivide or BinaryOperator.Modulo)) && (float.IsInfinity((float)result) || float.IsInfinity((float)p) || float.IsInfinity((float)q)))
        {
            run.Fail($"{Scientific(result)}: A 32-bit floating point number overflow");
        }

        return new FloatValue(result);
    }

    /// <summary>As the engine writes it: `3.4e+40`, `inf`.</summary>
    private static string Scientific(double value) => double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
        : double.IsNaN(value) ? "NaN"
        : value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');

    private static Value Checked(Int128 value, int namedBits, Interpreter run)
    {
        if (value < long.MinValue || value > long.MaxValue)
        {
            Overflow(value.ToString(CultureInfo.InvariantCulture), namedBits, run);
        }

        return IntValue.Of((long)value);
    }

    [DoesNotReturn]
    private static void Overflow(string value, int bits, Interpreter run) =>
        run.Fail($"{value}: A {bits.ToString(CultureInfo.InvariantCulture)} bit integer overflow");

    private static bool Repeatable(Value value) => value is StrValue or ListValue;

    private static Value Repeat(Value value, long count, Interpreter run)
    {
        if (count < 0)
        {
            run.Fail("a sequence cannot be repeated a negative number of times");
        }

        var size = value is StrValue s ? s.Value.Length : ((ListValue)value).Count;
        if (count * (Int128)Math.Max(1, size) > run.Budget.MaxOutputCharacters)
        {
            run.Budget.CheckOutput(long.MaxValue);
        }

        if (value is StrValue text)
        {
            run.Budget.Charge(count * size);
            return new StrValue(new StringBuilder(text.Value.Length * (int)count).Insert(0, text.Value, (int)count).ToString());
        }

        var result = new ListValue();
        for (var i = 0; i < count; i++)
        {
            run.Budget.Charge(size);
            result.AddRange((ListValue)value);
        }

        return result;
    }

    private static double? Number(Value value) => value switch
    {
        IntValue i => i.Value,
        FloatValue f => f.Value,
        UnitValue u => u.Value,
        _ => null,
    };

    [DoesNotReturn]
    private static void FailOperands(BinaryOperator op, Value a, Value b, Interpreter run) =>
        run.Fail($"unsupported operand type(s) for {op.Text()}: '{TypeNames.Of(a)}' and '{TypeNames.Of(b)}'");
}
