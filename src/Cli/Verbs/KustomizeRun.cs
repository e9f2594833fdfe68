using Kcl.Net.Diagnostics;
using Kcl.Net.Kustomize;

namespace Kcl.Net.Cli.Verbs;

/// <summary>One `kustomize build`: builds, warns, and writes or says why not.</summary>
/// <param name="Output">File or folder to write to; null for standard output.</param>
internal sealed record KustomizeRun(KustomizeRequest Request, string? Output, string WorkingDirectory)
{
    /// <summary>The code of a failed build in JSON.</summary>
    private const string Code = "E_KUSTOMIZE_BUILD";

    public ExitCode Execute(Stream output, TextWriter error, bool json)
    {
        KustomizeOutput built;
        try
        {
            built = KustomizeBuild.Run(Request);
        }
        catch (KustomizeException failure)
        {
            Warn(error, failure.Warnings);
            if (json)
            {
                throw new DiagnosticException(new Diagnostic(Code, "", failure.Message) { Path = failure.File, Help = failure.Help });
            }

            error.WriteLine($"Error: {failure.Message}");
            error.Flush();
            return ExitCode.UserError;
        }

        Warn(error, built.Warnings);
        if (Output is null)
        {
            KustomizeFiles.Write(built.Documents, output);
        }
        else
        {
            KustomizeFiles.Write(built.Documents, Path.GetFullPath(Output, WorkingDirectory));
        }

        return ExitCode.Ok;
    }

    private static void Warn(TextWriter error, IReadOnlyList<string> warnings)
    {
        foreach (var line in warnings)
        {
            error.WriteLine(line);
        }

        error.Flush();
    }
}
