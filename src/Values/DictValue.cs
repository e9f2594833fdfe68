using Kcl.Net.Diagnostics;

namespace Kcl.Net.Values;

/// <summary>
/// Names to values in insertion order. Up to eight entries are searched one after another, more through a hash index.
/// Its maker fills it; afterwards it is shared and not changed.
/// </summary>
public sealed class DictValue : Value
{
    private const int LinearLimit = 8;
    private DictEntry[] _entries;
    private int[]? _buckets;

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
    public int IndexOf(string key)
    {
        if (_buckets is null)
        {
            for (var i = 0; i < Count; i++)
            {
                var candidate = _entries[i].Key;
                if (ReferenceEquals(candidate, key) || string.Equals(candidate, key))
                {
                    return i;
                }
            }

            return -1;
        }

        var hash = key.GetHashCode();
        for (var i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _entries[i].Next)
        {
            if (_entries[i].HashCode == hash && _entries[i].Key == key)
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
        var at = IndexOf(key);
        if (at < 0)
        {
            Append(key, value, op, index, origin);
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
        var at = IndexOf(key);
        if (at < 0)
        {
            Append(key, value, MergeOperator.Union, DictEntry.NoIndex, null);
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
        Reindex();
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

        _entries[at] = _entries[--Count];
        _entries[Count] = default;
        Reindex();
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

        if (Count > LinearLimit)
        {
            copy.Reindex();
        }

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

    private void Append(string key, Value value, MergeOperator op, int index, Origin? origin)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count == 0 ? 4 : Count * 2);
        }

        _entries[Count] = new DictEntry { Key = key, Value = value, Operator = op, Index = index, Origin = origin };
        Count++;
        if (_buckets is null)
        {
            if (Count > LinearLimit)
            {
                Reindex();
            }
        }
        else if (Count > _buckets.Length)
        {
            Reindex();
        }
        else
        {
            Link(Count - 1);
        }
    }

    private void Reindex()
    {
        if (Count <= LinearLimit)
        {
            _buckets = null;
            return;
        }

        var size = 16;
        while (size < Count)
        {
            size *= 2;
        }

        _buckets = new int[size];
        for (var i = 0; i < Count; i++)
        {
            Link(i);
        }
    }

    private void Link(int at)
    {
        ref var entry = ref _entries[at];
        entry.HashCode = entry.Key.GetHashCode();
        ref var bucket = ref _buckets![entry.HashCode & (_buckets.Length - 1)];
        entry.Next = bucket - 1;
        bucket = at + 1;
    }
}
