using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's functions over lists. None changes its argument.</summary>
internal static class ListFunctions
{
    private const long MaxItems = 10_000_000;

    public static TemplateFunction? Find(string name) => name switch
    {
        "list" or "tuple" => Variadic(name, [Any], a => new ListValue(a)),
        "append" or "push" or "mustAppend" or "mustPush" => Fixed(name, [Any, Any], Append),
        "prepend" or "mustPrepend" => Fixed(name, [Any, Any], Prepend),
        "first" or "mustFirst" => Fixed(name, [Any], a => GoSlice.Require(a[0], "Cannot find first on type ") is { Count: > 0 } s ? s[0] : NoneValue.Instance),
        "last" or "mustLast" => Fixed(name, [Any], a => GoSlice.Require(a[0], "Cannot find last on type ") is { Count: > 0 } s ? s[s.Count - 1] : NoneValue.Instance),
        "rest" or "mustRest" => Fixed(name, [Any], a => Part(GoSlice.Require(a[0], "Cannot find rest on type "), 1, 0)),
        "initial" or "mustInitial" => Fixed(name, [Any], a => Part(GoSlice.Require(a[0], "Cannot find initial on type "), 0, 1)),
        "reverse" or "mustReverse" => Fixed(name, [Any], Reverse),
        "uniq" or "mustUniq" => Fixed(name, [Any], Unique),
        "without" or "mustWithout" => Variadic(name, [Any, Any], Without),
        "has" or "mustHas" => Fixed(name, [Any, Any], a => Bool(!a[1].IsNullish && Contains(GoSlice.Require(a[1], "Cannot find has on type "), a[0]))),
        "compact" or "mustCompact" => Fixed(name, [Any], Compact),
        "concat" => Variadic(name, [Any], Concat),
        "slice" or "mustSlice" => Variadic(name, [Any, Any], Slice),
        "chunk" or "mustChunk" => Fixed(name, [Int, Any], Chunk),
        "sortAlpha" => Fixed(name, [Any], SortAlpha),
        "until" => Fixed(name, [Int], a => new TypedSlice("int", Count(0, a[0].Int64(), a[0].Int64() < 0 ? -1 : 1))),
        "untilStep" => Fixed(name, [Int, Int, Int], a => new TypedSlice("int", Count(a[0].Int64(), a[1].Int64(), a[2].Int64()))),
        "seq" => Variadic(name, [Int], Sequence),
        _ => null,
    };

    private static Value Append(ReadOnlySpan<Value> a)
    {
        var list = GoSlice.Require(a[0], "Cannot push on type ").ToList(1);
        list.Add(a[1]);
        return list;
    }

    private static Value Prepend(ReadOnlySpan<Value> a)
    {
        var items = GoSlice.Require(a[0], "Cannot prepend on type ");
        var list = new ListValue(items.Count + 1);
        list.Add(a[1]);
        for (var i = 0; i < items.Count; i++)
        {
            list.Add(items[i]);
        }

        return list;
    }

    private static Value Part(GoSlice items, int dropFirst, int dropLast)
    {
        if (items.Count == 0)
        {
            return new NilList();
        }

        var list = new ListValue(items.Count);
        for (var i = dropFirst; i < items.Count - dropLast; i++)
        {
            list.Add(items[i]);
        }

        return list;
    }

    private static Value Reverse(ReadOnlySpan<Value> a)
    {
        var items = GoSlice.Require(a[0], "Cannot find reverse on type ");
        var list = new ListValue(items.Count);
        for (var i = items.Count - 1; i >= 0; i--)
        {
            list.Add(items[i]);
        }

        return list;
    }

