using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

/// <summary>Equality of values as a hash set needs it: values that are `==` have the same hash, 1 and 1.0 included.</summary>
internal sealed class ValueEquality : IEqualityComparer<Value>
{
    public static readonly ValueEquality Instance = new();

    public bool Equals(Value? x, Value? y) => ReferenceEquals(x, y) || (x is not null && y is not null && KclEquality.AreEqual(x, y));

    public int GetHashCode(Value value) => value switch
    {
        IntValue number => ((double)number.Value).GetHashCode(),
        FloatValue number => (number.Value == 0 ? 0.0 : number.Value).GetHashCode(),
        StrValue text => text.Value.GetHashCode(),
        BoolValue flag => flag.Value ? 3 : 5,
        ListValue list => list.Count == 0 ? 7 : HashCode.Combine(list.Count, Shallow(list[0])),
        _ => value.AsEntries() is { } entries ? HashCode.Combine(entries.Count, value.Kind) : (int)value.Kind,
    };

    private static int Shallow(Value value) => value is ListValue list ? list.Count : Instance.GetHashCode(value);
}
