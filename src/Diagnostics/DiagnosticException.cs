namespace Kcl.Net.Diagnostics;

/// <summary>Ends the current operation with diagnostics to show. Never used for control flow.</summary>
public class DiagnosticException : Exception
{
    public DiagnosticException(Diagnostic diagnostic, Exception? cause = null) : base(diagnostic.Message, cause) => Diagnostics = [diagnostic];

    public DiagnosticException(IReadOnlyList<Diagnostic> diagnostics)
        : base(diagnostics.Count > 0 ? diagnostics[0].Message : "") => Diagnostics = diagnostics;

    public virtual IReadOnlyList<Diagnostic> Diagnostics { get; }
}
