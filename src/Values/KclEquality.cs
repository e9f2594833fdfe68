using System.Runtime.CompilerServices;

namespace Kcl.Net.Values;

/// <summary>
/// `==` of KCL: integers and floats by number, other scalars within their kind, collections by content whatever the order
/// of keys. Values of different kinds differ, a dict and an instance too.
/// </summary>
public static class KclEquality
{
    public static bool AreEqual(Value a, Value b)
    {
        if (ReferenceEquals(a, b))
        {
            return a is not FloatValue { Value: double.NaN };
        }

        switch (a, b)
        {
            case (IntValue x, IntValue y):
                return x.Value == y.Value;
            case (StrValue x, StrValue y):
                return x.Value == y.Value;
            case (BoolValue x, BoolValue y):
                return x.Value == y.Value;
            case (ListValue x, ListValue y):
                return AreEqual(x, y);
            case (DictValue x, DictValue y):
                return AreEqual(x, y);
            case (SchemaValue x, SchemaValue y):
                return AreEqual(x.Attributes, y.Attributes);
            default:
                return Number(a) is { } p && Number(b) is { } q && p == q;
        }
    }

    private static double? Number(Value value) => value switch
    {
        IntValue v => v.Value,
        FloatValue v => v.Value,
        UnitValue v => v.Value,
        _ => null,
    };

    private static bool AreEqual(ListValue a, ListValue b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var i = 0; i < a.Count; i++)
        {
            if (!AreEqual(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(DictValue a, DictValue b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (ref readonly var entry in a.Entries)
        {
            if (b[entry.Key] is not { } other || !AreEqual(entry.Value, other))
            {
                return false;
            }
        }

        return true;
    }
}
