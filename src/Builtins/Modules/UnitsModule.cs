using Kcl.Net.Builtins.Functions;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`units`: the multipliers as constants, and numbers as text with a multiplier.</summary>
internal static class UnitsModule
{
    public static SystemModule Create() => new(
        "units",
        [
            "n", "u", "m", "k", "K", "M", "G", "T", "P", "Ki", "Mi", "Gi", "Ti", "Pi",
            "to_n", "to_u", "to_m", "to_K", "to_M", "to_G", "to_T", "to_P", "to_Ki", "to_Mi", "to_Gi", "to_Ti", "to_Pi",
        ],
        name => name is "to_n" or "to_u" or "to_m" or "to_K" or "to_M" or "to_G" or "to_T" or "to_P"
            or "to_Ki" or "to_Mi" or "to_Gi" or "to_Ti" or "to_Pi"
            ? new(name, "(num: int | float) -> str", $"The number counted in `{name[3..]}`, truncated, with that suffix.", Converter(name))
            : null,
        Constant);

    private static Value? Constant(string name) => name switch
    {
        "n" => new FloatValue(1e-9),
        "u" => new FloatValue(1e-6),
        "m" => new FloatValue(1e-3),
        _ => UnitSuffix.Multiplier(name) is { } multiplier ? IntValue.Of((long)multiplier) : null,
    };

    private static BuiltinBody Converter(string name)
    {
        var suffix = name[3..];
        var multiplier = UnitSuffix.Multiplier(suffix)!.Value;
        var fraction = suffix is "n" or "u" or "m";
        return call =>
        {
            var value = call.Required(0, "num", $"{name}() missing 1 required positional argument: 'num'");
            var number = fraction ? ConversionFunctions.ToDouble(value, call.Host.StrictRange) : Real(value);
            return new StrValue(RustNumber.ToInt64(number / multiplier).ToString(System.Globalization.CultureInfo.InvariantCulture) + suffix);
        };
    }

    private static double Real(Value value) => value switch
    {
        IntValue number => number.Value,
        FloatValue number => number.Value,
        _ => 0,
    };
}
