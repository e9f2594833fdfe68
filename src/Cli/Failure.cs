using Kcl.Net.Cli.Contract;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli;

/// <summary>
/// How a run that threw ends: what it had printed comes first, then the errors, then the exit code. A defect of ours
/// is reported as one coded line, never as a stack trace.
/// </summary>
internal static class Failure
{
    public static ExitCode Report(Exception exception, bool json, TextWriter output, TextWriter error)
    {
        try
        {
            output.Flush();
        }
        catch (IOException e) when (exception is not IOException)
        {
            return Report(e, json, output, error);
        }
        catch (IOException)
        {
            // The output itself is what failed; there is nothing more to say there.
        }

        var diagnostics = Diagnostics(exception);
        foreach (var diagnostic in diagnostics)
        {
            StructuredError.Write(error, diagnostic, json);
        }

        error.Flush();
        return diagnostics.Count > 0 ? ExitCodes.Of(diagnostics[0]) : ExitCode.UserError;
    }

    private static IReadOnlyList<Diagnostic> Diagnostics(Exception exception) => exception switch
    {
        DiagnosticException e => e.Diagnostics.Where(d => !d.IsEcho).ToList(),
        LimitExceededException { Kind: LimitKind.Time } e => [e.ToDiagnostic(ExitCodes.Timeout, "the time limit was reached") with { Help = "allow more time with --timeout" }],
        OperationCanceledException => [new Diagnostic(ExitCodes.Timeout, "", "the time limit was reached") { Help = "allow more time with --timeout" }],
        LimitExceededException e => [e.ToDiagnostic(Composition.RenderCodes.Limit, e.Message)],
        IOException or UnauthorizedAccessException => [new Diagnostic(Packages.PackageCodes.Io, "", "the system reported an I/O error")],
        _ => [new Diagnostic(ExitCodes.Internal, "", $"internal error ({exception.GetType().Name}); this is a defect of akua, please report it")],
    };
}
