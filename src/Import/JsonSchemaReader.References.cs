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

        if (IsOnlyReference(schema))
        {
            return ReadNamed(target, reference);
        }

        var rest = schema.Copy();
        rest.Remove("$ref");
        return Read(Merged([target, rest], []), hint);
    }

    private (ModelType Type, List<Constraint> Constraints) ReadNamed(DictValue target, string reference)
    {
        if (!_open.Add(target) && !_models.ContainsKey(target))
        {
            return (BasicModel.Any, []);
        }

        _open.Remove(target);
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

        var merged = Merged([rest, .. parts], []);
        var result = Read(merged, hint, isNamed);
        if (_models.TryGetValue(merged, out var model))
        {
            _models.TryAdd(schema, model);
        }

        return result;
    }

    /// <summary>Whether nothing stands beside the reference that documents must satisfy.</summary>
    private static bool IsOnlyReference(DictValue schema) =>
        schema.Entries.ToArray().All(static e => Annotations.Contains(e.Key) || e.Key.StartsWith("x-", StringComparison.Ordinal));

    /// <summary>One schema that demands what all of several do.</summary>
    private DictValue Merged(IReadOnlyList<DictValue> parts, HashSet<DictValue> seen)
    {
        var result = new DictValue();
        foreach (var part in parts)
        {
            if (!seen.Add(part))
            {
                continue;
            }

            var flat = part;
            if (part["$ref"] is StrValue { Value: var reference })
            {
                flat = part.Copy();
                flat.Remove("$ref");
                flat = Resolve(reference) is { } target ? Merged([flat, target], seen) : flat;
            }
            else if (part["allOf"] is ListValue all)
            {
                flat = part.Copy();
                flat.Remove("allOf");
                flat = Merged([flat, .. all.Items.ToArray().OfType<DictValue>()], seen);
            }

            MergeInto(result, flat);
        }

        return result;
    }

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
                _ => before,
            });
        }
    }

    private DictValue MergeProperties(DictValue left, DictValue right)
    {
        var result = left.Copy();
        foreach (var entry in right.Entries)
        {
            var value = result[entry.Key] is DictValue known && entry.Value is DictValue added && !ReferenceEquals(known, added) ? Merged([known, added], []) : entry.Value;
            result.Set(entry.Key, value);
        }

        return result;
    }

    private static ListValue Joined(ListValue left, ListValue right)
    {
        var result = left.Copy();
        result.AddRange(right);
        return result;
    }

    /// <summary>What a reference within the file points at.</summary>
    private DictValue? Resolve(string reference)
    {
        if (!reference.StartsWith('#'))
        {
            return null;
        }

        Value at = _root;
        foreach (var step in reference[1..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            var next = at switch
            {
                DictValue dict => dict[key],
                ListValue list => int.TryParse(key, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) && index < list.Count ? list[index] : null,
                _ => null,
            };
            if (next is null)
            {
                return reference.LastIndexOf('/') < 0 ? Anchored(_root, reference[1..], 0) : null;
            }

            at = next;
        }

        return at as DictValue;
    }

    /// <summary>A schema named by `$anchor` or a draft-4 `id`.</summary>
    private static DictValue? Anchored(Value value, string anchor, int depth)
    {
        if (value is not DictValue dict || depth > 64)
        {
            return null;
        }

        if ((dict["$anchor"] is StrValue name && name.Value == anchor) || (dict["$id"] is StrValue id && id.Value == "#" + anchor))
        {
            return dict;
        }

        foreach (var entry in dict.Entries)
        {
            if (Anchored(entry.Value, anchor, depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
