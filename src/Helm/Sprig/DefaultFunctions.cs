using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's functions about empty values.</summary>
internal static class DefaultFunctions
{
    public static TemplateFunction? Find(string name) => name switch
    {
        "default" => Variadic(name, [Any, Any], a => a.Length < 2 || IsEmpty(a[1]) ? a[0] : a[1]),
        "empty" => Fixed(name, [Any], a => Bool(IsEmpty(a[0]))),
        "coalesce" => Variadic(name, [Any], FirstFull),
        "all" => Variadic(name, [Any], a => Bool(AllFull(a))),
        "any" => Variadic(name, [Any], a => Bool(!FirstFull(a).IsNullish)),
        "ternary" => Fixed(name, [Any, Any, GoParameter.Bool], a => ((BoolValue)a[2]).Value ? a[0] : a[1]),
        _ => null,
    };

    /// <summary>The zero of a type, an empty collection or nil; structs never are.</summary>
    public static bool IsEmpty(Value value) => !GoFormat.IsTrue(value);

    private static Value FirstFull(ReadOnlySpan<Value> values)
    {
        foreach (var value in values)
        {
            if (!IsEmpty(value))
            {
                return value;
            }
        }

        return NoneValue.Instance;
    }

    private static bool AllFull(ReadOnlySpan<Value> values)
    {
        foreach (var value in values)
        {
            if (IsEmpty(value))
            {
                return false;
            }
        }

        return true;
    }
}
