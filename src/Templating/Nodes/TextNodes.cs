using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>Plain text between actions.</summary>
internal sealed class TextNode(int position, string text) : Statement(position)
{
    public string Text { get; } = text;

    public override bool IsBlank => Text.AsSpan().Trim().IsEmpty;

    public override Completion Execute(TemplateExecution x, Value dot)
    {
        x.At = this;
        x.Budget.Step();
        x.Write(Text);
        return Completion.Normal;
    }

    public override void WriteTo(StringBuilder builder) => builder.Append(Text);
}

/// <summary>`break`.</summary>
internal sealed class BreakNode(int position) : Statement(position)
{
    public override Completion Execute(TemplateExecution x, Value dot) => Completion.Break;

    public override void WriteTo(StringBuilder text) => text.Append("{{break}}");
}

/// <summary>`continue`.</summary>
internal sealed class ContinueNode(int position) : Statement(position)
{
    public override Completion Execute(TemplateExecution x, Value dot) => Completion.Continue;

    public override void WriteTo(StringBuilder text) => text.Append("{{continue}}");
}

/// <summary>`end` or `else`: only the parser sees it.</summary>
internal sealed class MarkerNode(int position, bool isElse) : Node(position)
{
    public bool IsElse { get; } = isElse;

    public override void WriteTo(StringBuilder text) => text.Append(IsElse ? "{{else}}" : "{{end}}");
}

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
