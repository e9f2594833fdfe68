using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Kcl.Net.Values;

namespace Kcl.Net.Comparison;

/// <summary>
/// Finds the fields in which two mappings differ. The order of keys does not count. Lists whose items all have a name of their
/// own (`containers`, `env`, `ports`) are compared by name, others by position.
/// </summary>
public static class FieldComparer
{
    private static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    public static List<FieldChange> Compare(DictValue before, DictValue after)
    {
        var changes = new List<FieldChange>();
        Mappings("", before, after, changes);
        return changes;
    }

    private static void Values(string path, Value before, Value after, List<FieldChange> changes)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (before, after)
        {
            case (DictValue x, DictValue y):
                Mappings(path, x, y, changes);
                break;
            case (ListValue x, ListValue y):
                Lists(path, x, y, changes);
                break;
            default:
                if (!KclEquality.AreEqual(before, after) || before.Kind != after.Kind)
                {
                    changes.Add(new FieldChange(path, before, after));
                }

                break;
        }
    }

    private static void Mappings(string path, DictValue before, DictValue after, List<FieldChange> changes) =>
        Mappings(path, before, after, changes, Member);

    private static void Mappings(string path, DictValue before, DictValue after, List<FieldChange> changes, Func<string, string, string> pathOf)
    {
        foreach (ref readonly var entry in before.Entries)
        {
            var field = pathOf(path, entry.Key);
            if (after.TryGetValue(entry.Key, out var other))
            {
                Values(field, entry.Value, other, changes);
            }
            else
            {
                changes.Add(new FieldChange(field, entry.Value, null));
            }
        }

        foreach (ref readonly var entry in after.Entries)
        {
            if (!before.ContainsKey(entry.Key))
            {
                changes.Add(new FieldChange(pathOf(path, entry.Key), null, entry.Value));
            }
        }
    }

    private static void Lists(string path, ListValue before, ListValue after, List<FieldChange> changes)
    {
        if (ByName(before) is { } x && ByName(after) is { } y && x.Count + y.Count > 0)
        {
            Mappings(path, x, y, changes, Item);
            return;
        }

        for (var i = 0; i < Math.Max(before.Count, after.Count); i++)
        {
            var item = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            if (i >= after.Count)
            {
                changes.Add(new FieldChange(item, before[i], null));
            }
            else if (i >= before.Count)
            {
                changes.Add(new FieldChange(item, null, after[i]));
            }
            else
            {
                Values(item, before[i], after[i], changes);
            }
        }
    }

    /// <summary>Items by their names; null when one has none or shares it.</summary>
    private static DictValue? ByName(ListValue list)
    {
        var named = new DictValue(list.Count);
        foreach (var item in list.Items)
        {
            if (item is not DictValue dict || dict["name"] is not StrValue name || named.ContainsKey(name.Value))
            {
                return null;
            }

            named.Set(name.Value, dict);
        }

        return named;
    }

    private static string Item(string path, string name) => $"{path}[{name}]";

    private static string Member(string path, string key) =>
        !IsPlain(key) ? $"{path}[\"{key}\"]" : path.Length == 0 ? key : path + "." + key;

    private static bool IsPlain(string key) =>
        key.Length > 0 && key.AsSpan().IndexOfAnyExcept(PlainCharacters) < 0;
}
