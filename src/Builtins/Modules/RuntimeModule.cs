using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`runtime`: catching the failure of a function.</summary>
internal static class RuntimeModule
{
    public static SystemModule Create() => new("runtime", ["catch"], name => name switch
    {
        "catch" => new(name, "(func: () -> any) -> str", "The message of the failure of a call, Undefined without one.", Catch),
        _ => null,
    });

    private static Value Catch(BuiltinCall call)
    {
        var function = call.Required(0, "func", "catch() takes exactly one argument (0 given)") as FunctionValue
            ?? throw new BuiltinException("catch() argument 'func' must be a function");
        return call.Host.CallAndCatch(function) is { } message ? new StrValue(message) : UndefinedValue.Instance;
    }
}
