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

    /// <summary>The key is known, and what is stored is the value itself unless the key occurs twice.</summary>
    public bool IsPlain => KeySlot < 0 && index is null && op != MergeOperator.Insert;

    public string Name { get; } = name;

    /// <summary>Adds the entry to a dict that does not have its key.</summary>
    public void AddNewTo(DictValue dict, Frame frame, Interpreter run)
    {
        var result = value.Eval(frame, run);
        dict.Append(Name, result, op, origin);
        if (Slot >= 0)
        {
            frame.Set(Slot, result);
        }
    }

    public override void AddTo(DictValue dict, Frame frame, Interpreter run)
    {
        var entry = new DictEntry { Key = Name, Value = value.Eval(frame, run), Operator = op, Index = index ?? DictEntry.NoIndex, Origin = origin };
        if (KeySlot >= 0)
        {
            entry.Key = ConfigKeys.Text(frame.Slots[KeySlot] ?? UndefinedValue.Instance, run);
        }

        Merge.Into(dict, entry, MergeMode.Literal, null, run);
        if (Slot >= 0)
        {
            var at = dict.IndexOf(Name);
            frame.Set(Slot, at < 0 ? UndefinedValue.Instance : dict.EntryAt(at).Value);
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
    private const int ManyNames = 16;

    /// <summary>Of named entries only, when none of them can meet another.</summary>
    private readonly ConfigEntryCode[] _entries = DistinctOf(entries) ?? entries;

    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        foreach (var slot in localSlots)
        {
            frame.Set(slot, null);
        }

        var dict = new DictValue(_entries.Length);
        if (_entries is NamedEntryCode[] distinct)
        {
            foreach (var entry in distinct)
            {
                entry.AddNewTo(dict, frame, run);
            }

            return dict;
        }

        foreach (var entry in _entries)
        {
            entry.AddTo(dict, frame, run);
        }

        return dict;
    }

    /// <summary>The entries when none of them can meet another: nothing is looked up to fill the dict. Null otherwise.</summary>
    private static NamedEntryCode[]? DistinctOf(ConfigEntryCode[] entries)
    {
        var distinct = new NamedEntryCode[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] is not NamedEntryCode { IsPlain: true } entry)
            {
                return null;
            }

            distinct[i] = entry;
        }

        return HasRepeatedName(distinct) ? null : distinct;
    }

    private static bool HasRepeatedName(NamedEntryCode[] entries)
    {
        if (entries.Length > ManyNames)
        {
            var seen = new HashSet<string>(entries.Length, StringComparer.Ordinal);
            return !Array.TrueForAll(entries, e => seen.Add(e.Name));
        }

        for (var i = 1; i < entries.Length; i++)
        {
            for (var k = 0; k < i; k++)
            {
                if (entries[k].Name == entries[i].Name)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
