namespace Kcl.Net.Values;

/// <summary>The hash index of a dict: per entry the hash of its key and the next entry of the same bucket.</summary>
internal sealed class KeyIndex
{
    private const int MinBuckets = 16;
    private int[] _buckets;
    private Link[] _links;

    public KeyIndex(ReadOnlySpan<DictEntry> entries, int capacity)
    {
        _buckets = new int[BucketsFor(capacity)];
        _links = new Link[capacity];
        for (var i = 0; i < entries.Length; i++)
        {
            Add(i, entries[i].Key.GetHashCode());
        }
    }

    private KeyIndex(int[] buckets, Link[] links)
    {
        _buckets = buckets;
        _links = links;
    }

    public int Find(DictEntry[] entries, string key, int hash)
    {
        var links = _links;
        for (var i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = links[i].Next)
        {
            if (links[i].Hash == hash && entries[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Notes the key of the entry at the end.</summary>
    public void Add(int at, int hash)
    {
        if (at == _links.Length)
        {
            Array.Resize(ref _links, at * 2);
        }

        _links[at].Hash = hash;
        if (at >= _buckets.Length)
        {
            Grow(at + 1);
        }
        else
        {
            Connect(at);
        }
    }

    /// <summary>Forgets an entry; the last one is about to take its place.</summary>
    public void SwapRemove(int at, int last)
    {
        Disconnect(at);
        if (at != last)
        {
            Disconnect(last);
            _links[at].Hash = _links[last].Hash;
            Connect(at);
        }
    }

    public KeyIndex Copy(int count, int capacity)
    {
        var links = new Link[capacity];
        Array.Copy(_links, links, count);
        return new KeyIndex((int[])_buckets.Clone(), links);
    }

    private static int BucketsFor(int count)
    {
        var size = MinBuckets;
        while (size < count)
        {
            size *= 2;
        }

        return size;
    }

    private void Grow(int count)
    {
        _buckets = new int[BucketsFor(count)];
        for (var i = 0; i < count; i++)
        {
            Connect(i);
        }
    }

    private void Connect(int at)
    {
        ref var bucket = ref _buckets[_links[at].Hash & (_buckets.Length - 1)];
        _links[at].Next = bucket - 1;
        bucket = at + 1;
    }

    private void Disconnect(int at)
    {
        ref var bucket = ref _buckets[_links[at].Hash & (_buckets.Length - 1)];
        if (bucket == at + 1)
        {
            bucket = _links[at].Next + 1;
            return;
        }

        var i = bucket - 1;
        while (_links[i].Next != at)
        {
            i = _links[i].Next;
        }

        _links[i].Next = _links[at].Next;
    }

    private struct Link
    {
        public int Hash;
        public int Next;
    }
}
