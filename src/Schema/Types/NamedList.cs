namespace Kcl.Net.Schema;

/// <summary>
/// Values by name in order of first appearance. Nearly all configs and scopes have a handful of names, which are
/// searched one after the other; an index is made only for more.
/// </summary>
internal sealed class NamedList<T>(int capacity = 4)
{
    private const int IndexFrom = 8;
    private KeyValuePair<string, T>[] _items = capacity == 0 ? [] : new KeyValuePair<string, T>[capacity];
    private Dictionary<string, int>? _index;

    public NamedList(NamedList<T> other) : this(other.Count + 4)
    {
        foreach (var (name, value) in other.Items)
        {
            this[name] = value;
        }
    }

    public int Count { get; private set; }

    public ReadOnlySpan<KeyValuePair<string, T>> Items => _items.AsSpan(0, Count);

    public IEnumerable<string> Names
    {
        get
        {
            for (var i = 0; i < Count; i++)
            {
                yield return _items[i].Key;
            }
        }
    }

    public T this[string name]
    {
        set
        {
            var at = IndexOf(name);
            if (at >= 0)
            {
                _items[at] = new(name, value);
                return;
            }

            if (Count == _items.Length)
            {
                Array.Resize(ref _items, Math.Max(4, Count * 2));
            }

            _items[Count] = new(name, value);
            _index?.Add(name, Count);
            Count++;
            if (_index is null && Count > IndexFrom)
            {
                MakeIndex();
            }
        }
    }

    public bool TryGetValue(string name, out T value)
    {
        var at = IndexOf(name);
        value = at >= 0 ? _items[at].Value : default!;
        return at >= 0;
    }

    private int IndexOf(string name)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(name, out var at) ? at : -1;
        }

        for (var i = 0; i < Count; i++)
        {
            if (_items[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }

    private void MakeIndex()
    {
        _index = new Dictionary<string, int>(Count * 2, StringComparer.Ordinal);
        for (var i = 0; i < Count; i++)
        {
            _index.Add(_items[i].Key, i);
        }
    }
}
