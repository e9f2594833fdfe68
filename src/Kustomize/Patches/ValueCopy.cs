using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Copies and comparisons of plain values.</summary>
internal static class ValueCopy
{
    public static Value Deep(Value value)
    {
        switch (value)
        {
            case DictValue dict:
                var copy = new DictValue(dict.Count);
                foreach (ref readonly var entry in dict.Entries)
                {
                    copy.Set(entry.Key, Deep(entry.Value));
                }

                return copy;
            case ListValue list:
                var items = new ListValue(list.Count);
                foreach (var item in list.Items)
                {
                    items.Add(Deep(item));
                }

                return items;
            default:
                return value;
        }
    }

    /// <summary>Equality as JSON sees it: key order does not count, and a number is its text.</summary>
    public static bool IsEqual(Value a, Value b)
    {
        switch (a, b)
        {
            case (DictValue x, DictValue y):
                if (x.Count != y.Count)
                {
                    return false;
                }

                foreach (ref readonly var entry in x.Entries)
                {
                    if (y[entry.Key] is not { } other || !IsEqual(entry.Value, other))
                    {
                        return false;
                    }
                }

                return true;
            case (ListValue x, ListValue y):
                if (x.Count != y.Count)
                {
                    return false;
                }

                for (var i = 0; i < x.Count; i++)
                {
                    if (!IsEqual(x[i], y[i]))
                    {
                        return false;
                    }
                }

                return true;
            case (StrValue x, StrValue y):
                return x.Value == y.Value;
            case (NoneValue, NoneValue):
                return true;
            case (BoolValue x, BoolValue y):
                return x.Value == y.Value;
            default:
                return Number(a) is { } left && Number(b) is { } right && left.Equals(right);
        }
    }

    private static double? Number(Value value) => value switch
    {
        IntValue integer => integer.Value,
        FloatValue number => number.Value,
        _ => null,
    };
}
