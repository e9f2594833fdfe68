using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>Joins bounds of one attribute: what can be one keyword is the stricter one, the rest stands in `allOf`.</summary>
internal static class BoundMerge
{
    public static void Into(DictValue schema, DictValue bound)
    {
        foreach (var entry in bound.Entries)
        {
            if (!schema.ContainsKey(entry.Key))
            {
                schema.Set(entry.Key, entry.Value);
            }
            else if (Stricter(entry.Key, schema[entry.Key]!, entry.Value) is { } stricter)
            {
                schema.Set(entry.Key, stricter);
            }
            else
            {
                var single = new DictValue(1);
                single.Set(entry.Key, entry.Value);
                AddToAll(schema, single);
            }
        }
    }

    /// <summary>One of two descriptions must hold.</summary>
    public static void Either(DictValue schema, DictValue first, DictValue second)
    {
        var either = new DictValue(1);
        either.Set("anyOf", new ListValue(first, second));
        if (schema.ContainsKey("anyOf"))
        {
            AddToAll(schema, either);
        }
        else
        {
            Into(schema, either);
        }
    }

    private static void AddToAll(DictValue schema, DictValue part)
    {
        if (schema["allOf"] is not ListValue all)
        {
            schema.Set("allOf", all = new ListValue());
        }

        all.Add(part);
    }

    private static Value? Stricter(string key, Value first, Value second)
    {
        if (NumberOf(first) is not { } a || NumberOf(second) is not { } b)
        {
            return null;
        }

        return key switch
        {
            "minimum" or "exclusiveMinimum" or "minLength" or "minItems" or "minProperties" => a >= b ? first : second,
            "maximum" or "exclusiveMaximum" or "maxLength" or "maxItems" or "maxProperties" => a <= b ? first : second,
            _ => null,
        };
    }

    private static double? NumberOf(Value value) => value switch
    {
        IntValue number => number.Value,
        FloatValue number => number.Value,
        _ => null,
    };
}
