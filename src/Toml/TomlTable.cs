using System.Diagnostics.CodeAnalysis;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Toml;

/// <summary>How a table came to be, which decides who may still add to it.</summary>
internal enum TomlTableOrigin
{
    /// <summary>A parent named on the way to a deeper `[a.b.c]`; its own header may still follow.</summary>
    Implicit,

    /// <summary>Has its own `[header]` (or is the root).</summary>
    Header,

    /// <summary>Made by a dotted key; only further dotted keys of the same section may add to it.</summary>
    Dotted,

    /// <summary>Written `{ … }`: complete, nothing may be added.</summary>
    Inline,
}

/// <summary>One key of a table. <see cref="Statement"/> covers `key = value` as written, dotted prefix included.</summary>
internal sealed record TomlEntry(string Key, TextSpan KeySpan, TextSpan Statement, TomlValue Value);

/// <summary>Keys in the order they were written, found in constant time.</summary>
internal sealed class TomlTable(TextSpan span, TomlTableOrigin origin) : TomlValue(span)
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<TomlEntry> _entries = [];

    public TomlTableOrigin Origin { get; internal set; } = origin;

    /// <summary>The `[header]` line's brackets; null where there is none.</summary>
    public TextSpan? Header { get; internal set; }

    public IReadOnlyList<TomlEntry> Entries => _entries;

    public override string Description => "a table";

    public TomlEntry? Find(string key) => _index.TryGetValue(key, out var i) ? _entries[i] : null;

    public bool TryGet(string key, [NotNullWhen(true)] out TomlValue? value)
    {
        value = Find(key)?.Value;
        return value is not null;
    }

    internal void Add(TomlEntry entry)
    {
        _index.Add(entry.Key, _entries.Count);
        _entries.Add(entry);
    }
}
