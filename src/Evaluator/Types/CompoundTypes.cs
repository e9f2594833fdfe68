using System.Globalization;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
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

    public override void Explain(Value value, string path, Origin? origin, Mismatch mismatch)
    {
        if (value is not ListValue list)
        {
            base.Explain(value, path, origin, mismatch);
            return;
        }

        for (var i = 0; i < list.Count; i++)
        {
            mismatch.Visit(item, list[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), list.OriginAt(i) ?? origin);
        }
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

    public override void Explain(Value value, string path, Origin? origin, Mismatch mismatch)
    {
        if (Access.AttributesOf(value) is not { } entries)
        {
            base.Explain(value, path, origin, mismatch);
            return;
        }

        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries.EntryAt(i);
            mismatch.Visit(_item, entry.Value, $"{path}.{entry.Key}", entry.Origin ?? origin);
        }
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

    /// <summary>For a collection what the member it comes nearest to misses; else what is allowed.</summary>
    public override void Explain(Value value, string path, Origin? origin, Mismatch mismatch)
    {
        RuntimeType? nearest = null;
        Mismatch? least = null;
        foreach (var member in members)
        {
            var own = new Mismatch();
            own.Visit(member, value, path, origin);
            if (own.Facts.Count == 0)
            {
                return;
            }

            if (least is null || own.Distance < least.Distance)
            {
                (nearest, least) = (member, own);
            }
        }

        if (!IsCollection(value) || least is null)
        {
            var near = value is StrValue text ? Suggest.Nearest(text.Value, members.Select(m => m.Text.Trim('"'))) : null;
            mismatch.Wrong(near is null ? Text : $"{Text}, perhaps \"{near}\"", value, path, origin);
            return;
        }

        mismatch.Wrong($"one of {Text}", value, path, origin);
        mismatch.Add($"it is nearest to {nearest!.Text}:", null);
        mismatch.Facts.AddRange(least.Facts);
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
