using System.Text;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Installations;

/// <summary>
/// A first `inputs.yaml`: every input of the product's schema with its description; those without a given value are commented out and
/// show their default.
/// </summary>
internal static class InputsTemplate
{
    /// <param name="id">The installation.</param>
    /// <param name="schema">The JSON Schema of the inputs; null when the product declares none.</param>
    /// <param name="given">Values by name.</param>
    public static string Write(string id, DictValue? schema, DictValue given)
    {
        var text = new StringBuilder();
        text.Append("# The values of ").Append(id).Append(". Change them here, or with `akua install edit --set name=value`.\n");
        var properties = schema?["properties"] as DictValue ?? new DictValue();
        var required = (schema?["required"] as ListValue)?.Items.ToArray().OfType<StrValue>().Select(static v => v.Value).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var entry in Ordered(properties, required))
        {
            text.Append('\n');
            Describe(text, (DictValue)entry.Value, required.Contains(entry.Key));
            if (given.TryGetValue(entry.Key, out var value))
            {
                Put(text, entry.Key, value, "");
            }
            else if (((DictValue)entry.Value).TryGetValue("default", out var standard))
            {
                Put(text, entry.Key, standard, "# ");
            }
            else
            {
                text.Append("# ").Append(entry.Key).Append(":\n");
            }
        }

        foreach (var entry in given.Entries.ToArray().Where(e => !properties.ContainsKey(e.Key)))
        {
            text.Append('\n');
            Put(text, entry.Key, entry.Value, "");
        }

        return text.ToString();
    }

    /// <summary>Required ones first; else the order of the forms, then the schema's.</summary>
    private static IEnumerable<DictEntry> Ordered(DictValue properties, HashSet<string> required) =>
        properties.Entries.ToArray().Where(static e => e.Value is DictValue).OrderBy(e => required.Contains(e.Key) ? 0 : 1).ThenBy(static e => Position((DictValue)e.Value));

    private static long Position(DictValue property) =>
        (property["x-ui"] as DictValue)?["order"] is { } order && long.TryParse(JsonWriter.Write(order), out var number) ? number : long.MaxValue;

    private static void Describe(StringBuilder text, DictValue property, bool isRequired)
    {
        var notes = new List<string>();
        if (isRequired)
        {
            notes.Add("required");
        }

        if (property["enum"] is ListValue { Count: > 0 } choices)
        {
            notes.Add("one of " + string.Join(", ", choices.Items.ToArray().Select(Plain)));
        }
        else if (property["type"] is StrValue type)
        {
            notes.Add(type.Value);
        }

        if (property.TryGetValue("minimum", out var least) && property.TryGetValue("maximum", out var most))
        {
            notes.Add($"{Plain(least)} to {Plain(most)}");
        }

        var description = property["description"] is StrValue { Value.Length: > 0 } said ? said.Value.Trim() + " " : "";
        foreach (var line in (description + (notes.Count > 0 ? $"({string.Join("; ", notes)})" : "")).TrimEnd().Split('\n').Where(static l => l.Length > 0))
        {
            text.Append("# ").Append(line.Trim()).Append('\n');
        }
    }

    private static string Plain(Value value) => value is StrValue text ? text.Value : JsonWriter.Write(value);

    private static void Put(StringBuilder text, string key, Value value, string prefix)
    {
        var entry = new DictValue();
        entry.Set(key, value);
        foreach (var line in KclYamlWriter.Write(entry).TrimEnd('\n').Split('\n'))
        {
            text.Append(prefix).Append(line).Append('\n');
        }
    }
}
