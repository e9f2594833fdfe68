using Kcl.Net.Builtins;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Builtins;

/// <summary>Short forms for tests: values from C# data, results as JSON text so that 1 and 1.0 differ.</summary>
internal static class EngineAnswers
{
    public static Value Of(object? value) => value switch
    {
        null => NoneValue.Instance,
        Value given => given,
        bool flag => BoolValue.Of(flag),
        int number => IntValue.Of(number),
        long number => IntValue.Of(number),
        double number => new FloatValue(number),
        string text => new StrValue(text),
        object?[] items => new ListValue(items.Select(Of).ToArray()),
        (string, object?)[] entries => Dict(entries),
        _ => throw new ArgumentException($"no value for {value.GetType()}"),
    };

    public static DictValue Dict(params (string Key, object? Value)[] entries)
    {
        var dict = new DictValue();
        foreach (var (key, value) in entries)
        {
            dict.Set(key, Of(value));
        }

        return dict;
    }

    /// <summary>The result of a call as JSON, `undefined`, or `! message` when it fails.</summary>
    public static string Call(string name, params object?[] arguments) =>
        Answer(() => new TestHost().Invoke(name, arguments.Select(Of).ToArray()));

    public static string Method(string receiver, string name, params object?[] arguments) =>
        Answer(() => new TestHost().Method(receiver, name, arguments.Select(Of).ToArray()));

    private static string Answer(Func<Value> call)
    {
        try
        {
            var value = call();
            return value is UndefinedValue ? "undefined" : JsonWriter.Write(value);
        }
        catch (BuiltinException failure)
        {
            return "! " + failure.Message;
        }
    }
}
