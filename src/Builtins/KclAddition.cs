using System.Globalization;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

/// <summary>`+` between values with the engine's range checks; `sum` folds with it.</summary>
public static class KclAddition
{
    public static Value Add(Value a, Value b, bool strictRange) => (a, b) switch
    {
        (IntValue x, IntValue y) => AddIntegers(x.Value, y.Value, strictRange),
        (FloatValue x, FloatValue y) => Checked(x.Value + y.Value, strictRange),
        (IntValue x, FloatValue y) => Checked(x.Value + y.Value, true),
        (FloatValue x, IntValue y) => Checked(x.Value + y.Value, true),
        (StrValue x, StrValue y) => new StrValue(string.Concat(x.Value, y.Value)),
        (ListValue x, ListValue y) => Concatenate(x, y),
        (ListValue, _) => throw new BuiltinException($"can only concatenate list (not \"{TypeNames.Of(b)}\") to list"),
        _ => throw new BuiltinException($"unsupported operand type(s) for +: '{TypeNames.Of(a)}' and '{TypeNames.Of(b)}'"),
    };

    private static IntValue AddIntegers(long x, long y, bool strictRange)
    {
        var wrapped = unchecked(x + y);
        if (!strictRange && ((x ^ wrapped) & (y ^ wrapped)) >= 0)
        {
            return IntValue.Of(wrapped);
        }

        var sum = (Int128)x + y;
        if (strictRange && (sum != (int)sum || x != (int)x || y != (int)y))
        {
            throw new BuiltinException(string.Create(CultureInfo.InvariantCulture, $"{sum}: A 32 bit integer overflow"));
        }

        if (sum != (long)sum)
        {
            throw new BuiltinException(string.Create(CultureInfo.InvariantCulture, $"{sum}: A 64 bit integer overflow"));
        }

        return IntValue.Of((long)sum);
    }

    private static FloatValue Checked(double sum, bool check32)
    {
        if (check32 && float.IsInfinity((float)sum))
        {
            throw new BuiltinException($"{FloatText.Json(sum)}: A 32-bit floating point number overflow");
        }

        return new FloatValue(sum);
    }

    private static ListValue Concatenate(ListValue x, ListValue y)
    {
        var joined = new ListValue(x.Count + y.Count);
        joined.AddRange(x);
        joined.AddRange(y);
        return joined;
    }
}
