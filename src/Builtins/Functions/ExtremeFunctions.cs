using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Functions;

/// <summary>`min` and `max`: of several arguments, or of what the single argument iterates over. The first extreme wins.</summary>
internal static class ExtremeFunctions
{
    public static Value Max(BuiltinCall call) => Extreme(call, "max", KclOrder.IsGreater);

    public static Value Min(BuiltinCall call) => Extreme(call, "min", KclOrder.IsLess);

    private static Value Extreme(BuiltinCall call, string name, Func<Value, Value, bool> better)
    {
        if (call.Arguments.Length > 1)
        {
            return Best(call.Arguments, better);
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
        return items.Count > 0 ? Best(items.Items, better) : throw new BuiltinException($"arg is an empty {kind}");
    }

    private static Value Best(ReadOnlySpan<Value> items, Func<Value, Value, bool> better)
    {
        var best = items[0];
        foreach (var item in items)
        {
            if (better(item, best))
            {
                best = item;
            }
        }

        return best;
    }
}
