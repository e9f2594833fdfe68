using System.Runtime.CompilerServices;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>When JSON values are equal: numbers by their value, maps whatever their order.</summary>
internal static class SchemaEquality
{
    private const int SmallList = 20;

    public static bool AreEqual(Value a, Value b)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (a, b)
        {
            case (DictValue x, DictValue y):
                if (x.Count != y.Count)
                {
                    return false;
                }

                foreach (ref readonly var entry in x.Entries)
                {
                    if (y[entry.Key] is not { } other || !AreEqual(entry.Value, other))
                    {
                        return false;
                    }
                }

                return true;
            case (ListValue x, ListValue y):
                return x.Count == y.Count && !Enumerable.Range(0, x.Count).Any(i => !AreEqual(x[i], y[i]));
            case (StrValue x, StrValue y):
                return x.Value == y.Value;
            case (BoolValue x, BoolValue y):
                return x.Value == y.Value;
            default:
                return SchemaNumber.Of(a) is { } m && SchemaNumber.Of(b) is { } n ? SchemaNumber.Compare(m, n) == 0 : a.IsNullish && b.IsNullish;
        }
    }

    /// <summary>Two equal items, the later one as early as possible; null when all differ.</summary>
    public static (int First, int Second)? FindDuplicate(ListValue list)
    {
        var seen = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            // Long lists compare only with items of the same kind and size.
            var key = list.Count <= SmallList ? "" : KeyOf(list[i]);
            if (!seen.TryGetValue(key, out var before))
            {
                seen[key] = before = [];
            }

            foreach (var j in before)
            {
                if (AreEqual(list[i], list[j]))
                {
                    return (j, i);
                }
            }

            before.Add(i);
        }

        return null;
    }

    private static string KeyOf(Value value) => value switch
    {
        StrValue text => "s" + text.Value,
        ListValue list => "l" + string.Join(',', list.Items.ToArray().Select(KeyOf)),
        DictValue map => "d" + string.Join(',', map.SortedKeys().Select(k => k + "=" + KeyOf(map[k]!))),
        BoolValue flag => flag.Value ? "t" : "f",
        _ => SchemaNumber.Of(value) is { } number ? "n" + Templating.GoFormat.FormatFloat(number.ToDouble(), 'g', -1) : "0",
    };
}
