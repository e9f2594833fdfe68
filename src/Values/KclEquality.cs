using System.Runtime.CompilerServices;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Values;

/// <summary>
/// `==` of KCL: integers and floats by number, other scalars within their kind, collections by content whatever the order
/// of keys. Values of different kinds differ, a dict and an instance too.
/// </summary>
public static class KclEquality
{
    /// <param name="a">One value.</param>
    /// <param name="b">The other.</param>
    /// <param name="budget">Charged for what is compared: values that share parts can take far longer than they are large.</param>
    public static bool AreEqual(Value a, Value b, WorkBudget? budget = null)
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
                return AreEqual(x, y, budget);
            case (DictValue x, DictValue y):
                return AreEqual(x, y, budget);
            case (SchemaValue x, SchemaValue y):
                return AreEqual(x.Attributes, y.Attributes, budget);
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

    private static bool AreEqual(ListValue a, ListValue b, WorkBudget? budget)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        budget?.Charge(a.Count);
        for (var i = 0; i < a.Count; i++)
        {
            if (!AreEqual(a[i], b[i], budget))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(DictValue a, DictValue b, WorkBudget? budget)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        budget?.Charge(a.Count);
        foreach (ref readonly var entry in a.Entries)
        {
            if (b[entry.Key] is not { } other || !AreEqual(entry.Value, other, budget))
            {
                return false;
            }
        }

        return true;
    }
}
