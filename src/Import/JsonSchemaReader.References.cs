using Kcl.Net.Values;

namespace Kcl.Net.Import;

public sealed partial class JsonSchemaReader
{
    private static readonly string[] Annotations = ["$ref", "description", "title", "default", "examples", "example", "deprecated", "readOnly", "writeOnly", "$comment", "nullable", "type", "$defs", "definitions", "$schema", "$id"];

    private (ModelType Type, List<Constraint> Constraints) ReadReference(DictValue schema, string reference, string hint)
    {
        if (Resolve(reference) is not { } target)
        {
            Warn(hint, $"`{reference}` leads nowhere in this file");
            return (BasicModel.Any, []);
        }

        if (!_following.Add(schema))
        {
            return (Known(target) ?? BasicModel.Any, []);
        }

        var result = IsOnlyReference(schema) ? ReadNamed(target, reference) : ReadMerged(schema, target, hint);
        _following.Remove(schema);
        return result;
    }

    private ModelType? Known(DictValue target) =>
        _models.TryGetValue(target, out var model) || (_merged.TryGetValue(target, out var merged) && _models.TryGetValue(merged, out model)) ? new ReferenceModel(model) : null;

    private (ModelType Type, List<Constraint> Constraints) ReadMerged(DictValue schema, DictValue target, string hint)
    {
        if (!_merged.TryGetValue(schema, out var merged))
        {
            var rest = schema.Copy();
            rest.Remove("$ref");
            _merged.Add(schema, merged = new DictValue());
            Merge([target, rest], [], merged);
        }

        return Read(merged, hint);
    }

    private (ModelType Type, List<Constraint> Constraints) ReadNamed(DictValue target, string reference)
    {
        var name = reference == "#" ? "Root" : reference[(reference.LastIndexOf('/') + 1)..];
        return Read(target, name[(name.LastIndexOf('.') + 1)..]);
    }

    private (ModelType Type, List<Constraint> Constraints) ReadAll(DictValue schema, string hint, bool isNamed)
    {
        var parts = ((ListValue)schema["allOf"]!).Items.ToArray().OfType<DictValue>().ToList();
        var rest = schema.Copy();
        rest.Remove("allOf");
        if (parts.Count == 1 && IsOnlyReference(rest) && !isNamed)
        {
            return Read(parts[0], hint);
        }

        if (!_merged.TryGetValue(schema, out var merged))
        {
            _merged.Add(schema, merged = new DictValue());
            Merge([rest, .. parts], [], merged);
        }

        return Read(merged, hint, isNamed);
    }

    /// <summary>Whether nothing stands beside the reference that documents must satisfy.</summary>
    private static bool IsOnlyReference(DictValue schema) =>
        schema.Entries.ToArray().All(static e => Annotations.Contains(e.Key) || e.Key.StartsWith("x-", StringComparison.Ordinal));

    /// <summary>
    /// Fills one schema that demands what all of several do. Schemas may contain themselves: what is merged once is remembered
    /// before it is filled.
    /// </summary>
    private void Merge(IReadOnlyList<DictValue> parts, HashSet<DictValue> seen, DictValue result)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var part in parts)
        {
            if (!seen.Add(part))
            {
                continue;
            }

            var own = part.Copy();
            own.Remove("$ref");
            own.Remove("allOf");
            MergeInto(result, own);
            if (part["$ref"] is StrValue { Value: var reference } && Resolve(reference) is { } target)
            {
                Merge([target], seen, result);
            }

            if (part["allOf"] is ListValue all)
            {
                Merge([.. all.Items.ToArray().OfType<DictValue>()], seen, result);
            }
        }
    }

    /// <summary>Where a joined schema keeps demands of which a schema can have one only.</summary>
    private const string Also = "allOf: also";

    private void MergeInto(DictValue result, DictValue part)
    {
        foreach (var entry in part.Entries)
        {
            var before = result[entry.Key];
            result.Set(entry.Key, (entry.Key, before, entry.Value) switch
            {
                (_, null, var added) => added,
                ("properties" or "patternProperties", DictValue left, DictValue right) => MergeProperties(left, right),
                ("required", ListValue left, ListValue right) => Joined(left, right),
                ("additionalProperties", BoolValue { Value: false }, _) => before,
                ("additionalProperties", _, var added) => added,
                ("minimum" or "exclusiveMinimum" or "minLength" or "minItems" or "minProperties", _, var added) => Stricter(before, added, -1),
                ("maximum" or "exclusiveMaximum" or "maxLength" or "maxItems" or "maxProperties", _, var added) => Stricter(before, added, 1),
                _ => before,
            });
            if (before is not null && !ReferenceEquals(before, entry.Value) && entry.Key is "oneOf" or "anyOf" or "not" or "pattern")
            {
                var other = new DictValue();
                other.Set(entry.Key, entry.Value);
                result.Set(Also, result[Also] is ListValue others ? Joined(others, new ListValue(other)) : new ListValue(other));
            }
        }
    }

    /// <summary>Of two bounds the one that lets less through.</summary>
    private static Value Stricter(Value first, Value second, int sign) =>
        Number(first) is { } a && Number(second) is { } b && (b - a) * sign < 0 ? second : first;

    private static double? Number(Value value) => value switch
    {
        IntValue number => number.Value,
        FloatValue number => number.Value,
        _ => null,
    };

    private DictValue MergeProperties(DictValue left, DictValue right)
    {
        var result = left.Copy();
        foreach (var entry in right.Entries)
        {
            result.Set(entry.Key, result[entry.Key] is DictValue known && entry.Value is DictValue added ? Pair(known, added) : entry.Value);
        }

        return result;
    }

    private DictValue Pair(DictValue first, DictValue second)
    {
        if (ReferenceEquals(first, second))
        {
            return first;
        }

        if (!_pairs.TryGetValue((first, second), out var merged))
        {
            _pairs.Add((first, second), merged = new DictValue());
            Merge([first, second], [], merged);
        }

        return merged;
    }

    private static ListValue Joined(ListValue left, ListValue right)
    {
        var result = left.Copy();
        result.AddRange(right);
        return result;
    }

    private DictValue? Resolve(string reference) => SchemaReference.Resolve(_root, reference);
}
