using Kcl.Net.Diagnostics;

namespace Kcl.Net.Values;

/// <summary>A list. Its maker fills it with <see cref="Add"/>; afterwards it is shared and not changed.</summary>
public sealed class ListValue : Value
{
    private Value[] _items;
    private Origin?[]? _origins;

    /// <summary>The origins belong to the literal the list was made by, and are copied before they change.</summary>
    private bool _sharesOrigins;

    public ListValue(int capacity = 0) => _items = capacity == 0 ? [] : new Value[capacity];

    public ListValue(params ReadOnlySpan<Value> items)
    {
        _items = items.ToArray();
        Count = _items.Length;
    }

    /// <summary>A list of items that the caller gives away, written at <paramref name="origins"/>, which other lists may share.</summary>
    internal ListValue(Value[] items, Origin?[] origins)
    {
        _items = items;
        _origins = origins;
        _sharesOrigins = true;
        Count = items.Length;
    }

    public override ValueKind Kind => ValueKind.List;

    public int Count { get; private set; }

    public ReadOnlySpan<Value> Items => _items.AsSpan(0, Count);

    public Value this[int index]
    {
        get => index < Count ? _items[index] : throw new ArgumentOutOfRangeException(nameof(index));
        set => _items[index < Count ? index : throw new ArgumentOutOfRangeException(nameof(index))] = value;
    }

    /// <summary>Where the item was written; null when nobody recorded it.</summary>
    public Origin? OriginAt(int index) => _origins is { } origins && index < origins.Length ? origins[index] : null;

    public void Add(Value item, Origin? origin = null)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count == 0 ? 4 : Count * 2);
        }

        if (origin is not null)
        {
            SetOrigin(origin);
        }

        // Through a span: storing into an array of a class looks at the item's type first.
        _items.AsSpan()[Count++] = item;
    }

    private void SetOrigin(Origin origin)
    {
        if (_origins is null || _sharesOrigins || _origins.Length <= Count)
        {
            var own = new Origin?[_items.Length];
            _origins?.AsSpan(0, Math.Min(_origins.Length, Count)).CopyTo(own);
            _origins = own;
            _sharesOrigins = false;
        }

        _origins[Count] = origin;
    }

    public void AddRange(ListValue other)
    {
        var more = other.Count;
        if (Count + more > _items.Length)
        {
            Array.Resize(ref _items, Count == 0 ? more : Math.Max(Count + more, Count * 2));
        }

        if (other._origins is null)
        {
            other._items.AsSpan(0, more).CopyTo(_items.AsSpan(Count));
            Count += more;
            return;
        }

        for (var i = 0; i < more; i++)
        {
            Add(other._items[i], other.OriginAt(i));
        }
    }

    public void Insert(int index, Value item)
    {
        Add(item);
        Array.Copy(_items, index, _items, index + 1, Count - 1 - index);
        _items[index] = item;
        _origins = null;
    }

    public void RemoveAt(int index)
    {
        Array.Copy(_items, index + 1, _items, index, Count - 1 - index);
        Count--;
        _origins = null;
    }

    /// <summary>A new list with the same items.</summary>
    public ListValue Copy()
    {
        var copy = new ListValue(Count);
        copy.AddRange(this);
        return copy;
    }
}
