using System.Globalization;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Functions;

/// <summary>`int(x, base)`: text in base 10 may carry a unit suffix (`"1Ki"`), other bases a prefix (`0x`).</summary>
internal static partial class ConversionFunctions
{
    public static Value Int(BuiltinCall call)
    {
        var value = call.Required(0, "number", "int() takes exactly one argument (0 given)");
        return IntValue.Of(value switch
        {
            IntValue number => number.Value,
            FloatValue number => RustNumber.ToInt64(number.Value),
            UnitValue number => FromUnit(number, call.Host),
            BoolValue flag => flag.Value ? 1 : 0,
            StrValue text => FromText(text.Value, call.Argument(1, "base") is null ? 10 : call.Offset(1, "base") ?? 0),
            _ => throw new BuiltinException($"int() argument must be a string or a number, not '{TypeNames.Of(value)}'"),
        });
    }

    private static long FromUnit(UnitValue number, IBuiltinHost host)
    {
        var exact = number.Exact;
        if (host.Debug && (exact != (long)exact || host.StrictRange && exact != (int)exact))
        {
            throw new BuiltinException(string.Create(CultureInfo.InvariantCulture, $"{exact}: A {(host.StrictRange && exact != (int)exact ? 32 : 64)} bit integer overflow"));
        }

        return RustNumber.ToInt64(number.Value);
    }

    private static long FromText(string text, long radix)
    {
        if (radix == 10)
        {
            return FromQuantity(text);
        }

        if (radix is < 2 or > 36)
        {
            throw new BuiltinException($"from_ascii_radix: radix must lie in the range `[2, 36]` - found {(uint)radix}");
        }

        var negative = text.StartsWith('-');
        var digits = negative ? text[1..] : text;
        if (digits.Length >= 2 && digits[0] == '0' && (digits[1] is 'x' or 'X' or 'o' or 'O' or 'b' or 'B'))
        {
            digits = digits[2..];
        }

        return RustNumber.ParseInt64(negative ? "-" + digits : digits, (int)radix, out var number) is null
            ? number
            : throw new BuiltinException($"invalid literal for int() with base {radix}: '{text}'");
    }

    /// <summary>Decimal text with an optional suffix n u m k K M G T P or Ki Mi Gi Ti Pi; fractions of one are 0.</summary>
    private static long FromQuantity(string text)
    {
        var binary = text.Length >= 2 && text[^1] == 'i' && Exponent(text[^2]) != 0;
        var exponent = binary ? Exponent(text[^2]) : text.Length >= 1 ? Exponent(text[^1]) : 0;
        var digits = text.AsSpan(0, text.Length - (exponent == 0 ? 0 : binary ? 2 : 1));
        if (digits.IsEmpty)
        {
            throw new BuiltinException("number can't be empty");
        }

        if (RustNumber.ParseInt64(digits, 10, out var number) is { } error)
        {
            throw new BuiltinException($"called `Result::unwrap()` on an `Err` value: ParseIntError {{ kind: {error} }}");
        }

        if (exponent < 0)
        {
            return 0;
        }

        // Overflow wraps around, as in the engine's release build.
        for (var i = 0; i < exponent; i++)
        {
            number = unchecked(number * (binary ? 1024 : 1000));
        }

        return number;
    }

    private static int Exponent(char suffix) => suffix switch
    {
        'n' => -3,
        'u' => -2,
        'm' => -1,
        'k' or 'K' => 1,
        'M' => 2,
        'G' => 3,
        'T' => 4,
        'P' => 5,
        _ => 0,
    };
}
