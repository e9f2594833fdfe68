using System.Diagnostics.CodeAnalysis;
using System.Text;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Values;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>Selection, subscripts and slices.</summary>
internal static class Access
{
    /// <summary>The entries of a dict or instance; null for other values.</summary>
    public static DictValue? AttributesOf(Value value) => value as DictValue ?? (value as SchemaValue)?.Attributes;

    public static Value Member(Value target, string name, Interpreter run)
    {
        switch (target)
        {
            case DictValue dict:
                return dict[name] ?? UndefinedValue.Instance;
            case SchemaValue schema:
                if (schema.Attributes[name] is { } value)
                {
                    return value;
                }

                FailMember(schema, name, run);
                break;
            case StrValue:
                if (StringMethods.Find(name) is { } method)
                {
                    return new BuiltinFunctionValue(method, target);
                }

                run.Fail($"str object attr '{name}' not found");
                break;
            case SchemaConstructorValue constructor:
                if (name == "instances")
                {
                    return new InstancesFunctionValue(constructor.Schema);
                }

                run.Fail($"schema object attr '{name}' not found");
                break;
        }

        run.Fail($"invalid value '{TypeNames.Of(target)}' to load attribute '{name}'");
        return target;
    }

    [DoesNotReturn]
    private static void FailMember(SchemaValue schema, string name, Interpreter run)
    {
        var near = Suggest.Nearest(name, schema.Attributes.Entries.ToArray().Select(static e => e.Key));
        run.Fail(
            $"schema '{schema.Schema.Name}' attribute '{name}' not found",
            () => [new Fact($"this {schema.Schema.Name} has {string.Join(", ", schema.Attributes.Entries.ToArray().Take(12).Select(static e => $"`{e.Key}`"))}")],
            near is null ? null : $"write `{near}` in place of `{name}`");
    }

    public static Value Item(Value target, Value index, Interpreter run)
    {
        switch (target, index)
        {
            case (ListValue list, IntValue i):
                return list[Position(i.Value, list.Count, "list", run)];
            case (StrValue text, IntValue i):
                return Character(text.Value, i.Value, run);
            case (DictValue or SchemaValue, StrValue key):
                return AttributesOf(target)![key.Value] ?? UndefinedValue.Instance;
            case (DictValue or SchemaValue, _):
                return UndefinedValue.Instance;
        }

        run.Fail($"'{TypeNames.Of(target)}' object is not subscriptable with '{TypeNames.Of(index)}'");
        return target;
    }

    public static Value Slice(Value target, Value? lower, Value? upper, Value? step, Interpreter run)
    {
        if (target is not (ListValue or StrValue))
        {
            run.Fail($"invalid slice object {TypeNames.Of(target)}");
        }

        var by = Bound(step, run) ?? 1;
        if (by == 0)
        {
            run.Fail("slice step cannot be zero");
        }

        var runes = target is StrValue text ? Runes(text.Value) : null;
        var length = runes?.Count ?? ((ListValue)target).Count;
        var (start, stop) = Bounds(Bound(lower, run), Bound(upper, run), by, length);
        if (runes is null)
        {
            var result = new ListValue();
            for (var i = start; by > 0 ? i < stop : i > stop; i += by)
            {
                result.Add(((ListValue)target)[(int)i]);
            }

            return result;
        }

        var slice = new StringBuilder();
        for (var i = start; by > 0 ? i < stop : i > stop; i += by)
        {
            slice.Append(runes[(int)i]);
        }

        return new StrValue(slice.ToString());
    }

    private static int Position(long index, int length, string kind, Interpreter run)
    {
        if (index >= length)
        {
            FailIndex($"{kind} index out of range: {index}", length, kind, run);
        }

        if (index < -length)
        {
            FailIndex($"index out of bounds: the len is {length} but the index is {index}", length, kind, run);
        }

        return (int)(index < 0 ? index + length : index);
    }

    [DoesNotReturn]
    private static void FailIndex(string message, int length, string kind, Interpreter run)
    {
        var what = kind == "list" ? "items" : "characters";
        var range = length == 0 ? $"the {kind} is empty" : $"the {kind} has {length} {what}: indices go from 0 to {length - 1}, or from -{length} to -1";
        run.Fail(message, () => [new Fact(range)]);
    }

    private static StrValue Character(string text, long index, Interpreter run)
    {
        var hasSurrogates = false;
        foreach (var c in text)
        {
            hasSurrogates |= char.IsSurrogate(c);
        }

        if (!hasSurrogates)
        {
            return new StrValue(text[Position(index, text.Length, "string", run)].ToString());
        }

        var runes = Runes(text);
        return new StrValue(runes[Position(index, runes.Count, "string", run)].ToString());
    }

    private static List<Rune> Runes(string text)
    {
        var runes = new List<Rune>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            runes.Add(rune);
        }

        return runes;
    }

    private static long? Bound(Value? value, Interpreter run)
    {
        switch (value)
        {
            case null or { IsNullish: true }:
                return null;
            case IntValue i:
                return i.Value;
            default:
                run.Fail($"slice indices must be integers or None, got '{TypeNames.Of(value)}'");
                return null;
        }
    }

    private static (long Start, long Stop) Bounds(long? lower, long? upper, long step, int length)
    {
        var lowest = step > 0 ? 0 : -1L;
        var highest = step > 0 ? length : length - 1L;
        var start = lower is { } l ? Math.Clamp(l < 0 ? l + length : l, lowest, highest) : step > 0 ? 0 : highest;
        var stop = upper is { } u ? Math.Clamp(u < 0 ? u + length : u, lowest, highest) : step > 0 ? highest : -1;
        return (start, stop);
    }
}
