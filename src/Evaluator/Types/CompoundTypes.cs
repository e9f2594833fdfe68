using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Types;

/// <param name="item">Type of the items.</param>
/// <param name="isBare">Written `[]`.</param>
internal sealed class ListRuntimeType(RuntimeType item, bool isBare) : RuntimeType
{
    public override string Text => isBare ? "[]" : $"[{item.Text}]";

    public override Value Convert(Value value, Interpreter run)
    {
        if (value is not ListValue list)
        {
            return value;
        }

        run.Budget.Charge(list.Count);
        ListValue? converted = null;
        for (var i = 0; i < list.Count; i++)
        {
            var next = list[i].IsNullish ? list[i] : item.Convert(list[i], run);
            if (!ReferenceEquals(next, list[i]))
            {
                converted ??= list.Copy();
                converted[i] = next;
            }
        }

        return converted ?? list;
    }

    public override bool Accepts(Value value, bool strict)
    {
        if (value is not ListValue list)
        {
            return false;
        }

        foreach (var element in list.Items)
        {
            if (!element.IsNullish && !item.Accepts(element, strict))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>`{K:V}`: values are checked, keys are not. A part that was not written is null and accepts anything.</summary>
internal sealed class DictRuntimeType(RuntimeType? key, RuntimeType? value) : RuntimeType
{
    private readonly RuntimeType _item = value ?? AnyType.Instance;

    public override string Text => $"{{{key?.Text}:{value?.Text}}}";

    public override Value Convert(Value source, Interpreter run)
    {
        if (source is not DictValue dict)
        {
            return source;
        }

        run.Budget.Charge(dict.Count);
        DictValue? converted = null;
        for (var i = 0; i < dict.Count; i++)
        {
            var current = dict.EntryAt(i).Value;
            var next = current.IsNullish ? current : _item.Convert(current, run);
            if (!ReferenceEquals(next, current))
            {
                converted ??= dict.Copy();
                converted.EntryAt(i).Value = next;
            }
        }

        return converted ?? dict;
    }

    public override bool Accepts(Value source, bool strict)
    {
        if (Access.AttributesOf(source) is not { } entries)
        {
            return false;
        }

        foreach (ref readonly var entry in entries.Entries)
        {
            if (!entry.Value.IsNullish && !_item.Accepts(entry.Value, strict))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>`A | B`: the first member that the value can be converted to and fits wins.</summary>
internal sealed class UnionRuntimeType(RuntimeType[] members) : RuntimeType
{
    public override string Text => string.Join(" | ", members.Select(m => m.Text));

    public override Value Convert(Value value, Interpreter run)
    {
        if (!IsCollection(value))
        {
            return value;
        }

        foreach (var member in members)
        {
            var converted = member.Convert(value, run);
            if (member.Accepts(converted, strict: false))
            {
                return converted;
            }
        }

        return value;
    }

    public override bool Accepts(Value value, bool strict)
    {
        foreach (var member in members)
        {
            if (member.Accepts(value, strict))
            {
                return true;
            }
        }

        return false;
    }
}
