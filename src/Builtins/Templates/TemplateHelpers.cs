using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Templates;

/// <summary>The helpers that compute a value: comparisons, logic, `len` and `lookup`.</summary>
internal static class TemplateHelpers
{
    public static Value? Call(string name, Value?[] parameters)
    {
        switch (name)
        {
            case "eq":
                return BoolValue.Of(AreEqual(At(0), At(1)));
            case "ne":
                return BoolValue.Of(!AreEqual(At(0), At(1)));
            case "gt":
                return BoolValue.Of(Compare(At(0), At(1)) > 0);
            case "gte":
                return BoolValue.Of(Compare(At(0), At(1)) >= 0);
            case "lt":
                return BoolValue.Of(Compare(At(0), At(1)) < 0);
            case "lte":
                return BoolValue.Of(Compare(At(0), At(1)) <= 0);
            case "and":
                return BoolValue.Of(Array.TrueForAll(parameters, p => IsTrue(p, false)));
            case "or":
                return BoolValue.Of(Array.Exists(parameters, p => IsTrue(p, false)));
            case "not":
                return BoolValue.Of(!IsTrue(At(0), false));
            case "len":
                return IntValue.Of(At(0) switch
                {
                    ListValue list => list.Count,
                    StrValue text => System.Text.Encoding.UTF8.GetByteCount(text.Value),
                    var value => value?.AsEntries()?.Count ?? 0,
                });
            case "lookup":
                return At(0) is { } from && At(1) is { } key ? TemplateScope.Child(from, Kcl.Net.Render.KclText.Str(key)) : null;
            case "log":
                return null;
            default:
                throw TemplateException.Failed($"HelperNotFound(\"{name}\")");
        }

        Value? At(int index) =>
            index < parameters.Length ? parameters[index] : throw TemplateException.Failed($"ParamNotFoundForIndex(\"{name}\", {index})");
    }

    /// <summary>False for nothing, false, zero (unless it counts), NaN and what is empty.</summary>
    public static bool IsTrue(Value? value, bool includeZero) => value switch
    {
        null => false,
        IntValue number => includeZero || number.Value != 0,
        FloatValue number => includeZero || (number.Value != 0 && !double.IsNaN(number.Value)),
        _ => KclTruth.IsTruthy(value),
    };

    private static bool AreEqual(Value? a, Value? b)
    {
        if (a is null or NoneValue || b is null or NoneValue)
        {
            return a is null or NoneValue && b is null or NoneValue;
        }

        return a.Kind == b.Kind && KclEquality.AreEqual(a, b);
    }

    private static int? Compare(Value? a, Value? b) => (a, b) switch
    {
        (StrValue x, StrValue y) => Utf8Order.Compare(x.Value, y.Value),
        (IntValue x, IntValue y) => x.Value.CompareTo(y.Value),
        (IntValue x, FloatValue y) => ((double)x.Value).CompareTo(y.Value),
        (FloatValue x, IntValue y) => x.Value.CompareTo(y.Value),
        (FloatValue x, FloatValue y) => x.Value.CompareTo(y.Value),
        _ => null,
    };
}
