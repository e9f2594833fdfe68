using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Functions;

/// <summary>`min` and `max`: of several arguments, or of what the single argument iterates over. The first extreme wins.</summary>
internal static class ExtremeFunctions
{
    public static Value Max(BuiltinCall call) => Extreme(call, "max", isMax: true);

    public static Value Min(BuiltinCall call) => Extreme(call, "min", isMax: false);

    private static Value Extreme(BuiltinCall call, string name, bool isMax)
    {
        if (call.Arguments.Length > 1)
        {
            return Best(call.Arguments, isMax);
        }

        if (call.Arguments.Length == 0)
        {
            throw new BuiltinException($"{name}() takes exactly one argument (0 given)");
        }

        var subject = call.Arguments[0];
        var kind = subject switch
        {
            StrValue => "str",
            ListValue => "list",
            DictValue or SchemaValue => "dict",
            _ => throw new BuiltinException($"{TypeNames.Of(subject)} object is not iterable"),
        };

        var items = Iteration.ItemsOf(subject);
        return items.Count > 0 ? Best(items.Items, isMax) : throw new BuiltinException($"arg is an empty {kind}");
    }

    private static Value Best(ReadOnlySpan<Value> items, bool isMax)
    {
        var best = items[0];
        foreach (var item in items)
        {
            if (IsBetter(item, best, isMax))
            {
                best = item;
            }
        }

        return best;
    }

    private static bool IsBetter(Value item, Value best, bool isMax)
    {
        if (item is IntValue a && best is IntValue b)
        {
            return isMax ? a.Value > b.Value : a.Value < b.Value;
        }

        return isMax ? KclOrder.IsGreater(item, best) : KclOrder.IsLess(item, best);
    }
}
