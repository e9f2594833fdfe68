using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>The order in which Go prints a map whose keys have several types: by type, then by value.</summary>
internal static class GoMapOrder
{
    public static List<(Value Key, Value Value)> Sort(List<(Value Key, Value Value)> entries) =>
        [.. entries.Order(Comparer<(Value Key, Value Value)>.Create(static (a, b) => Compare(a.Key, b.Key)))];

    private static int Compare(Value a, Value b)
    {
        var byType = Rank(a) - Rank(b);
        return byType != 0 ? byType : (a, b) switch
        {
            (StrValue x, StrValue y) => Utf8Order.Compare(x.Value, y.Value),
            (IntValue x, IntValue y) => x.Value.CompareTo(y.Value),
            (FloatValue x, FloatValue y) => x.Value.CompareTo(y.Value),
            (BoolValue x, BoolValue y) => x.Value.CompareTo(y.Value),
            _ => 0,
        };
    }

    /// <summary>No key comes first; the order of the types is that of their descriptions in kustomize's program.</summary>
    private static int Rank(Value key) => key switch
    {
        NoneValue => 0,
        StrValue => 1,
        IntValue => 3,
        FloatValue => 4,
        BoolValue => 5,
        TimeKeyValue => 6,
        _ => 2,
    };
}
