using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Shorthand for writing template functions: definitions, checked arguments and results.</summary>
internal static class GoArguments
{
    public const GoParameter Any = GoParameter.Any;
    public const GoParameter Text = GoParameter.String;
    public const GoParameter Int = GoParameter.Int;
    public const GoParameter Map = GoParameter.Map;

    public delegate Value Body(ReadOnlySpan<Value> arguments);

    public static TemplateFunction Fixed(string name, GoParameter[] parameters, Body body) =>
        new(name, parameters, false, (arguments, _) => body(arguments));

    public static TemplateFunction Variadic(string name, GoParameter[] parameters, Body body) =>
        new(name, parameters, true, (arguments, _) => body(arguments));

    /// <summary>A function of one string that returns a string.</summary>
    public static TemplateFunction OfText(string name, Func<string, string> body) =>
        new(name, [Text], false, (arguments, _) => Str(body(arguments[0].Str())));

    /// <summary>A function of two strings that returns a string.</summary>
    public static TemplateFunction OfTexts(string name, Func<string, string, string> body) =>
        new(name, [Text, Text], false, (arguments, _) => Str(body(arguments[0].Str(), arguments[1].Str())));

    public static string Str(this Value value) => ((StrValue)value).Value;

    public static long Int64(this Value value) => value is IntValue number ? number.Value : ((GoInteger)value).Bits;

    public static DictValue Dict(this Value value) => (DictValue)value;

    public static Value Str(string text) => text.Length == 0 ? StrValue.Empty : new StrValue(text);

    public static Value Bool(bool value) => BoolValue.Of(value);

    public static Value Long(long value) => GoInteger.Int64(value);

    public static Value Float(double value) => new FloatValue(value);

    /// <summary>A failure as the function's Go original words it.</summary>
    public static TemplateFunctionException Failure(string message) => new(message);

    /// <summary>What Go reports when a function looks at the type of a nil.</summary>
    public static TemplateFunctionException NilDereference() =>
        new("runtime error: invalid memory address or nil pointer dereference");
}
