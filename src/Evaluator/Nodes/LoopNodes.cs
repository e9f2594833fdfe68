using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>One `for` of a comprehension, or the loop of a quantifier: its variables' slots (-1 for none) and conditions.</summary>
internal sealed class LoopCode(Node iterable, int first, int second, Node[] conditions)
{
    public int First { get; } = first;

    public int Second { get; } = second;

    public Node[] Conditions { get; } = conditions;

    public IterationCursor Start(Frame frame, Interpreter run) => new(iterable.Eval(frame, run), First, Second, run);

    public bool Accepts(Frame frame, Interpreter run)
    {
        foreach (var condition in Conditions)
        {
            if (!KclTruth.IsTruthy(condition.Eval(frame, run)))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Walks a string, list, dict or instance and stores the loop variables.</summary>
internal struct IterationCursor
{
    private readonly Value _source;
    private readonly DictValue? _attributes;
    private readonly int _first;
    private readonly int _second;
    private int _position;
    private int _offset;

    public IterationCursor(Value source, int first, int second, Interpreter run)
    {
        _source = source;
        _first = first;
        _second = second;
        _attributes = Access.AttributesOf(source);
        _position = -1;
        if (_attributes is null && source is not (ListValue or StrValue))
        {
            run.Fail($"'{TypeNames.Of(source)}' object is not iterable");
        }
    }

    /// <summary>How many items there are to come; 0 when that is not known.</summary>
    public readonly int Expected => _attributes?.Count ?? (_source as ListValue)?.Count ?? 0;

    /// <summary>The item (list), key (dict) or character the loop is at.</summary>
    public readonly int Position => _position;

    public bool Next(Frame frame, Interpreter run)
    {
        run.Budget.Step();
        _position++;
        if (_attributes is not null)
        {
            if (_position >= _attributes.Count)
            {
                return false;
            }

            ref var entry = ref _attributes.EntryAt(_position);
            Store(frame, new StrValue(entry.Key), entry.Value, hasPair: true);
            return true;
        }

        if (_source is ListValue list)
        {
            if (_position >= list.Count)
            {
                return false;
            }

            Store(frame, list[_position], list[_position], hasPair: false);
            return true;
        }

        var text = ((StrValue)_source).Value;
        if (_offset >= text.Length)
        {
            return false;
        }

        var length = char.IsSurrogatePair(text, _offset) ? 2 : 1;
        var character = new StrValue(text.Substring(_offset, length));
        _offset += length;
        Store(frame, character, character, hasPair: false);
        return true;
    }

    private readonly void Store(Frame frame, Value single, Value second, bool hasPair)
    {
        if (_second < 0)
        {
            frame.Slots[_first] = single;
            return;
        }

        frame.Slots[_first] = hasPair ? single : IntValue.Of(_position);
        frame.Slots[_second] = second;
    }
}

internal sealed class ListComprehensionNode(SourceFile file, TextSpan span, LoopCode[] loops, Node element) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        ListValue? result = null;
        Loop(0, ref result, frame, run);
        return result ?? new ListValue();
    }

    private void Loop(int depth, ref ListValue? result, Frame frame, Interpreter run)
    {
        var loop = loops[depth];
        var cursor = loop.Start(frame, run);
        result ??= new ListValue(loops.Length == 1 ? cursor.Expected : 0);
        while (cursor.Next(frame, run))
        {
            if (!loop.Accepts(frame, run))
            {
                continue;
            }

            if (depth + 1 < loops.Length)
            {
                Loop(depth + 1, ref result, frame, run);
            }
            else
            {
                result!.Add(element.Eval(frame, run));
            }
        }
    }
}

internal sealed class DictComprehensionNode(SourceFile file, TextSpan span, LoopCode[] loops, ConfigEntryCode entry) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        var result = new DictValue();
        Loop(0, result, frame, run);
        return result;
    }

    private void Loop(int depth, DictValue result, Frame frame, Interpreter run)
    {
        var loop = loops[depth];
        var cursor = loop.Start(frame, run);
        while (cursor.Next(frame, run))
        {
            if (!loop.Accepts(frame, run))
            {
                continue;
            }

            if (depth + 1 < loops.Length)
            {
                Loop(depth + 1, result, frame, run);
            }
            else
            {
                entry.AddTo(result, frame, run);
            }
        }
    }
}

