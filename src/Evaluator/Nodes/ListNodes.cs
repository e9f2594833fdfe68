using Kcl.Net.Diagnostics;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

internal enum ListItemKind : byte
{
    Value,
    Starred,
    If,
}

/// <summary>One item of a list literal: a value, `*value`, or an `if` with items of its own.</summary>
internal sealed class ListItemCode(ListItemKind kind, Node value, ListItemCode[] then, ListItemCode[] otherwise)
{
    private readonly Origin _origin = value.Origin;

    public static ListItemCode[] None { get; } = [];

    public void AddTo(ListValue list, Frame frame, Interpreter run)
    {
        switch (kind)
        {
            case ListItemKind.Value:
                list.Add(value.Eval(frame, run), _origin);
                break;
            case ListItemKind.Starred:
                Splice(value.Eval(frame, run), list, run);
                break;
            default:
                foreach (var item in KclTruth.IsTruthy(value.Eval(frame, run)) ? then : otherwise)
                {
                    item.AddTo(list, frame, run);
                }

                break;
        }
    }

    private static void Splice(Value spread, ListValue list, Interpreter run)
    {
        switch (spread)
        {
            case ListValue items:
                run.Budget.Charge(items.Count);
                list.AddRange(items);
                break;
            case DictValue or SchemaValue:
                foreach (ref readonly var entry in Access.AttributesOf(spread)!.Entries)
                {
                    list.Add(new StrValue(entry.Key), entry.Origin);
                }

                break;
            case { IsNullish: true }:
                break;
            default:
                run.Fail($"only list, dict and schema object can be used with unpack operators * and **, got {KclText.Str(spread)}");
                break;
        }
    }
}

/// <summary>A list of which every item gives one value.</summary>
internal sealed class ListNode(SourceFile file, TextSpan span, Node[] items) : Node(file, span)
{
    /// <summary>Where the items are written; all lists made here share this.</summary>
    private readonly Origin[] _origins = Array.ConvertAll(items, static i => i.Origin);

    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        var values = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values.AsSpan()[i] = items[i].Eval(frame, run);
        }

        return new ListValue(values, _origins);
    }
}

/// <summary>A list with `*` or `if` in it.</summary>
internal sealed class MixedListNode(SourceFile file, TextSpan span, ListItemCode[] items) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        var list = new ListValue(items.Length);
        foreach (var item in items)
        {
            item.AddTo(list, frame, run);
        }

        return list;
    }
}