    private static Value Unique(ReadOnlySpan<Value> a)
    {
        var items = GoSlice.Require(a[0], "Cannot find uniq on type ");
        var list = new ListValue();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item is StrValue text ? texts.Add(text.Value) : !Contains(list.Items, item))
            {
                list.Add(item);
            }
        }

        return list;
    }

    private static Value Without(ReadOnlySpan<Value> a)
    {
        var items = GoSlice.Require(a[0], "Cannot find without on type ");
        var list = new ListValue();
        for (var i = 0; i < items.Count; i++)
        {
            if (!Contains(a[1..], items[i]))
            {
                list.Add(items[i]);
            }
        }

        return list;
    }

    private static Value Compact(ReadOnlySpan<Value> a)
    {
        var items = GoSlice.Require(a[0], "Cannot compact on type ");
        var list = new ListValue();
        for (var i = 0; i < items.Count; i++)
        {
            if (!DefaultFunctions.IsEmpty(items[i]))
            {
                list.Add(items[i]);
            }
        }

        return list;
    }

    private static Value Concat(ReadOnlySpan<Value> a)
    {
        var list = new ListValue();
        foreach (var part in a)
        {
            if (part.IsNullish)
            {
                throw NilDereference();
            }

            if (!GoSlice.TryFrom(part, out var items))
            {
                throw Failure($"Cannot concat type {GoFormat.KindName(part)} as list");
            }

            for (var i = 0; i < items.Count; i++)
            {
                list.Add(items[i]);
            }
        }

        return list.Count == 0 ? new NilList() : list;
    }

    private static Value Slice(ReadOnlySpan<Value> a)
    {
        var items = GoSlice.Require(a[0], "list should be type of slice or array but ");
        if (items.Count == 0)
        {
            return NoneValue.Instance;
        }

        var start = a.Length > 1 ? GoNumbers.ToInt64(a[1]) : 0;
        var end = a.Length > 2 ? GoNumbers.ToInt64(a[2]) : items.Count;
        if (start < 0 || end < start || end > items.Count)
        {
            throw Failure("reflect.Value.Slice: slice index out of bounds");
        }

        switch (a[0])
        {
            case GoStrings strings:
                return new GoStrings(strings.Items[(int)start..(int)end]);
            case GoBytes bytes:
                return new GoBytes(bytes.Items[(int)start..(int)end]);
            case TypedSlice typed:
                return typed.Cut((int)start, (int)end);
        }

        var list = new ListValue();
        for (var i = start; i < end; i++)
        {
            list.Add(items[(int)i]);
        }

        return list;
    }

    private static Value Chunk(ReadOnlySpan<Value> a)
    {
        var size = a[0].Int64();
        var items = GoSlice.Require(a[1], "Cannot chunk type ");
        var chunks = new ListValue();
        if (size <= 0 && items.Count > 0)
        {
            var count = size == 0 ? long.MinValue : (long)Math.Floor((double)(items.Count - 1) / size) + 1;
            return count switch
            {
                < 0 => throw Failure("runtime error: makeslice: len out of range"),
                0 => new TypedSlice("[]interface {}", chunks),
                _ => throw Failure("runtime error: makeslice: len out of range"),
            };
        }

        for (var start = 0; start < items.Count; start += (int)Math.Min(size, int.MaxValue / 2))
        {
            var chunk = new ListValue();
            for (var i = start; i < items.Count && i - start < size; i++)
            {
                chunk.Add(items[i]);
            }

            chunks.Add(chunk);
        }

        return new TypedSlice("[]interface {}", chunks);
    }

    private static Value SortAlpha(ReadOnlySpan<Value> a)
    {
        if (!GoSlice.TryFrom(a[0], out _))
        {
            return new GoStrings(PlainText.Of(a[0]));
        }

        string[] texts = [.. PlainText.ListOf(a[0])];
        Array.Sort(texts, Utf8Order.Compare);
        return new GoStrings(texts);
    }

    private static Value Sequence(ReadOnlySpan<Value> a)
    {
        ListValue items;
        switch (a.Length)
        {
            case 1:
                var by = a[0].Int64() < 1 ? -1 : 1;
                items = Count(1, a[0].Int64() + by, by);
                break;
            case 2:
                var step = a[1].Int64() < a[0].Int64() ? -1 : 1;
                items = Count(a[0].Int64(), a[1].Int64() + step, step);
                break;
            case 3:
                var (start, increment, end) = (a[0].Int64(), a[1].Int64(), a[2].Int64());
                if (end < start && increment > 0)
                {
                    return StrValue.Empty;
                }

                items = Count(start, end + (end < start ? -1 : 1), increment);
                break;
            default:
                return StrValue.Empty;
        }

        var text = new System.Text.StringBuilder();
        foreach (var item in items.Items)
        {
            text.Append(text.Length > 0 ? " " : "").Append(item.Int64());
        }

        return Str(text.ToString());
    }

    private static ListValue Count(long start, long stop, long step)
    {
        var list = new ListValue();
        if (step == 0 || (stop < start ? step > 0 : step < 0))
        {
            return list;
        }

        if (Math.Abs((double)stop - start) / Math.Abs((double)step) > MaxItems)
        {
            throw Failure($"a list of more than {MaxItems} numbers");
        }

        for (var i = start; step > 0 ? i < stop : i > stop; i += step)
        {
            list.Add(IntValue.Of(i));
        }

        return list;
    }

    private static bool Contains(GoSlice items, Value needle)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (DeepEquality.Equal(needle, items[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(ReadOnlySpan<Value> items, Value needle)
    {
        foreach (var item in items)
        {
            if (DeepEquality.Equal(needle, item))
            {
                return true;
            }
        }

        return false;
    }
}
