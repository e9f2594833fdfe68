using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;

namespace Kcl.Net.Evaluator;

/// <summary>
/// A KCL program failed while running. The message is the engine's; the labels are added where the failing node is known, and
/// calls that the failure passes on its way out are added to the facts.
/// </summary>
public sealed class EvaluationException : DiagnosticException
{
    public const string Code = "E3M38";
    public const string KindName = "EvaluationError";

    public EvaluationException(Diagnostic diagnostic, Exception? cause = null) : base(diagnostic, cause)
    {
    }

    public override IReadOnlyList<Diagnostic> Diagnostics => Calls.AddTo(base.Diagnostics);

    internal PassedCalls Calls { get; } = new();

    internal static EvaluationException At(Origin origin, string message) =>
        new(Diagnostic.At(Code, KindName, origin, message, hasColumn: false));
}
