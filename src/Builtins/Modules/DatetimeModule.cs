using Kcl.Net.Builtins.Clock;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`datetime`: the current time, which a sealed render refuses, and checks of texts, which it allows.</summary>
internal static class DatetimeModule
{
    private const string Access = "reads the clock";

    public static SystemModule Create() => new(
        "datetime",
        ["ticks", "date", "now", "today", "validate", "is_rfc3339", "is_iso8601"],
        name => name switch
        {
            "ticks" => new(name, "() -> float", "The seconds since 1970.", Ticks),
            "date" => new(name, "() -> str", "The current date and time.", call => Now(call, name, "%Y-%m-%d %H:%M:%S")),
            "now" => new(name, "(format: str = \"%a %b %d %H:%M:%S %Y\") -> str", "The current time in a strftime format.",
                call => Now(call, name, call.Text(0, "format") ?? "%a %b %d %H:%M:%S %Y")),
            "today" => new(name, "() -> str", "The current date and time with the seconds since 1970.", call => Now(call, name, "%Y-%m-%d %H:%M:%S.%s")),
            "validate" => new(name, "(date: str, format: str) -> bool", "Whether a text is a date or time in a strftime format.", Validate),
            "is_rfc3339" => new(name, "(date: str) -> bool", "Whether a text is an RFC 3339 date-time.",
                call => BoolValue.Of(IsoText.IsMoment(Date(call, name)))),
            "is_iso8601" => new(name, "(date: str) -> bool", "Whether a text is an RFC 3339 date-time or an ISO 8601 duration.",
                call => BoolValue.Of(IsoText.IsMoment(Date(call, name)) || IsoText.IsDuration(Date(call, name)))),
            _ => null,
        });

    private static Value Now(BuiltinCall call, string name, string format) =>
        new StrValue(DateWriter.Write(call.World("datetime." + name, Access).Now, format));

    private static Value Ticks(BuiltinCall call) => new FloatValue(call.World("datetime.ticks", Access).Now.ToUnixTimeSeconds());

    private static Value Validate(BuiltinCall call)
    {
        var date = call.Text(0, "date", "validate() takes 2 positional arguments (0 given)");
        return BoolValue.Of(DateReader.IsValid(date, call.Text(1, "format", "validate() takes 2 positional arguments (1 given)")));
    }

    private static string Date(BuiltinCall call, string name) =>
        call.Text(0, "date", $"{name}() missing 1 required positional argument: 'date'");
}
