using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>Statements in order; filled by the parser only.</summary>
internal sealed class ListNode(int position) : Statement(position)
{
    private Statement[] _items = [];
    private int _count;

    public override bool IsBlank
    {
        get
        {
            foreach (var item in _items.AsSpan(0, _count))
            {
                if (!item.IsBlank)
                {
                    return false;
                }
            }

            return true;
        }
    }

    public ReadOnlySpan<Statement> Items => _items.AsSpan(0, _count);

    public void Add(Statement item)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, _count * 2));
        }

        _items[_count++] = item;
    }

    public override Completion Execute(TemplateExecution x, Value dot)
    {
        var items = _items;
        for (var i = 0; i < _count; i++)
        {
            var completion = items[i].Execute(x, dot);
            if (completion != Completion.Normal)
            {
                return completion;
            }
        }

        return Completion.Normal;
    }

    public override void WriteTo(StringBuilder text)
    {
        foreach (var item in Items)
        {
            WriteChild(item, text);
        }
    }
}
