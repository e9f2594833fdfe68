using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

/// <summary>What iterating a value yields: the items of a list, the characters of a str, the keys of a dict or schema instance.</summary>
internal static class Iteration
{
    public static ListValue ItemsOf(Value value) => value switch
    {
        ListValue list => list,
        StrValue text => Characters(text.Value),
        _ => value.AsEntries() is { } entries ? Keys(entries) : throw new BuiltinException($"'{TypeNames.Of(value)}' object is not iterable"),
    };

    public static ListValue Characters(string text)
    {
        var characters = new ListValue(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            characters.Add(new StrValue(rune.ToString()));
        }

        return characters;
    }

    public static ListValue Keys(DictValue entries)
    {
        var keys = new ListValue(entries.Count);
        foreach (ref readonly var entry in entries.Entries)
        {
            keys.Add(new StrValue(entry.Key));
        }

        return keys;
    }
}
