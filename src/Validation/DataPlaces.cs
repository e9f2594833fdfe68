using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Validation;

/// <summary>
/// Where keys and mappings of decoded data begin. Values know the place of their own text, or of their key when they are
/// lists and mappings; errors about an entry are shown at its key.
/// </summary>
internal static class DataPlaces
{
    /// <summary>The key of an entry; an empty span at the start of the file when nothing is known of it.</summary>
    public static TextSpan KeyOf(in DictEntry entry)
    {
        if (entry.Origin is not { } origin)
        {
            return default;
        }

        var text = origin.File.Text;
        var at = origin.Span.Start;
        if (!IsKeyAt(text, at, entry.Key))
        {
            var before = at > 0 && entry.Key.Length > 0 ? text.LastIndexOf(entry.Key, at - 1, StringComparison.Ordinal) : -1;
            if (before < 0)
            {
                return origin.Span;
            }

            at = before > 0 && text[before - 1] is '"' or '\'' ? before - 1 : before;
        }

        return new TextSpan(at, Math.Max(1, entry.Key.Length));
    }

    /// <summary>
    /// Where a mapping begins: at its brace, or, in the block style of YAML, at the colon of its first key, which is what tells
    /// that there is a mapping.
    /// </summary>
    public static TextSpan MappingOf(DictValue mapping, TextSpan fallback)
    {
        if (mapping.Count == 0 || mapping.Entries[0].Origin is not { } origin)
        {
            return fallback;
        }

        var text = origin.File.Text;
        var key = KeyOf(mapping.Entries[0]);
        for (var i = key.Start - 1; i >= 0 && (char.IsWhiteSpace(text[i]) || text[i] == '{'); i--)
        {
            if (text[i] == '{')
            {
                return new TextSpan(i, 1);
            }
        }

        var colon = text.IndexOf(':', Math.Min(text.Length, key.Start + mapping.Entries[0].Key.Length));
        return colon < 0 ? key : new TextSpan(colon, 1);
    }

    private static bool IsKeyAt(string text, int at, string key)
    {
        var start = at < text.Length && text[at] is '"' or '\'' ? at + 1 : at;
        if (string.CompareOrdinal(text, start, key, 0, key.Length) != 0)
        {
            return false;
        }

        var end = start + key.Length + (start > at ? 1 : 0);
        while (end < text.Length && text[end] == ' ')
        {
            end++;
        }

        return end < text.Length && text[end] == ':';
    }
}
