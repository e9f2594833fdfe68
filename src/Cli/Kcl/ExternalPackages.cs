using Kcl.Net.Cli.Contract;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli.Kcl;

/// <summary>`-E name=folder`.</summary>
internal static class ExternalPackages
{
    public static IEnumerable<KeyValuePair<string, string>> Parse(IReadOnlyList<string> given, string workingDirectory)
    {
        foreach (var text in given)
        {
            var split = text.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0 || split == text.Length - 1)
            {
                throw new DiagnosticException(new Diagnostic("E_INVALID_FLAG", "", $"`-E {text}` is not name=folder"));
            }

            yield return new(text[..split], Path.GetFullPath(text[(split + 1)..], workingDirectory));
        }
    }
}
