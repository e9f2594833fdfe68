using System.Globalization;
using System.Text.Json;
using Kcl.Net.Helm;
using Kcl.Net.Tests.Conformance.GoTemplates;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// The data of a function vector with the Go types it had, which JSON does not carry: times are texts there, and what only a type
/// can be asked about is told by the template.
/// </summary>
internal static class VectorData
{
    public static Value Of(JsonElement record)
    {
        var template = record.GetProperty("tpl").GetString()!;
        if (!record.TryGetProperty("vars", out var variables))
        {
            return Cycle();
        }

        var asksForType = template.Contains("typeIs ", StringComparison.Ordinal) || template.Contains("typeOf", StringComparison.Ordinal)
            || template.Contains("kind", StringComparison.Ordinal);
        if (asksForType && variables.ValueKind == JsonValueKind.Null)
        {
            return new TestStruct("*sprig.fixtureTO") { Nil = true };
        }

        if (asksForType && variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty("Name", out _))
        {
            var isStruct = record.GetProperty("out").GetString() == "struct";
            return new TestStruct(isStruct ? "sprig.fixtureTO" : "*sprig.fixtureTO")
                .Field("Name", Plain(variables.GetProperty("Name"))).Field("Value", Plain(variables.GetProperty("Value")));
        }

        if (variables.ValueKind == JsonValueKind.Object && variables.EnumerateObject().Any() && variables.EnumerateObject().All(m => int.TryParse(m.Name, CultureInfo.InvariantCulture, out _)))
        {
            var entries = variables.EnumerateObject().Select(m => ((Value)IntValue.Of(int.Parse(m.Name, CultureInfo.InvariantCulture)), Plain(m.Value)));
            return new TestMap("int", "string", StrValue.Empty, [.. entries]);
        }

        return Plain(variables);
    }

    /// <summary>What no JSON can hold: a map that contains itself.</summary>
    private static DictValue Cycle()
    {
        var map = new DictValue();
        map.Set("loop", map);
        return map;
    }

    /// <summary>Whole numbers are ints, and what reads like a time is one.</summary>
    private static Value Plain(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var dict = new DictValue();
                foreach (var member in element.EnumerateObject())
                {
                    dict.Set(member.Name, Plain(member.Value));
                }

                return dict;
            case JsonValueKind.Array:
                return new ListValue([.. element.EnumerateArray().Select(Plain)]);
            case JsonValueKind.String when element.GetString() is ['0' or '1' or '2', _, _, _, '-', ..] text && text.EndsWith('Z'):
                return GoTimeParsing.Parse("2006-01-02T15:04:05.999999999Z07:00", text);
            case JsonValueKind.String:
                return new StrValue(element.GetString()!);
            case JsonValueKind.Number:
                return element.TryGetInt64(out var number) ? IntValue.Of(number) : new FloatValue(element.GetDouble());
            case JsonValueKind.True or JsonValueKind.False:
                return BoolValue.Of(element.GetBoolean());
            default:
                return NoneValue.Instance;
        }
    }
}
