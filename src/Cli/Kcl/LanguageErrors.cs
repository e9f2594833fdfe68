using Kcl.Net.Cli.Contract;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli.Kcl;

/// <summary>How the `kcl` commands print diagnostics: with the source line, as the reference compiler does; lines of JSON with `--json`.</summary>
internal static class LanguageErrors
{
    public static void Write(Invocation invocation, IReadOnlyList<Diagnostic> diagnostics)
    {
        if (!invocation.Json && diagnostics is [{ Kind.Length: > 0 }, ..])
        {
            invocation.Error.Write(PrettyText.Render(diagnostics));
            return;
        }

        foreach (var diagnostic in diagnostics)
        {
            StructuredError.Write(invocation.Error, diagnostic, invocation.Json);
        }
    }
}
