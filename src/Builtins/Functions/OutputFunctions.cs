using System.Text;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Functions;

/// <summary>`print`: the log a program writes beside its result.</summary>
internal static class OutputFunctions
{
    public static Value Print(BuiltinCall call)
    {
        var text = new StringBuilder();
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            if (i > 0)
            {
                text.Append(' ');
            }

            text.Append(UndefinedText.Str(call.Arguments[i], call.Host));
        }

        var end = call.Argument(int.MaxValue, "end");
        text.Append(end is null ? "\n" : KclText.Str(end));
        call.Host.Print(text.ToString());
        return NoneValue.Instance;
    }
}
