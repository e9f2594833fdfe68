using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Functions;

/// <summary>`sorted`: stable, numbers among numbers and str among str only.</summary>
internal static class SortFunction
{
    private enum Family
    {
        Numbers,
        Texts,
        Other,
    }

    public static Value Sorted(BuiltinCall call)
    {
        var subject = call.Required(0, "inval", "sorted() takes exactly one argument (0 given)");
        var reverse = call.Flag(1, "reverse");
        if (subject is not (StrValue or ListValue or DictValue))
        {
            throw new BuiltinException("sorted only for str|list|dict type");
        }

        var items = Iteration.ItemsOf(subject).Items.ToArray();
        RequireComparable(items, reverse);
        call.Host.Budget.Charge(items.Length);
        var positions = new int[items.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = i;
        }

        // Array.Sort is not stable; breaking ties by position makes it so.
        Array.Sort(positions, (a, b) =>
        {
            var order = Compare(items[a], items[b]);
            return order == 0 ? a - b : reverse ? -order : order;
        });

        var sorted = new ListValue(items.Length);
        foreach (var position in positions)
        {
            sorted.Add(items[position]);
        }

        return sorted;
    }

    /// <summary>Fails as an insertion sort does at the first item that does not compare with the largest before it.</summary>
    private static void RequireComparable(ReadOnlySpan<Value> items, bool reverse)
    {
        if (items.Length < 2)
        {
            return;
        }

        var last = items[0];
        foreach (var item in items[1..])
        {
            if (FamilyOf(item) is Family.Other || FamilyOf(item) != FamilyOf(last) || IsNaN(item) || IsNaN(last))
            {
                var (left, right) = reverse ? (last, item) : (item, last);
                throw new BuiltinException($"cannot compare {TypeNames.Of(left)} and {TypeNames.Of(right)}");
            }

            var order = Compare(item, last);
            last = (reverse ? order <= 0 : order >= 0) ? item : last;
        }
    }

    private static Family FamilyOf(Value value) => value switch
    {
        IntValue or FloatValue => Family.Numbers,
        StrValue => Family.Texts,
        _ => Family.Other,
    };

    private static bool IsNaN(Value value) => value is FloatValue number && double.IsNaN(number.Value);

    private static int Compare(Value a, Value b) => (a, b) switch
    {
        (IntValue x, IntValue y) => x.Value.CompareTo(y.Value),
        (StrValue x, StrValue y) => Utf8Order.Compare(x.Value, y.Value),
        _ => Real(a).CompareTo(Real(b)),
    };

    private static double Real(Value value) => value is IntValue whole ? whole.Value : ((FloatValue)value).Value;
}
