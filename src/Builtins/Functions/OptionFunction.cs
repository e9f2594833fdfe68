using System.Globalization;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Functions;

/// <summary>`option`: values given from outside, converted to the type the program asks for.</summary>
internal static class OptionFunction
{
    public static Value Option(BuiltinCall call)
    {
        var key = call.Text(0, "key");
        if (key is not null)
        {
            var value = call.Host.Option(key) ?? call.Argument(3, "default");
            if (value is not null)
            {
                return Convert(value, call.Text(1, "type") ?? "");
            }
        }

        if (call.Flag(2, "required"))
        {
            throw new BuiltinException($"option('{key ?? "?"}') must be initialized, try '-D {key ?? "?"}=?' argument");
        }

        return NoneValue.Instance;
    }

    private static Value Convert(Value value, string type) => type switch
    {
        "" => value,
        "bool" => ToBool(value),
        "int" => ToInt(value),
        "float" => ToFloat(value),
        "str" => ToStr(value),
        "list" => value is ListValue ? value : throw Unusable(value, type),
        "dict" => value is DictValue ? value : throw Unusable(value, type),
        _ => throw new BuiltinException($"unknown type '{type}'"),
    };

    private static Value ToBool(Value value) => value switch
    {
        BoolValue => value,
        IntValue number => BoolValue.Of(number.Value != 0),
        FloatValue number => BoolValue.Of(number.Value != 0),
        StrValue text => BoolValue.Of(text.Value is "True" or "true"),
        _ => UndefinedValue.Instance,
    };

    private static Value ToInt(Value value) => value switch
    {
        BoolValue flag => IntValue.Of(flag.Value ? 1 : 0),
        IntValue => value,
        FloatValue number => IntValue.Of(RustNumber.ToInt64(number.Value)),
        StrValue text when RustNumber.ParseInt64(text.Value, 10, out var parsed) is null => IntValue.Of(parsed),
        _ => throw Unusable(value, "int"),
    };

    private static Value ToFloat(Value value) => value switch
    {
        BoolValue flag => new FloatValue(flag.Value ? 1 : 0),
        IntValue number => new FloatValue(number.Value),
        FloatValue => value,
        StrValue text => new FloatValue(RustNumber.TryParseDouble(text.Value, out var parsed) ? parsed : 0),
        _ => throw Unusable(value, "float"),
    };

    private static Value ToStr(Value value) => value switch
    {
        BoolValue flag => new StrValue(flag.Value ? "true" : "false"),
        IntValue number => new StrValue(number.Value.ToString(CultureInfo.InvariantCulture)),
        FloatValue number => new StrValue(WithoutForcedPoint(KclText.Str(number))),
        StrValue => value,
        _ => throw Unusable(value, "str"),
    };

    /// <summary>Here a whole float has no `.0`, unlike `str(x)`.</summary>
    private static string WithoutForcedPoint(string text) => text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;

    private static BuiltinException Unusable(Value value, string type) =>
        new($"cannot use '{KclText.Str(value)}' as type '{type}'");
}
