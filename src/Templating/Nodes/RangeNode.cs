using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`range` over lists, maps (a snapshot in key order) and integers.</summary>
internal sealed class RangeNode(int position, PipeNode pipe, ListNode body, ListNode? otherwise) : BranchNode(position, "range", pipe, body, otherwise)
{
    public override Completion Execute(TemplateExecution x, Value dot)
    {
        x.At = this;
        x.Enter();
        var value = GoTypes.Indirect(Pipe.Evaluate(x, dot));
        var outer = x.DotIsBoxed;
        var ran = Iterate(x, value, out var completion);
        x.DotIsBoxed = outer;
        if (completion != Completion.Normal)
        {
            return Completion.Normal;
        }

        return ran || Otherwise is null ? Completion.Normal : Otherwise.Execute(x, dot);
    }

    /// <summary>Runs the body for each element; false when there was none. Only `break` ends early.</summary>
    private bool Iterate(TemplateExecution x, Value value, out Completion completion)
    {
        completion = Completion.Normal;
        switch (value)
        {
            case ListValue list:
                x.DotIsBoxed = true;
                for (var i = 0; i < list.Count && completion == Completion.Normal; i++)
                {
                    completion = Turn(x, i, list[i]);
                }

                return list.Count > 0;
            case DictValue dict:
                x.DotIsBoxed = true;
                return OverDict(x, dict, out completion);
            case UndefinedValue or NoneValue:
                return false;
            case IntValue number:
                return OverIntegers(x, value, GoKind.Int, number.Value, out completion);
            case GoInteger integer:
                return OverIntegers(x, value, integer.GoKind, integer.IsUnsigned && integer.Bits < 0 ? long.MaxValue : integer.Bits, out completion);
            case GoStrings strings:
                x.DotIsBoxed = false;
                for (var i = 0; i < strings.Items.Length && completion == Completion.Normal; i++)
                {
                    completion = Turn(x, i, new StrValue(strings.Items[i]));
                }

                return strings.Items.Length > 0;
            case GoBytes bytes:
                x.DotIsBoxed = false;
                for (var i = 0; i < bytes.Items.Length && completion == Completion.Normal; i++)
                {
                    completion = Turn(x, i, new GoInteger(GoKind.Uint8, bytes.Items[i]));
                }

                return bytes.Items.Length > 0;
            case GoNamed named:
                return Iterate(x, named.Underlying, out completion);
            case GoObject host when host.GoKind is GoKind.Map or GoKind.Slice or GoKind.Array:
                return OverObject(x, host, out completion);
            case GoObject { Sequence: { } sequence }:
                return OverSequence(x, value, sequence, out completion);
            default:
                x.Fail("range can't iterate over " + GoFormat.FormatPointee(value));
                return false;
        }
    }

    private bool OverDict(TemplateExecution x, DictValue dict, out Completion completion)
    {
        completion = Completion.Normal;
        var keys = new string[dict.Count];
        var values = new Value[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            ref readonly var entry = ref dict.Entries[i];
            keys[i] = entry.Key;
            values[i] = entry.Value;
        }

        Array.Sort(keys, values, GoTypes.KeyOrder);
        for (var i = 0; i < keys.Length && completion == Completion.Normal; i++)
        {
            completion = Turn(x, i, values[i], keys[i]);
        }

        return keys.Length > 0;
    }

    private bool OverIntegers(TemplateExecution x, Value value, GoKind kind, long count, out Completion completion)
    {
        completion = Completion.Normal;
        if (Pipe.DeclaredCount > 1)
        {
            x.Fail($"can't use {GoFormat.FormatValue(value)} to iterate over more than one variable");
        }

        x.DotIsBoxed = false;
        for (var i = 0L; i < count && completion == Completion.Normal; i++)
        {
            completion = Turn(x, 0, kind == GoKind.Int ? IntValue.Of(i) : new GoInteger(kind, i));
        }

        return count > 0;
    }

    private bool OverObject(TemplateExecution x, GoObject host, out Completion completion)
    {
        completion = Completion.Normal;
        x.DotIsBoxed = host.ElementTypeName == GoTypes.Interface;
        var isMap = host.GoKind == GoKind.Map;
        var count = host.Count;
        for (var i = 0; i < count && completion == Completion.Normal; i++)
        {
            completion = Turn(x, i, host.ItemAt(i), null, isMap ? host.KeyAt(i) : null);
        }

        return count > 0;
    }

    private bool OverSequence(TemplateExecution x, Value value, GoSequence sequence, out Completion completion)
    {
        completion = Completion.Normal;
        if (Pipe.DeclaredCount > sequence.Variables)
        {
            x.Fail($"can't use {GoFormat.FormatValue(value)} to iterate over more than {(sequence.Variables == 1 ? "one variable" : "two variables")}");
        }

        x.DotIsBoxed = false;
        var any = false;
        foreach (var (key, item) in sequence.Items)
        {
            any = true;

            // A two-valued sequence with one variable gives it the first value; dot is the second.
            completion = sequence.FirstIsDot && Pipe.DeclaredCount < 2 ? Turn(x, 0, key) : Turn(x, 0, item, null, key);
            if (completion != Completion.Normal)
            {
                break;
            }
        }

        return any;
    }

    /// <summary>One turn. Returns only whether the loop goes on (Normal) or breaks.</summary>
    private Completion Turn(TemplateExecution x, int index, Value element, string? key = null, Value? keyValue = null)
    {
        x.Budget.Step();
        if (Pipe.DeclaredCount == 1)
        {
            Pipe.Store(x, 0, element, x.DotIsBoxed);
        }
        else if (Pipe.DeclaredCount > 1)
        {
            Pipe.Store(x, 0, keyValue ?? (key is null ? IntValue.Of(index) : new StrValue(key)), false);
            Pipe.Store(x, 1, element, x.DotIsBoxed);
        }

        var boxed = x.DotIsBoxed;
        var completion = Body.Execute(x, element);
        x.DotIsBoxed = boxed;
        return completion == Completion.Break ? Completion.Break : Completion.Normal;
    }
}
