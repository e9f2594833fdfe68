using Kcl.Net.Values;

namespace Kcl.Net.Import;

/// <summary>References within one document: JSON pointers and anchors.</summary>
internal static class SchemaReference
{
    /// <summary>What a reference within the file points at.</summary>
    public static DictValue? Resolve(DictValue root, string reference)
    {
        if (!reference.StartsWith('#'))
        {
            return null;
        }

        Value at = root;
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
                return reference.LastIndexOf('/') < 0 ? Anchored(root, reference[1..], 0) : null;
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
