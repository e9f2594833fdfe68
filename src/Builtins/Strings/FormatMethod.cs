using Kcl.Net.Builtins.Formatting;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Strings;

/// <summary>`format`: fills the replacement fields of a text.</summary>
internal static class FormatMethod
{
    public static Value Format(BuiltinCall call) => new StrValue(FormatTemplate.Render(call.Receiver(), call));
}
