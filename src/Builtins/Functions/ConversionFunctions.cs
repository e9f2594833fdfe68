using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Functions;

/// <summary>`bool`, `float`, `str`, `list` and `dict`; `int` has its own part.</summary>
internal static partial class ConversionFunctions
{
    public static Value Bool(BuiltinCall call) =>
        BoolValue.Of(KclTruth.IsTruthy(call.Required(0, "x", "bool() takes exactly one argument (0 given)")));

    public static Value Float(BuiltinCall call)
    {
        var value = call.Required(0, "number", "float() takes exactly one argument (0 given)");
        return new FloatValue(ToDouble(value, call.Host.StrictRange));
    }

    public static Value Str(BuiltinCall call) =>
        call.Argument(0, "x") switch
        {
            null => StrValue.Empty,
            StrValue text => text,
            var value => new StrValue(UndefinedText.Str(value, call.Host)),
        };

    public static Value List(BuiltinCall call)
    {
        if (call.Arguments.Length == 0)
        {
            return new ListValue();
        }

        var items = Iteration.ItemsOf(call.Arguments[0]);
        return ReferenceEquals(items, call.Arguments[0]) ? items.Copy() : items;
    }

    public static Value Dict(BuiltinCall call)
    {
        var merged = call.Argument(0, "x") switch
        {
            null => new DictValue(call.Named.Length),
            ListValue pairs => FromPairs(pairs),
            var value => value.AsEntries() is { } entries ? Plain(entries) : FromPairs(Iteration.ItemsOf(value)),
        };

        Value result = merged;
        if (call.Named.Length > 0)
        {
            var named = new DictValue(call.Named.Length);
            foreach (var (key, value) in call.Named)
            {
                named.Set(key, value);
            }

            result = call.Host.Union(merged, named);
        }

        return result;
    }

    /// <summary>The double of a value as `float(x)` and the `units` functions read it.</summary>
    public static double ToDouble(Value value, bool strictRange)
    {
        double number;
        switch (value)
        {
            case IntValue integer:
                return integer.Value;
            case UnitValue unit:
                return unit.Value;
            case BoolValue flag:
                return flag.Value ? 1 : 0;
            case FloatValue real:
                number = real.Value;
                break;
            case StrValue text when RustNumber.TryParseDouble(text.Value, out number):
                break;
            default:
                throw new BuiltinException($"invalid literal for float() with base 10: '{KclText.Str(value)}'");
        }

        if (strictRange && float.IsInfinity((float)number))
        {
            throw new BuiltinException("inf: A 32-bit floating point number overflow");
        }

        return double.IsInfinity(number) && !strictRange
            ? throw new BuiltinException("inf: A 64-bit floating point number overflow")
            : number;
    }

    private static DictValue Plain(DictValue entries)
    {
        var copy = new DictValue(entries.Count);
        foreach (ref readonly var entry in entries.Entries)
        {
            copy.Set(entry.Key, entry.Value, entry.Origin);
        }

        return copy;
    }

    private static DictValue FromPairs(ListValue pairs)
    {
        var dict = new DictValue(pairs.Count);
        for (var i = 0; i < pairs.Count; i++)
        {
            var pair = Iteration.ItemsOf(pairs[i]);
            if (pair.Count != 2)
            {
                throw new BuiltinException($"dictionary update sequence element #{i} has length {pair.Count}; 2 is required");
            }

            dict.Set(KclText.Str(pair[0]), pair[1]);
        }

        return dict;
    }
}
