using System.Collections;
using Antlr4.Runtime.Tree;

namespace Kcl.Net.Syntax.Parsing;

/// <summary>
/// The children of a parse tree node. Most nodes have one child, and there are many nodes: the first child needs no array.
/// The parser only appends and the tree builder only reads.
/// </summary>
internal sealed class ChildList : IList<IParseTree>
{
    private const int FirstRoom = 3;
    private IParseTree? _first;
    private IParseTree[] _others = [];

    public int Count { get; private set; }

    public bool IsReadOnly => false;

    public IParseTree this[int index]
    {
        get => (uint)index >= (uint)Count ? throw new ArgumentOutOfRangeException(nameof(index)) : index == 0 ? _first! : _others[index - 1];
        set => throw new NotSupportedException();
    }

    public void Add(IParseTree item)
    {
        if (Count == 0)
        {
            _first = item;
        }
        else
        {
            if (Count > _others.Length)
            {
                Array.Resize(ref _others, Math.Max(FirstRoom, _others.Length * 2));
            }

            // Through a span: storing into an array of an interface looks at the item's type first.
            _others.AsSpan()[Count - 1] = item;
        }

        Count++;
    }

    public void Clear()
    {
        _first = null;
        Array.Clear(_others);
        Count = 0;
    }

    public void CopyTo(IParseTree[] array, int arrayIndex)
    {
        for (var i = 0; i < Count; i++)
        {
            array[arrayIndex + i] = this[i];
        }
    }

    public IEnumerator<IParseTree> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public int IndexOf(IParseTree item) => throw new NotSupportedException();

    public bool Contains(IParseTree item) => throw new NotSupportedException();

    public void Insert(int index, IParseTree item) => throw new NotSupportedException();

    public bool Remove(IParseTree item) => throw new NotSupportedException();

    public void RemoveAt(int index) => throw new NotSupportedException();
}
