using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>One line of a check block.</summary>
internal sealed class CheckNode(SourceFile file, TextSpan span, Node test, Node? condition, Node? message) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        return BoolValue.Of(condition is not null && !KclTruth.IsTruthy(condition.Eval(frame, run)) || KclTruth.IsTruthy(test.Eval(frame, run)));
    }

    /// <param name="createdAt">The schema expression's name; null for instances made by coercion or rebuilt.</param>
    /// <param name="here">The node entered last before the checks began.</param>
    public void Run(Frame frame, Origin? createdAt, Node? here, Interpreter run)
    {
        if (condition is not null && !KclTruth.IsTruthy(condition.Eval(frame, run)))
        {
            return;
        }

        var holds = KclTruth.IsTruthy(test.Eval(frame, run));
        var text = message is null ? "" : KclText.Str(message.Eval(frame, run));
        if (!holds)
        {
            Fail(text, frame, createdAt, here, run);
        }
    }

    private void Fail(string text, Frame frame, Origin? createdAt, Node? here, Interpreter run)
    {
        var instance = createdAt is not null
            ? new Label(createdAt, "Instance check failed")
            : new Label(here?.Origin ?? run.CurrentOrigin(), "Instance check failed", HasColumn: false);
        var sentence = text.Length == 0 ? "Check failed on the condition" : "Check failed on the condition: " + text;
        throw new EvaluationException(new Diagnostic(EvaluationException.Code, EvaluationException.KindName, sentence)
        {
            Labels = [instance, new Label(Origin, sentence, HasColumn: false)],
            Facts = run.Explained(() => FailedCondition.Facts(test, condition, frame, run)),
        });
    }
}
