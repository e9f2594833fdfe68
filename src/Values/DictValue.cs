using Kcl.Net.Diagnostics;

namespace Kcl.Net.Values;

/// <summary>
/// Names to values in insertion order. Up to eight entries are searched one after another, more through a hash index, which
/// is made by the first search: a dict that is only filled and written never has one.
/// Its maker fills it; afterwards it is shared and not changed, so two threads that make the index make the same one.
/// </summary>
public sealed class DictValue : Value
{
    private const int LinearLimit = 8;
    private DictEntry[] _entries;
    private KeyIndex? _index;

    public DictValue(int capacity = 0) => _entries = capacity == 0 ? [] : new DictEntry[capacity];

    public override ValueKind Kind => ValueKind.Dict;

    public int Count { get; private set; }

    public ReadOnlySpan<DictEntry> Entries => _entries.AsSpan(0, Count);

    /// <summary>The value of a key; null when it is absent.</summary>
    public Value? this[string key]
    {
        get
        {
            var index = IndexOf(key);
            return index < 0 ? null : _entries[index].Value;
        }
    }

    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    public bool TryGetValue(string key, out Value value)
    {
        var index = IndexOf(key);
        value = index < 0 ? UndefinedValue.Instance : _entries[index].Value;
        return index >= 0;
    }

    /// <summary>Position of a key, or -1.</summary>
    public int IndexOf(string key) => IndexOf(key, out _);

    /// <summary>Position of a key, or -1; the hash is what <see cref="Append(string, int, Value, MergeOperator, int, Origin?)"/> wants to know.</summary>
    internal int IndexOf(string key, out int hash)
    {
        if (Count > LinearLimit)
        {
            hash = key.GetHashCode();
            return Index().Find(_entries, key, hash);
        }

        hash = 0;
        var entries = _entries;
        for (var i = 0; i < entries.Length && i < Count; i++)
        {
            var candidate = entries[i].Key;
            if (ReferenceEquals(candidate, key) || string.Equals(candidate, key))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The entry at a position, to read or to update in place by the dict's maker.</summary>
    public ref DictEntry EntryAt(int index) => ref _entries.AsSpan(0, Count)[index];

    /// <summary>Sets a key, keeping its position when it exists.</summary>
    public void Set(string key, Value value, Origin? origin = null) =>
        Set(key, value, MergeOperator.Union, DictEntry.NoIndex, origin);

    public void Set(string key, Value value, MergeOperator op, int index, Origin? origin)
    {
        var at = IndexOf(key, out var hash);
        if (at < 0)
        {
            Append(key, hash, value, op, index, origin);
            return;
        }

        ref var entry = ref _entries[at];
        entry.Value = value;
        entry.IsOwned = false;
        entry.Operator = op;
        entry.Index = index;
        entry.Origin = origin ?? entry.Origin;
    }

    /// <summary>Replaces the value only; operator, index and origin stay.</summary>
    public void SetValue(string key, Value value)
    {
        var at = IndexOf(key, out var hash);
        if (at < 0)
        {
            Append(key, hash, value, MergeOperator.Union, DictEntry.NoIndex, null);
        }
        else
        {
            _entries[at].Value = value;
            _entries[at].IsOwned = false;
        }
    }

    public bool Remove(string key)
    {
        var at = IndexOf(key);
        if (at < 0)
        {
            return false;
        }

        Array.Copy(_entries, at + 1, _entries, at, Count - at - 1);
        _entries[--Count] = default;
        _index = null;
        return true;
    }

    /// <summary>Removes a key by moving the last entry into its place, as the engine's map does.</summary>
    public bool SwapRemove(string key)
    {
        var at = IndexOf(key);
        if (at < 0)
        {
            return false;
        }

        if (Count > LinearLimit)
        {
            Index().SwapRemove(at, Count - 1);
        }

        _entries[at] = _entries[--Count];
        _entries[Count] = default;
        if (Count <= LinearLimit)
        {
            _index = null;
        }

        return true;
    }

    /// <summary>A new dict with the same entries, operators and origins.</summary>
    public DictValue Copy(int extraCapacity = 0)
    {
        var copy = new DictValue(Count + extraCapacity);
        Array.Copy(_entries, copy._entries, Count);
        copy.Count = Count;
        foreach (ref var entry in copy._entries.AsSpan(0, Count))
        {
            entry.IsOwned = false;
        }

        copy._index = _index?.Copy(Count, copy._entries.Length);
        return copy;
    }

    /// <summary>The keys in ascending order of their UTF-8 bytes (Go's and JSON's order).</summary>
    public string[] SortedKeys()
    {
        var keys = new string[Count];
        for (var i = 0; i < Count; i++)
        {
            keys[i] = _entries[i].Key;
        }

        Array.Sort(keys, Utf8Order.Compare);
        return keys;
    }

    /// <summary>Adds a key that is known to be new, without looking for it.</summary>
    internal void Append(string key, Value value, MergeOperator op, Origin? origin) =>
        Append(key, _index is null ? 0 : key.GetHashCode(), value, op, DictEntry.NoIndex, origin);

    /// <summary>Adds a key that is not there.</summary>
    internal void Append(string key, int hash, Value value, MergeOperator op, int index, Origin? origin)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count == 0 ? 4 : Count * 2);
        }

        ref var entry = ref _entries[Count];
        entry.Key = key;
        entry.Value = value;
        entry.Operator = op;
        entry.Index = index;
        entry.Origin = origin;
        _index?.Add(Count, hash);
        Count++;
    }

    private KeyIndex Index()
    {
        if (_index is { } known)
        {
            return known;
        }

        var index = new KeyIndex(_entries.AsSpan(0, Count), _entries.Length);
        Volatile.Write(ref _index, index);
        return index;
    }
}
