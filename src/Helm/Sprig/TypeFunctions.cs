using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's questions about Go types, and its conversions.</summary>
internal static class TypeFunctions
{
    public static TemplateFunction? Find(string name) => name switch
    {
        "typeOf" => Fixed(name, [Any], a => Str(GoFormat.TypeName(a[0]))),
        "typeIs" => Fixed(name, [Text, Any], a => Bool(GoFormat.TypeName(a[1]) == a[0].Str())),
        "typeIsLike" => Fixed(name, [Text, Any], a => Bool(GoFormat.TypeName(a[1]) is var type && (type == a[0].Str() || type == "*" + a[0].Str()))),
        "kindOf" => Fixed(name, [Any], a => Str(GoFormat.KindName(a[0]))),
        "kindIs" => Fixed(name, [Text, Any], a => Bool(GoFormat.KindName(a[1]) == a[0].Str())),
        "deepEqual" => Fixed(name, [Any, Any], a => Bool(DeepEquality.Equal(a[0], a[1]))),
        "atoi" => Fixed(name, [Text], a => IntValue.Of(GoNumbers.Atoi(a[0].Str()))),
        "int" => Fixed(name, [Any], a => IntValue.Of(GoNumbers.ToInt(a[0]))),
        "int64" => Fixed(name, [Any], a => Long(GoNumbers.ToInt64(a[0]))),
        "float64" => Fixed(name, [Any], a => Float(GoNumbers.ToFloat64(a[0]))),
        "toDecimal" => Fixed(name, [Any], a => Long(GoNumbers.ParseInt(GoFormat.FormatValue(a[0]), 8) ?? 0)),
        _ => null,
    };
}
