using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's functions over maps. `set`, `unset` and the merges change their first argument, as templates rely on.</summary>
internal static class DictFunctions
{
    private const string NilCopy = "reflect: call of reflect.Value.Type on zero Value";

    public static TemplateFunction? Find(string name) => name switch
    {
        "dict" => Variadic(name, [Any], Make),
        "get" => Fixed(name, [Map, Text], a => a[0].Dict()[a[1].Str()] ?? StrValue.Empty),
        "set" => Fixed(name, [Map, Text, Any], Set),
        "unset" => Fixed(name, [Map, Text], Unset),
        "hasKey" => Fixed(name, [Map, Text], a => Bool(a[0].Dict().ContainsKey(a[1].Str()))),
        "pluck" => Variadic(name, [Text, Map], Pluck),
        "keys" => Variadic(name, [Map], Keys),
        "values" => Fixed(name, [Map], Values),
        "pick" => Variadic(name, [Map, Text], Pick),
        "omit" => Variadic(name, [Map, Text], Omit),
        "merge" or "mustMerge" => Variadic(name, [Map, Map], a => Merge(a, false)),
        "mergeOverwrite" or "mustMergeOverwrite" => Variadic(name, [Map, Map], a => Merge(a, true)),
        "dig" => Variadic(name, [Any], Dig),
        "deepCopy" => Fixed(name, [Any], a => a[0].IsNullish ? throw Failure(NilCopy) : DeepCopy.Of(a[0])),
        "mustDeepCopy" => Fixed(name, [Any], a => a[0].IsNullish ? throw Failure(NilCopy) : DeepCopy.Of(a[0])),
        _ => null,
    };

    private static Value Make(ReadOnlySpan<Value> a)
    {
        var dict = new DictValue((a.Length + 1) / 2);
        for (var i = 0; i < a.Length; i += 2)
        {
            dict.SetValue(PlainText.Of(a[i]), i + 1 < a.Length ? a[i + 1] : StrValue.Empty);
        }

        return dict;
    }

    private static Value Set(ReadOnlySpan<Value> a)
    {
        a[0].Dict().SetValue(a[1].Str(), a[2]);
        return a[0];
    }

    private static Value Unset(ReadOnlySpan<Value> a)
    {
        a[0].Dict().Remove(a[1].Str());
        return a[0];
    }

    private static Value Pluck(ReadOnlySpan<Value> a)
    {
        var found = new ListValue();
        foreach (var dict in a[1..])
        {
            if (dict.Dict().TryGetValue(a[0].Str(), out var value))
            {
                found.Add(value);
            }
        }

        return found;
    }

    /// <summary>Go's order is random; ours is the sorted one, which every single-keyed or sorted use agrees with.</summary>
    private static Value Keys(ReadOnlySpan<Value> a)
    {
        var keys = new List<string>();
        foreach (var dict in a)
        {
            keys.AddRange(dict.Dict().SortedKeys());
        }

        return new GoStrings([.. keys]);
    }

    private static Value Values(ReadOnlySpan<Value> a)
    {
        var dict = a[0].Dict();
        var values = new ListValue(dict.Count);
        foreach (var key in dict.SortedKeys())
        {
            values.Add(dict[key]!);
        }

        return values;
    }

    private static Value Pick(ReadOnlySpan<Value> a)
    {
        var picked = new DictValue();
        foreach (var key in a[1..])
        {
            if (a[0].Dict().TryGetValue(key.Str(), out var value))
            {
                picked.SetValue(key.Str(), value);
            }
        }

        return picked;
    }

    private static Value Omit(ReadOnlySpan<Value> a)
    {
        var kept = a[0].Dict().Copy();
        foreach (var key in a[1..])
        {
            kept.Remove(key.Str());
        }

        return kept;
    }

    private static Value Merge(ReadOnlySpan<Value> a, bool overwrite)
    {
        foreach (var source in a[1..])
        {
            MapMerge.Into(a[0].Dict(), source.Dict(), overwrite);
        }

        return a[0];
    }

    private static Value Dig(ReadOnlySpan<Value> a)
    {
        if (a.Length < 3)
        {
            throw Failure("dig needs at least three arguments");
        }

        var current = AsMap(a[^1]);
        for (var i = 0; i < a.Length - 2; i++)
        {
            if (a[i] is not StrValue)
            {
                throw NotA(a[i], "string");
            }
        }

        for (var i = 0; i < a.Length - 2; i++)
        {
            if (!current.TryGetValue(a[i].Str(), out var value))
            {
                return a[^2];
            }

            if (i == a.Length - 3)
            {
                return value;
            }

            current = AsMap(value);
        }

        return a[^2];
    }

    /// <summary>A Go type assertion, which a named map type does not satisfy.</summary>
    private static DictValue AsMap(Value value) => value as DictValue ?? throw NotA(value, "map[string]interface {}");

    private static TemplateFunctionException NotA(Value value, string type) =>
        Failure($"interface conversion: interface {{}} is {(value.IsNullish ? "nil" : GoFormat.TypeName(value))}, not {type}");
}
