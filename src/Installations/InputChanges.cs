using Kcl.Net.Diagnostics;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Installations;

/// <summary>How an input of a new version differs from the old one's.</summary>
public enum InputChangeKind
{
    Added,
    Removed,
    Required,
    Type,
    Default,
}

/// <summary>
/// One input that changed. <see cref="Near"/> is a new input that a removed one may be called now; <see cref="IsUsed"/> whether
/// `inputs.yaml` gives it a value.
/// </summary>
public sealed record InputChange(string Name, InputChangeKind Kind, bool IsUsed, string? Near, string Before, string After)
{
    /// <summary>Whether someone has to decide something before the new version can be rendered.</summary>
    public bool IsBroken => Kind == InputChangeKind.Removed ? IsUsed : Kind == InputChangeKind.Required && !IsUsed;

    public override string ToString() => Kind switch
    {
        InputChangeKind.Added => $"the input `{Name}` is new{(After.Length > 0 ? $" (default {After})" : "")}",
        InputChangeKind.Removed => $"the input `{Name}` is gone{(Near is null ? "" : $"; is it `{Near}` now?")}{(IsUsed ? "; inputs.yaml sets it" : "")}",
        InputChangeKind.Required => $"the input `{Name}` is required now{(IsUsed ? "" : ", and inputs.yaml gives it no value")}",
        InputChangeKind.Type => $"the input `{Name}` was {Before} and is {After}{(IsUsed ? "; inputs.yaml sets it" : "")}",
        _ => $"the default of `{Name}` was {Before} and is {After}{(IsUsed ? "; inputs.yaml sets it" : "")}",
    };
}

/// <summary>Compares the schemas of two versions' inputs, nested ones by their dotted names.</summary>
internal static class InputChanges
{
    private sealed record Input(string Type, string? Default, bool IsRequired);

    public static IReadOnlyList<InputChange> Between(DictValue? before, DictValue? after, DictValue used)
    {
        var (old, next) = (Flat(before), Flat(after));
        var changes = new List<InputChange>();
        var added = next.Keys.Where(n => !old.ContainsKey(n)).ToList();
        foreach (var (name, input) in old)
        {
            var isUsed = IsUsed(used, name);
            if (!next.TryGetValue(name, out var now))
            {
                changes.Add(new InputChange(name, InputChangeKind.Removed, isUsed, Successor(name, input, added, next), input.Type, ""));
                continue;
            }

            if (now.Type != input.Type)
            {
                changes.Add(new InputChange(name, InputChangeKind.Type, isUsed, null, input.Type, now.Type));
            }

            if (now.IsRequired && !input.IsRequired)
            {
                changes.Add(new InputChange(name, InputChangeKind.Required, isUsed, null, "", ""));
            }

            if (now.Default != input.Default && !now.IsRequired)
            {
                changes.Add(new InputChange(name, InputChangeKind.Default, isUsed, null, input.Default ?? "nothing", now.Default ?? "nothing"));
            }
        }

        changes.AddRange(added.Select(n => next[n].IsRequired
            ? new InputChange(n, InputChangeKind.Required, IsUsed(used, n), null, "", "")
            : new InputChange(n, InputChangeKind.Added, IsUsed(used, n), null, "", next[n].Default ?? "")));
        return changes;
    }

    /// <summary>A new input that an old one may be called now: of nearly the same name, or of the same type and begun with the same word.</summary>
    private static string? Successor(string name, Input input, List<string> added, Dictionary<string, Input> next) =>
        Suggest.Nearest(name, added) ?? added.Find(n => next[n].Type == input.Type && FirstWord(n) == FirstWord(name));

    /// <summary>`log` of `logLevel` and of `log_level`.</summary>
    private static string FirstWord(string name)
    {
        var length = 1;
        while (length < name.Length && char.IsAsciiLetterLower(name[length]))
        {
            length++;
        }

        return name[..Math.Min(length, name.Length)];
    }

    private static bool IsUsed(DictValue used, string name)
    {
        Value? at = used;
        foreach (var part in name.Split('.'))
        {
            at = (at as DictValue)?[part];
        }

        return at is not null;
    }

    private static Dictionary<string, Input> Flat(DictValue? schema)
    {
        var found = new Dictionary<string, Input>(StringComparer.Ordinal);
        if (schema is not null)
        {
            Add(schema, schema, "", true, found, 0);
        }

        return found;
    }

    private static void Add(DictValue root, DictValue schema, string prefix, bool parentRequired, Dictionary<string, Input> found, int depth)
    {
        const int MaxDepth = 16;
        var required = (schema["required"] as ListValue)?.Items.ToArray().OfType<StrValue>().Select(static v => v.Value).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var entry in (schema["properties"] as DictValue)?.Entries.ToArray() ?? [])
        {
            if (entry.Value is not DictValue property || depth > MaxDepth)
            {
                continue;
            }

            var resolved = InputValues.Resolved(root, property) ?? property;
            var name = prefix + entry.Key;
            var isRequired = parentRequired && required.Contains(entry.Key);
            found[name] = new Input(Type(resolved), property.TryGetValue("default", out var standard) ? JsonWriter.Write(standard) : null, isRequired);
            Add(root, resolved, name + ".", isRequired, found, depth + 1);
        }
    }

    private static string Type(DictValue schema) =>
        schema["enum"] is ListValue choices ? "one of " + string.Join(", ", choices.Items.ToArray().Select(static c => JsonWriter.Write(c)))
        : schema["type"] is { } type ? type is StrValue text ? text.Value : JsonWriter.Write(type)
        : "any";
}
