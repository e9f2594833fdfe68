using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

/// <summary>`&lt;` and `&gt;` between values: numbers and bools mix, strings go by code point, lists item by item.</summary>
public static class KclOrder
{
    public static bool IsLess(Value a, Value b) => Compare(a, b, "<") < 0;

    public static bool IsGreater(Value a, Value b) => Compare(a, b, ">") > 0;

    /// <summary>Negative, zero or positive; a NaN compares as equal, so that neither operator holds.</summary>
    private static int Compare(Value a, Value b, string symbol, int depth = 0)
    {
        if (a is StrValue x && b is StrValue y)
        {
            return Utf8Order.Compare(x.Value, y.Value);
        }

        if (a is IntValue i && b is IntValue j)
        {
            return i.Value.CompareTo(j.Value);
        }

        if (Number(a) is { } m && Number(b) is { } n)
        {
            return m < n ? -1 : m > n ? 1 : 0;
        }

        if (a is not ListValue left || b is not ListValue right || depth > 500)
        {
            throw new BuiltinException($"'{symbol}' not supported between instances of '{TypeNames.Of(a)}' and '{TypeNames.Of(b)}'");
        }

        var shared = Math.Min(left.Count, right.Count);
        for (var k = 0; k < shared; k++)
        {
            if (!KclEquality.AreEqual(left[k], right[k]))
            {
                return Compare(left[k], right[k], symbol, depth + 1);
            }
        }

        return left.Count - right.Count;
    }

    private static double? Number(Value value) => value switch
    {
        IntValue number => number.Value,
        FloatValue number => number.Value,
        BoolValue flag => flag.Value ? 1 : 0,
        _ => null,
    };
}
