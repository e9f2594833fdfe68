using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Functions;

/// <summary>Functions that look at or make lists.</summary>
internal static class SequenceFunctions
{
    public static Value Len(BuiltinCall call) =>
        IntValue.Of(call.Required(0, "inval", "len() takes exactly one argument (0 given)") switch
        {
            StrValue text => Encoding.UTF8.GetByteCount(text.Value),
            ListValue list => list.Count,
            DictValue dict => dict.Count,
            SchemaValue schema => schema.Attributes.Count,
            var other => throw new BuiltinException($"object of type '{TypeNames.Of(other)}' has no len()"),
        });

    public static Value AllTrue(BuiltinCall call) => BoolValue.Of(call.Argument(0, "inval") switch
    {
        ListValue list => !Any(list, false),
        { } value when value.AsEntries() is { } entries => !Any(entries, false),
        _ => false,
    });

    public static Value AnyTrue(BuiltinCall call) => BoolValue.Of(call.Argument(0, "inval") switch
    {
        ListValue list => Any(list, true),
        { } value when value.AsEntries() is { } entries => Any(entries, true),
        _ => false,
    });

    public static Value IsUnique(BuiltinCall call)
    {
        if (call.Argument(0, "inval") is not ListValue list)
        {
            return BoolValue.False;
        }

        var seen = new HashSet<Value>(list.Count, ValueEquality.Instance);
        foreach (var item in list.Items)
        {
            if (!seen.Add(item))
            {
                return BoolValue.False;
            }
        }

        return BoolValue.True;
    }

    public static Value Range(BuiltinCall call)
    {
        if (IntegerRange.Of(call) is not { } range)
        {
            return UndefinedValue.Instance;
        }

        var list = new ListValue(Math.Min(range.Count, IntegerRange.Presized));
        for (var i = 0; i < range.Count; i++)
        {
            call.Host.Budget.Step();
            list.Add(IntValue.Of(range.First + (i * range.Step)));
        }

        return list;
    }

    public static Value Sum(BuiltinCall call)
    {
        if (call.Argument(0, "iterable") is not ListValue list)
        {
            return UndefinedValue.Instance;
        }

        var start = call.Argument(1, "start") ?? IntValue.Of(0);
        if (start is StrValue)
        {
            throw new BuiltinException("sum() can't sum strings");
        }

        return start is ListValue first ? SumLists(list, first) : SumScalars(list, start, call.Host.StrictRange);
    }

    public static Value Zip(BuiltinCall call)
    {
        var zipped = new ListValue();
        if (call.Arguments.Length == 0)
        {
            return zipped;
        }

        var columns = new ListValue[call.Arguments.Length];
        var rows = int.MaxValue;
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = Iteration.ItemsOf(call.Arguments[i]);
            rows = Math.Min(rows, columns[i].Count);
        }

        for (var row = 0; row < rows; row++)
        {
            call.Host.Budget.Step();
            var items = new ListValue(columns.Length);
            foreach (var column in columns)
            {
                items.Add(column[row]);
            }

            zipped.Add(items);
        }

        return zipped;
    }

    public static Value Reduce(BuiltinCall call)
    {
        var reducer = call.Required(0, "reducer", "reduce() missing required argument: 'reducer'");
        var list = call.Required(1, "list", "reduce() missing required argument: 'list'");
        if (reducer is not FunctionValue function)
        {
            throw new BuiltinException("reduce() argument 'reducer' must be a function");
        }

        var items = list.AsList().Items;
        var next = 0;
        var result = call.Argument(2, "initial");
        if (result is null)
        {
            if (items.IsEmpty)
            {
                var type = function.FirstParameterType;
                return type is null or "any" || type.Contains("None", StringComparison.Ordinal)
                    ? NoneValue.Instance
                    : throw new BuiltinException($"reduce() empty list with no initial value and non-nullable accumulator type '{type}'");
            }

            result = items[next++];
        }

        for (; next < items.Length; next++)
        {
            call.Host.Budget.Step();
            result = call.Host.Call(function, result, items[next]);
        }

        return result;
    }

    private static bool Any(ListValue list, bool truth)
    {
        foreach (var item in list.Items)
        {
            if (KclTruth.IsTruthy(item) == truth)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Any(DictValue entries, bool truth)
    {
        foreach (ref readonly var entry in entries.Entries)
        {
            if (KclTruth.IsTruthy(entry.Value) == truth)
            {
                return true;
            }
        }

        return false;
    }

    private static Value SumScalars(ListValue list, Value sum, bool strictRange)
    {
        var items = list.Items;
        var next = 0;
        if (sum is IntValue first && !strictRange)
        {
            next = SumIntegers(items, first.Value, out var total);
            sum = IntValue.Of(total);
        }

        for (; next < items.Length; next++)
        {
            sum = KclAddition.Add(sum, items[next], strictRange);
        }

        return sum;
    }

    /// <summary>Adds items while they and the sum are 64 bit integers; gives how many that were.</summary>
    private static int SumIntegers(ReadOnlySpan<Value> items, long first, out long total)
    {
        total = first;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is not IntValue item)
            {
                return i;
            }

            var sum = unchecked(total + item.Value);
            if (((total ^ sum) & (item.Value ^ sum)) < 0)
            {
                return i;
            }

            total = sum;
        }

        return items.Length;
    }

    /// <summary>Joining lists one by one would copy the growing sum each time; this fills one list.</summary>
    private static ListValue SumLists(ListValue list, ListValue first)
    {
        var sum = first.Copy();
        foreach (var item in list.Items)
        {
            sum.AddRange(item as ListValue ?? throw new BuiltinException($"can only concatenate list (not \"{TypeNames.Of(item)}\") to list"));
        }

        return sum;
    }
}
