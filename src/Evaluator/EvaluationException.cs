using Kcl.Net.Diagnostics;

namespace Kcl.Net.Evaluator;

/// <summary>
/// A KCL program failed while running. The message is the engine's; the labels are added where the failing node is known.
/// </summary>
public sealed class EvaluationException : DiagnosticException
{
    public const string Code = "E3M38";
    public const string KindName = "EvaluationError";

    public EvaluationException(Diagnostic diagnostic) : base(diagnostic)
    {
    }

    internal static EvaluationException At(Origin origin, string message) =>
        new(Diagnostic.At(Code, KindName, origin, message, hasColumn: false));
}
