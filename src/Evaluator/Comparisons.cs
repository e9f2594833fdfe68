using Kcl.Net.Builtins;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>`== != &lt; &gt; in is` with the engine's rules and messages.</summary>
internal static class Comparisons
{
    public static bool Holds(CompareOperator op, Value a, Value b, Interpreter run)
    {
        if (a is IntValue x && b is IntValue y && op is not (CompareOperator.In or CompareOperator.NotIn))
        {
            return Holds(op, x.Value, y.Value);
        }

        switch (op)
        {
            case CompareOperator.Equal:
            case CompareOperator.Is:
                return KclEquality.AreEqual(a, b, run.Budget);
            case CompareOperator.NotEqual:
            case CompareOperator.IsNot:
                return !KclEquality.AreEqual(a, b, run.Budget);
            case CompareOperator.In:
                return Contains(b, a, run);
            case CompareOperator.NotIn:
                return !Contains(b, a, run);
        }

        if (Order(a, b) is not { } order)
        {
            run.Fail($"'{op.Text()}' not supported between instances of '{TypeNames.Of(a)}' and '{TypeNames.Of(b)}'");
            return false;
        }

        return op switch
        {
            CompareOperator.Less => order < 0,
            CompareOperator.LessOrEqual => order <= 0,
            CompareOperator.Greater => order > 0 && order != Unordered,
            _ => order >= 0 && order != Unordered,
        };
    }

    private static bool Holds(CompareOperator op, long a, long b) => op switch
    {
        CompareOperator.Equal or CompareOperator.Is => a == b,
        CompareOperator.NotEqual or CompareOperator.IsNot => a != b,
        CompareOperator.Less => a < b,
        CompareOperator.LessOrEqual => a <= b,
        CompareOperator.Greater => a > b,
        _ => a >= b,
    };

    private const int Unordered = int.MaxValue;

    private static int? Order(Value a, Value b)
    {
        switch (a, b)
        {
            case (IntValue x, IntValue y):
                return x.Value.CompareTo(y.Value);
            case (StrValue x, StrValue y):
                return Utf8Order.Compare(x.Value, y.Value);
            case (ListValue x, ListValue y):
                for (var i = 0; i < x.Count && i < y.Count; i++)
                {
                    if (!KclEquality.AreEqual(x[i], y[i]))
                    {
                        return Order(x[i], y[i]);
                    }
                }

                return x.Count.CompareTo(y.Count);
        }

        if (Number(a) is not { } p || Number(b) is not { } q)
        {
            return null;
        }

        return double.IsNaN(p) || double.IsNaN(q) ? Unordered : p.CompareTo(q);
    }

    private static double? Number(Value value) => value switch
    {
        IntValue i => i.Value,
        FloatValue f => f.Value,
        BoolValue b => b.Value ? 1 : 0,
        UnitValue u => u.Value,
        _ => null,
    };

    private static bool Contains(Value container, Value item, Interpreter run)
    {
        switch (container)
        {
            case StrValue text:
                return item is StrValue part && text.Value.Contains(part.Value, StringComparison.Ordinal);
            case ListValue list:
                foreach (var candidate in list.Items)
                {
                    if (KclEquality.AreEqual(candidate, item, run.Budget))
                    {
                        return true;
                    }
                }

                return false;
            case DictValue dict:
                return item is StrValue key && dict.ContainsKey(key.Value);
            case SchemaValue schema:
                return item is StrValue name && schema.Attributes.ContainsKey(name.Value);
            default:
                run.Fail($"TypeError: argument of type '{TypeNames.Of(container)}' is not iterable");
                return false;
        }
    }
}
