using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>One line of a config literal.</summary>
internal abstract class ConfigEntryCode
{
    public abstract void AddTo(DictValue dict, Frame frame, Interpreter run);
}

/// <summary>`name op value`; the merged value becomes a local for the entries after it when one of them reads it.</summary>
internal sealed class NamedEntryCode(string name, MergeOperator op, int? index, Node value, Origin origin) : ConfigEntryCode
{
    /// <summary>Slot of the local; -1 when nothing reads it.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>Slot of a loop variable of that name, whose value is then the key; -1 otherwise.</summary>
    public int KeySlot { get; init; } = -1;

    public override void AddTo(DictValue dict, Frame frame, Interpreter run)
    {
        var entry = new DictEntry { Key = name, Value = value.Eval(frame, run), Operator = op, Index = index ?? DictEntry.NoIndex, Origin = origin };
        if (KeySlot >= 0)
        {
            entry.Key = ConfigKeys.Text(frame.Slots[KeySlot] ?? UndefinedValue.Instance, run);
        }

        Merge.Into(dict, entry, MergeMode.Literal, null, run);
        if (Slot >= 0)
        {
            var at = dict.IndexOf(name);
            frame.Slots[Slot] = at < 0 ? UndefinedValue.Instance : dict.EntryAt(at).Value;
            if (at >= 0)
            {
                dict.EntryAt(at).IsOwned = false;
            }
        }
    }
}

/// <summary>An entry whose key is computed.</summary>
internal sealed class ComputedEntryCode(Node key, MergeOperator op, Node value, Origin origin) : ConfigEntryCode
{
    public override void AddTo(DictValue dict, Frame frame, Interpreter run)
    {
        var entry = new DictEntry { Value = value.Eval(frame, run), Operator = op, Index = DictEntry.NoIndex, Origin = origin };
        entry.Key = ConfigKeys.Text(key.Eval(frame, run), run);
        Merge.Into(dict, entry, MergeMode.Literal, null, run);
    }
}

/// <summary>`**value`.</summary>
internal sealed class UnpackEntryCode(Node value) : ConfigEntryCode
{
    public override void AddTo(DictValue dict, Frame frame, Interpreter run)
    {
        var spread = value.Eval(frame, run);
        if (spread.IsNullish)
        {
            return;
        }

        if (Access.AttributesOf(spread) is not { } source)
        {
            run.Fail($"only list, dict and schema object can be used with unpack operators * and **, got {KclText.Str(spread)}");
            return;
        }

        run.Budget.Charge(source.Count);
        foreach (ref readonly var entry in source.Entries)
        {
            Merge.Into(dict, entry, MergeMode.Literal, null, run);
        }
    }
}

/// <summary>`if condition:` entries.</summary>
internal sealed class IfEntryCode(Node condition, ConfigEntryCode[] then, ConfigEntryCode[] otherwise) : ConfigEntryCode
{
    public override void AddTo(DictValue dict, Frame frame, Interpreter run)
    {
        foreach (var entry in KclTruth.IsTruthy(condition.Eval(frame, run)) ? then : otherwise)
        {
            entry.AddTo(dict, frame, run);
        }
    }
}

internal static class ConfigKeys
{
    public static string Text(Value key, Interpreter run)
    {
        if (key is StrValue text)
        {
            return text.Value;
        }

        run.Fail($"A attribute must be string type, got '{TypeNames.Of(key)}'");
        return "";
    }
}

/// <summary>`{ … }`.</summary>
internal sealed class ConfigNode(SourceFile file, TextSpan span, ConfigEntryCode[] entries, int[] localSlots) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        foreach (var slot in localSlots)
        {
            frame.Slots[slot] = null;
        }

        var dict = new DictValue(entries.Length);
        foreach (var entry in entries)
        {
            entry.AddTo(dict, frame, run);
        }

        return dict;
    }
}
