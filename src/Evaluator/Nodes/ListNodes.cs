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
    public Origin Origin { get; } = value.Origin;

    public ListItemKind Kind => kind;

    public Node Value => value;

    public static ListItemCode[] None { get; } = [];

    public void AddTo(ListValue list, Frame frame, Interpreter run)
    {
        switch (kind)
        {
            case ListItemKind.Value:
                list.Add(value.Eval(frame, run), Origin);
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

internal sealed class ListNode(SourceFile file, TextSpan span, ListItemCode[] items) : Node(file, span)
{
    /// <summary>Where the items are written, when each gives one; all lists made here share this. Null otherwise.</summary>
    private readonly Origin[]? _origins = Array.TrueForAll(items, static i => i.Kind == ListItemKind.Value) ? Array.ConvertAll(items, static i => i.Origin) : null;

    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        if (_origins is { } origins)
        {
            var values = new Value[items.Length];
            for (var i = 0; i < items.Length; i++)
            {
                values.AsSpan()[i] = items[i].Value.Eval(frame, run);
            }

            return new ListValue(values, origins);
        }

        var list = new ListValue(items.Length);
        foreach (var item in items)
        {
            item.AddTo(list, frame, run);
        }

        return list;
    }
}
