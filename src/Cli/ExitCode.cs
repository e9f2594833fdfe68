using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli;

/// <summary>The exit codes of every verb.</summary>
internal enum ExitCode
{
    Ok = 0,
    UserError = 1,
    SystemError = 2,
    Timeout = 6,
    Interrupted = 130,
}

internal static class ExitCodes
{
    public const string Internal = "E_INTERNAL";
    public const string Timeout = "E_TIMEOUT";

    /// <summary>The exit code a diagnostic ends the process with.</summary>
    public static ExitCode Of(Diagnostic diagnostic) => diagnostic.Code switch
    {
        PackageCodes.Io => diagnostic.Kind == PackageCodes.MissingSourceKind ? ExitCode.UserError : ExitCode.SystemError,
        Internal => ExitCode.SystemError,
        Timeout or "E_RENDER_BUDGET_DEADLINE" => ExitCode.Timeout,
        _ => ExitCode.UserError,
    };
}
