using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>One `for` of a comprehension, or the loop of a quantifier: its variables' slots (-1 for none) and conditions.</summary>
internal sealed class LoopCode(Node iterable, int first, int second, Node[] conditions)
{
    private readonly CallNode? _range = iterable is CallNode { IsRange: true } call ? call : null;

    public int First { get; } = first;

    public int Second { get; } = second;

    public Node[] Conditions { get; } = conditions;

    /// <summary>The numbers of a `range` are counted through without making the list of them.</summary>
    public IterationCursor Start(Frame frame, Interpreter run) =>
        _range?.Range(frame, run) is { } range ? new(range, First, Second) : new(_range is null ? iterable.Eval(frame, run) : UndefinedValue.Instance, First, Second, run);

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
    private readonly ListValue? _list;
    private readonly DictValue? _attributes;
    private readonly string? _text;
    private readonly IntegerRange _range;
    private readonly int _first;
    private readonly int _second;
    private int _position;
    private int _offset;

    public IterationCursor(Value source, int first, int second, Interpreter run)
    {
        _first = first;
        _second = second;
        _list = source as ListValue;
        _text = (source as StrValue)?.Value;
        _attributes = Access.AttributesOf(source);
        _position = -1;
        if (_attributes is null && _list is null && _text is null)
        {
            run.Fail($"'{TypeNames.Of(source)}' object is not iterable");
        }
    }

    public IterationCursor(IntegerRange range, int first, int second)
    {
        _first = first;
        _second = second;
        _range = range;
        _position = -1;
    }

    /// <summary>How many items there are to come; 0 when that is not known. A range that is too long for the limits must not take its memory at once.</summary>
    public readonly int Expected => _attributes?.Count ?? _list?.Count ?? (_range.Count <= IntegerRange.Presized ? _range.Count : 0);

    /// <summary>The item (list), key (dict) or character the loop is at.</summary>
    public readonly int Position => _position;

    public bool Next(Frame frame, Interpreter run)
    {
        run.Budget.Step();
        _position++;
        if (_list is { } list)
        {
            if (_position >= list.Count)
            {
                return false;
            }

            var item = list[_position];
            Store(frame, item, item, hasPair: false);
            return true;
        }

        if (_attributes is { } attributes)
        {
            if (_position >= attributes.Count)
            {
                return false;
            }

            ref var entry = ref attributes.EntryAt(_position);
            Store(frame, new StrValue(entry.Key), entry.Value, hasPair: true);
            return true;
        }

        return _text is { } text ? NextCharacter(text, frame) : NextNumber(frame, run);
    }

    private readonly bool NextNumber(Frame frame, Interpreter run)
    {
        if (_position >= _range.Count)
        {
            return false;
        }

        run.Budget.Step();
        var number = IntValue.Of(_range.First + (_position * _range.Step));
        Store(frame, number, number, hasPair: false);
        return true;
    }

    private bool NextCharacter(string text, Frame frame)
    {
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
            frame.Set(_first, single);
            return;
        }

        frame.Set(_first, hasPair ? single : IntValue.Of(_position));
        frame.Set(_second, second);
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
        DictValue? result = null;
        Loop(0, ref result, frame, run);
        return result ?? new DictValue();
    }

    private void Loop(int depth, ref DictValue? result, Frame frame, Interpreter run)
    {
        var loop = loops[depth];
        var cursor = loop.Start(frame, run);
        result ??= new DictValue(loops.Length > 1 ? 0 : loop.Conditions.Length == 0 ? cursor.Expected : cursor.Expected / 2);
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
                entry.AddTo(result!, frame, run);
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
        var cursor = loop.Start(frame, run);
        var result = new ListValue(cursor.Expected);
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
