using System.Runtime.CompilerServices;
using Kcl.Net.Import;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// Takes out of a `values.schema.json` what a package need not satisfy: Helm holds the schema against the given values merged over the
/// chart's defaults. What the defaults give already is not required of the package, and a default of the schema that the
/// defaults overrule is none. Only objects that defaults reach are changed; a definition that several share is changed for all.
/// </summary>
/// <param name="root">The document; changed in place.</param>
internal sealed class GivenDefaults(DictValue root)
{
    private static readonly string[] Combinations = ["allOf", "anyOf", "oneOf"];
    private readonly HashSet<(DictValue, DictValue?)> _seen = [];

    /// <param name="schema">Of the document.</param>
    /// <param name="defaults">What the chart gives where the schema applies; null when that is not known.</param>
    public void Apply(DictValue schema, DictValue? defaults)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!_seen.Add((schema, defaults)))
        {
            return;
        }

        if (schema["$ref"] is StrValue reference && SchemaReference.Resolve(root, reference.Value) is { } target)
        {
            Apply(target, defaults);
        }

        foreach (var key in Combinations)
        {
            if (schema[key] is ListValue parts)
            {
                Each(parts.Items, defaults);
            }
        }

        if (defaults is not { Count: 0 })
        {
            DropDemands(schema, defaults);
            Inside(schema, defaults);
        }
    }

    private static void DropDemands(DictValue schema, DictValue? defaults)
    {
        if (schema["required"] is ListValue required)
        {
            // A default of null is taken away before the values are judged.
            var left = new ListValue();
            foreach (var name in required.Items)
            {
                if (defaults is not null && (name is not StrValue text || defaults[text.Value] is null or NoneValue))
                {
                    left.Add(name);
                }
            }

            schema.Set("required", left);
        }

        schema.Remove("minProperties");

        // "One of these must be given" may be met by the defaults.
        if (schema["properties"] is DictValue || schema["type"] is StrValue { Value: "object" })
        {
            schema.Remove("anyOf");
            schema.Remove("oneOf");
        }
    }

    private void Inside(DictValue schema, DictValue? defaults)
    {
        var properties = schema["properties"] as DictValue;
        if (defaults is null)
        {
            Each(properties, null);
            return;
        }

        foreach (var entry in defaults.Entries.ToArray())
        {
            var property = properties?[entry.Key];
            if (property is DictValue declared && declared["default"] is { } initial && !KclEquality.AreEqual(initial, entry.Value))
            {
                declared.Remove("default");
            }

            if (property is null && properties is not null && schema["additionalProperties"] is null or BoolValue { Value: true } && schema["patternProperties"] is null)
            {
                // The chart knows it, though the schema does not say so.
                properties.Set(entry.Key, new DictValue());
            }

            if (entry.Value is not DictValue given)
            {
                continue;
            }

            if (property is DictValue inner)
            {
                Apply(inner, given);
                continue;
            }

            if (schema["additionalProperties"] is DictValue others)
            {
                Apply(others, given);
            }

            Each(schema["patternProperties"] as DictValue, given);
        }
    }

    private void Each(DictValue? schemas, DictValue? defaults)
    {
        foreach (var entry in schemas?.Entries.ToArray() ?? [])
        {
            if (entry.Value is DictValue schema)
            {
                Apply(schema, defaults);
            }
        }
    }

    private void Each(ReadOnlySpan<Value> schemas, DictValue? defaults)
    {
        foreach (var item in schemas)
        {
            if (item is DictValue schema)
            {
                Apply(schema, defaults);
            }
        }
    }
}
