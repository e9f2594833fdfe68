using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

internal static class KclTruth
{
    public static bool IsTrue(Value v) => v switch
    {
        BoolValue b => b.Value, IntValue i => i.Value != 0, FloatValue f => f.Value != 0, UnitValue u => u.Value != 0, StrValue s => s.Value.Length > 0,
        ListValue l => l.Count > 0, DictValue d => d.Count > 0, SchemaValue s => s.Attributes.Count > 0, _ => !v.IsNullish,
    };
}

internal static class KclEquality
{
    public static bool AreEqual(Value a, Value b) => (a, b) switch
    {
        (IntValue x, IntValue y) => x.Value == y.Value,
        (IntValue x, FloatValue y) => x.Value == y.Value,
        (FloatValue x, IntValue y) => x.Value == y.Value,
        (FloatValue x, FloatValue y) => x.Value == y.Value,
        (BoolValue x, BoolValue y) => x.Value == y.Value,
        (StrValue x, StrValue y) => x.Value == y.Value,
        (ListValue x, ListValue y) => x.Count == y.Count && Enumerable.Range(0, x.Count).All(i => AreEqual(x[i], y[i])),
        (DictValue x, DictValue y) => x.Count == y.Count && x.Entries.ToArray().All(e => y[e.Key] is { } o && AreEqual(e.Value, o)),
        _ => a.Kind == b.Kind && a.IsNullish,
    };
}

internal static class FloatText
{
    public static string Json(double v) => Kcl.Net.Builtins.Formatting.DecimalDigits.Shortest(v);
}

internal static class KclText
{
    public static string Str(Value v) => v switch
    {
        FloatValue f => f.Value.ToString("0.0################", CultureInfo.InvariantCulture),
        ListValue l => "[" + string.Join(", ", l.Items.ToArray().Select(Str)) + "]",
        DictValue d => "{" + string.Join(", ", d.Entries.ToArray().Select(e => "'" + e.Key + "': " + (e.Value is StrValue s ? "'" + s.Value + "'" : Str(e.Value)))) + "}",
        FunctionValue => "function",
        _ => v.ToString() ?? "",
    };
}
