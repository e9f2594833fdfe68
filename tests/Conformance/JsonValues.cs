using System.Text.Json;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Conformance;

/// <summary>JSON of the corpora as values: order kept, numbers with a point or an exponent are floats.</summary>
internal static class JsonValues
{
    public static Value ToValue(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Null:
                return NoneValue.Instance;
            case JsonValueKind.True or JsonValueKind.False:
                return BoolValue.Of(json.GetBoolean());
            case JsonValueKind.String:
                return new StrValue(json.GetString()!);
            case JsonValueKind.Number:
                return json.GetRawText().AsSpan().IndexOfAny(".eE") < 0 && json.TryGetInt64(out var whole)
                    ? IntValue.Of(whole)
                    : new FloatValue(json.GetDouble());
            case JsonValueKind.Array:
                var list = new ListValue(json.GetArrayLength());
                foreach (var item in json.EnumerateArray())
                {
                    list.Add(ToValue(item));
                }

                return list;
            default:
                var dict = new DictValue();
                foreach (var property in json.EnumerateObject())
                {
                    dict.Set(property.Name, ToValue(property.Value));
                }

                return dict;
        }
    }

    /// <summary>Exact identity: kinds, order of keys and the bits of floats; NaN and infinities are null in JSON.</summary>
    public static bool Same(Value expected, Value actual) => (expected, actual) switch
    {
        (IntValue a, IntValue b) => a.Value == b.Value,
        (FloatValue a, FloatValue b) => a.Value.Equals(b.Value),
        (NoneValue, FloatValue b) => !double.IsFinite(b.Value),
        (StrValue a, StrValue b) => a.Value == b.Value,
        (BoolValue a, BoolValue b) => a.Value == b.Value,
        (ListValue a, ListValue b) => a.Count == b.Count && Enumerable.Range(0, a.Count).All(i => Same(a[i], b[i])),
        (DictValue a, DictValue b) => a.Count == b.Count
            && Enumerable.Range(0, a.Count).All(i => a.EntryAt(i).Key == b.EntryAt(i).Key && Same(a.EntryAt(i).Value, b.EntryAt(i).Value)),
        _ => expected.Kind == actual.Kind && expected.IsNullish,
    };
}
