using System.Globalization;
using System.Text;
using Kcl.Net.Builtins.Formatting;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Functions;

/// <summary>Functions of numbers: magnitude, powers, rounding and the other bases.</summary>
internal static class NumberFunctions
{
    public static Value MultiplyOf(BuiltinCall call)
    {
        if (call.Argument(0, "a") is not { } left || call.Argument(1, "b") is not { } right)
        {
            throw new BuiltinException($"multiplyof() takes exactly two argument ({call.Arguments.Length} given)");
        }

        if (left is not IntValue a || right is not IntValue b)
        {
            return UndefinedValue.Instance;
        }

        return b.Value switch
        {
            0 => throw new BuiltinException("attempt to calculate the remainder with a divisor of zero"),
            -1 => BoolValue.True,
            _ => BoolValue.Of(a.Value % b.Value == 0),
        };
    }

    public static Value Abs(BuiltinCall call) =>
        call.Required(0, "inval", "abs() takes exactly one argument (0 given)") switch
        {
            IntValue number => IntValue.Of(number.Value < 0 ? unchecked(-number.Value) : number.Value),
            FloatValue number => new FloatValue(Math.Abs(number.Value)),
            _ => UndefinedValue.Instance,
        };

    public static Value Hex(BuiltinCall call) => InBase(call, "hex", "0x", 16);

    public static Value Oct(BuiltinCall call) => InBase(call, "oct", "0o", 8);

    public static Value Bin(BuiltinCall call) => InBase(call, "bin", "0b", 2);

    public static Value Ord(BuiltinCall call)
    {
        if (call.Required(0, "c", "ord() takes exactly one argument (0 given)") is not StrValue text)
        {
            return UndefinedValue.Instance;
        }

        if (text.Value.Length == 0 || !Rune.TryGetRuneAt(text.Value, 0, out var rune) || rune.Utf16SequenceLength != text.Value.Length)
        {
            throw new BuiltinException($" ord() expected string of length 1, but string of length {Encoding.UTF8.GetByteCount(text.Value)} found");
        }

        return IntValue.Of(rune.Value);
    }

    public static Value Pow(BuiltinCall call)
    {
        if (call.Argument(0, "x") is not { } x || call.Argument(1, "y") is not { } y)
        {
            return UndefinedValue.Instance;
        }

        if (call.Argument(2, "z") is IntValue modulus)
        {
            return PowModulo(x, y, modulus.Value);
        }

        if (x is IntValue a && y is IntValue b)
        {
            var power = Math.Pow(a.Value, b.Value);
            return b.Value >= 0 ? IntValue.Of(RustNumber.ToInt64(power)) : new FloatValue(power);
        }

        return Real(x) is { } p && Real(y) is { } q ? new FloatValue(Math.Pow(p, q)) : UndefinedValue.Instance;
    }

    public static Value Round(BuiltinCall call)
    {
        var number = call.Argument(0, "number");
        if (call.Argument(1, "ndigits") is IntValue digits)
        {
            return number switch
            {
                IntValue whole => new FloatValue(whole.Value),
                FloatValue real => RoundTo(real.Value, digits.Value) is { } rounded ? new FloatValue(rounded) : UndefinedValue.Instance,
                _ => UndefinedValue.Instance,
            };
        }

        return number switch
        {
            IntValue => number,
            FloatValue real => IntValue.Of(RustNumber.ToInt64(Math.Round(real.Value, MidpointRounding.AwayFromZero))),
            _ => UndefinedValue.Instance,
        };
    }

    private static double? Real(Value value) => value switch
    {
        IntValue number => number.Value,
        FloatValue number => number.Value,
        _ => null,
    };

    private static IntValue PowModulo(Value x, Value y, long modulus)
    {
        if (modulus == 0)
        {
            throw new BuiltinException("pow() 3rd argument cannot be 0");
        }

        if (x is not IntValue a || y is not IntValue b)
        {
            throw new BuiltinException("pow() 3rd argument not allowed unless all arguments are integers");
        }

        if (b.Value < 0)
        {
            throw new BuiltinException("pow() 2nd argument cannot be negative when 3rd argument specified");
        }

        // The exponent zero is answered before the modulus applies, as in the reference engine.
        Int128 result = 1;
        Int128 power = a.Value;
        for (var exponent = b.Value; exponent > 0; exponent /= 2)
        {
            if ((exponent & 1) == 1)
            {
                result = result * power % modulus;
            }

            power = power * power % modulus;
        }

        return IntValue.Of((long)result);
    }

    /// <summary>Rounds at a decimal place by scaling, splitting huge scales in two so that they do not overflow.</summary>
    private static double? RoundTo(double number, long digits)
    {
        if (digits == 0)
        {
            return Math.Round(number, MidpointRounding.AwayFromZero);
        }

        double scale, extra = 1, scaled;
        if (digits > 0)
        {
            scale = Math.Pow(10, digits > 22 ? digits - 22 : digits);
            extra = digits > 22 ? 1e22 : 1;
            scaled = number * scale * extra;
            if (!double.IsFinite(scaled))
            {
                return number;
            }
        }
        else
        {
            scale = Math.Pow(10, -(double)digits);
            scaled = number / scale;
        }

        var whole = Math.Round(scaled, MidpointRounding.AwayFromZero);
        if (Math.Abs(scaled - whole) == 0.5)
        {
            whole = 2 * Math.Round(scaled / 2, MidpointRounding.AwayFromZero);
        }

        var rounded = digits > 0 ? whole / extra / scale : whole * scale;
        return double.IsFinite(rounded) ? rounded : null;
    }

    private static Value InBase(BuiltinCall call, string name, string prefix, int radix)
    {
        if (call.Required(0, "number", $"{name}() takes exactly one argument (0 given)") is not IntValue number)
        {
            return UndefinedValue.Instance;
        }

        var magnitude = (UInt128)Int128.Abs(number.Value);
        var digits = radix switch
        {
            16 => ((ulong)magnitude).ToString("x", CultureInfo.InvariantCulture),
            2 => ((ulong)magnitude).ToString("b", CultureInfo.InvariantCulture),
            _ => OctalText.Of((ulong)magnitude),
        };
        return new StrValue((number.Value < 0 ? "-" : "") + prefix + digits);
    }
}
