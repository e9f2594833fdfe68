using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

/// <summary>
/// How builtins read their arguments. The engine coerces quietly: a value that is not a str reads as "", truthiness stands for
/// bool; only an int parameter insists on an int.
/// </summary>
internal static class CallArguments
{
    public static string? Text(this BuiltinCall call, int index, string name) => call.Argument(index, name) switch
    {
        null => null,
        StrValue text => text.Value,
        _ => "",
    };

    /// <summary>The text of a required parameter; <paramref name="missing"/> is the message when it was not given.</summary>
    public static string Text(this BuiltinCall call, int index, string name, string missing) =>
        call.Text(index, name) ?? throw new BuiltinException(missing);

    public static Value Required(this BuiltinCall call, int index, string name, string missing) =>
        call.Argument(index, name) ?? throw new BuiltinException(missing);

    public static bool Flag(this BuiltinCall call, int index, string name) =>
        call.Argument(index, name) is { } value && KclTruth.IsTruthy(value);

    public static long? Integer(this BuiltinCall call, int index, string name) => call.Argument(index, name) switch
    {
        null => null,
        IntValue number => number.Value,
        _ => throw new BuiltinException("invalid int value"),
    };

    /// <summary>An int for offsets and counts: None and absent are null, floats truncate, anything else is 0.</summary>
    public static long? Offset(this BuiltinCall call, int index, string name) => call.Present(index, name) switch
    {
        null => null,
        IntValue number => number.Value,
        FloatValue number => RustNumber.ToInt64(number.Value),
        UnitValue number => RustNumber.ToInt64(number.Value),
        _ => 0,
    };

    /// <summary>A list parameter; other kinds fail as the engine does.</summary>
    public static ListValue AsList(this Value value) => value as ListValue ?? throw new BuiltinException("invalid list value");

    /// <summary>The entries of a dict or schema instance; null for other kinds.</summary>
    public static DictValue? AsEntries(this Value value) => value switch
    {
        DictValue dict => dict,
        SchemaValue schema => schema.Attributes,
        _ => null,
    };

    /// <summary>The world outside the program, or the refusal of a sealed run.</summary>
    public static IWorld World(this BuiltinCall call, string member, string access) =>
        call.Host.World ?? throw new SealedException(member, access);

    public static string Receiver(this BuiltinCall call) => call.Receiver is StrValue text ? text.Value : "";
}
