using Kcl.Net.Values;

namespace Kcl.Net.Render;

/// <summary>
/// What of a value is written: Undefined and functions never are; None, private names (leading `_`) and the order of keys
/// as chosen.
/// </summary>
public sealed record OutputFilter
{
    /// <summary>What `kcl run` prints without flags.</summary>
    public static readonly OutputFilter Default = new();

    /// <summary>Everything but Undefined and functions.</summary>
    public static readonly OutputFilter Everything = new() { ShowHidden = true };

    public bool DropNone { get; init; }

    public bool ShowHidden { get; init; }

    public bool SortKeys { get; init; }

    /// <summary>Adds `_type` with the qualified schema name to every instance.</summary>
    public bool IncludeSchemaType { get; init; }

    /// <summary>Longest text that is written. A value can hold the same list many times, so its text can be far larger than it is.</summary>
    public long MaxCharacters { get; init; } = WriterDepth.MaxCharacters;

    public bool Keeps(Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Function => false,
        ValueKind.None => !DropNone,
        _ => true,
    };

    public bool Keeps(in DictEntry entry) => (ShowHidden || !entry.Key.StartsWith('_')) && Keeps(entry.Value);

    /// <summary>
    /// The entries in the order they are written, as they are in the dict where that is possible: then
    /// <paramref name="isFiltered"/> is false and those that are not kept are still among them.
    /// </summary>
    internal ReadOnlySpan<DictEntry> ViewOf(Value value, out bool isFiltered)
    {
        isFiltered = SortKeys || (IncludeSchemaType && value is SchemaValue);
        return isFiltered ? EntriesOf(value) : (value as DictValue ?? ((SchemaValue)value).Attributes).Entries;
    }

    /// <summary>Something of a dict or instance is written.</summary>
    internal bool KeepsAny(Value value)
    {
        foreach (ref readonly var entry in ViewOf(value, out var isFiltered))
        {
            if (isFiltered || Keeps(entry))
            {
                return true;
            }
        }

        return false;
    }

    internal bool KeepsAny(ListValue list)
    {
        foreach (var item in list.Items)
        {
            if (Keeps(item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The entries that are written, in the order they are written.</summary>
    public DictEntry[] EntriesOf(Value value)
    {
        var dict = value as DictValue ?? ((SchemaValue)value).Attributes;
        var kept = new DictEntry[dict.Count + 1];
        var count = 0;
        foreach (ref readonly var entry in dict.Entries)
        {
            if (Keeps(entry))
            {
                kept[count++] = entry;
            }
        }

        if (SortKeys)
        {
            Array.Sort(kept, 0, count, KeyOrder.Instance);
        }

        if (IncludeSchemaType && value is SchemaValue schema)
        {
            kept[count++] = new DictEntry { Key = "_type", Value = new StrValue(schema.Schema.QualifiedName) };
        }

        Array.Resize(ref kept, count);
        return kept;
    }

    private sealed class KeyOrder : IComparer<DictEntry>
    {
        public static readonly KeyOrder Instance = new();

        public int Compare(DictEntry x, DictEntry y) => Utf8Order.Compare(x.Key, y.Key);
    }
}