/// <summary>`all`, `any`, `map`, `filter`.</summary>
internal sealed class QuantifierNode(SourceFile file, TextSpan span, QuantifierKind kind, LoopCode loop, Node target, Node test) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        return kind switch
        {
            QuantifierKind.Map => Map(frame, run),
            QuantifierKind.Filter => Filter(frame, run),
            _ => Test(frame, run),
        };
    }

    /// <summary>`all` stops at the first item that fails its test and leaves it in the loop's variables: that item is shown.</summary>
    public override void Explain(PartExplainer parts)
    {
        parts.Show(this);
        parts.Visit(target);
        if (kind == QuantifierKind.All && parts.ValueOf(this) is BoolValue { Value: false })
        {
            parts.Visit(test);
        }
    }

    private BoolValue Test(Frame frame, Interpreter run)
    {
        var wanted = kind == QuantifierKind.Any;
        var cursor = loop.Start(frame, run);
        while (cursor.Next(frame, run))
        {
            if (loop.Accepts(frame, run) && KclTruth.IsTruthy(test.Eval(frame, run)) == wanted)
            {
                return BoolValue.Of(wanted);
            }
        }

        return BoolValue.Of(!wanted);
    }

    private ListValue Map(Frame frame, Interpreter run)
    {
        var result = new ListValue();
        var cursor = loop.Start(frame, run);
        while (cursor.Next(frame, run))
        {
            if (loop.Accepts(frame, run))
            {
                result.Add(test.Eval(frame, run));
            }
        }

        return result;
    }

    /// <summary>Keeps what the test accepts; items that the `if` skips are kept too.</summary>
    private Value Filter(Frame frame, Interpreter run)
    {
        var source = target.Eval(frame, run);
        var cursor = new IterationCursor(source, loop.First, loop.Second, run);
        if (source is StrValue)
        {
            run.Fail("only list, dict and schema can be removed item");
        }

        var rejected = new List<int>();
        while (cursor.Next(frame, run))
        {
            if (loop.Accepts(frame, run) && !KclTruth.IsTruthy(test.Eval(frame, run)))
            {
                rejected.Add(cursor.Position);
            }
        }

        return source switch
        {
            ListValue list => WithoutItems(list, rejected, run),
            SchemaValue schema => new SchemaValue(schema.Schema, WithoutKeys(schema.Attributes, rejected), schema.ConfigKeys) { OptionalAttributes = schema.OptionalAttributes, Place = schema.Place },
            _ => WithoutKeys((DictValue)source, rejected),
        };
    }

    /// <summary>For each rejected item the last equal one goes, as in the engine. Equal items are found by hash, last first.</summary>
    private static ListValue WithoutItems(ListValue list, List<int> rejected, Interpreter run)
    {
        var positions = new Dictionary<Value, Stack<int>>(ValueEquality.Instance);
        for (var i = 0; i < list.Count; i++)
        {
            if (!positions.TryGetValue(list[i], out var equal))
            {
                positions[list[i]] = equal = new Stack<int>(1);
            }

            equal.Push(i);
        }

        run.Budget.Charge(list.Count);
        var removed = new bool[list.Count];
        foreach (var position in rejected)
        {
            removed[positions[list[position]].Pop()] = true;
        }

        var result = new ListValue(list.Count - rejected.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (!removed[i])
            {
                result.Add(list[i], list.OriginAt(i));
            }
        }

        return result;
    }

    private static DictValue WithoutKeys(DictValue dict, List<int> rejected)
    {
        var result = dict.Copy();
        foreach (var position in rejected)
        {
            result.SwapRemove(dict.EntryAt(position).Key);
        }

        return result;
    }
}
