using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
using Kcl.Net.Evaluator.Schemas;
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

    public void Run(Frame frame, Interpreter run)
    {
        if (condition is not null && !KclTruth.IsTruthy(condition.Eval(frame, run)))
        {
            return;
        }

        var holds = KclTruth.IsTruthy(test.Eval(frame, run));
        var text = message is null ? "" : KclText.Str(message.Eval(frame, run));
        if (!holds)
        {
            Fail(text, frame, run);
        }
    }

    private void Fail(string text, Frame frame, Interpreter run)
    {
        var sentence = text.Length == 0 ? "Check failed on the condition" : "Check failed on the condition: " + text;
        var origin = run.CurrentOrigin();
        var facts = run.Explained(() => FailedCondition.Facts(test, condition, frame, run));

        // A check of the host is about what the user gave.
        var given = File.IsBuiltIn ? facts.FirstOrDefault(static f => f.Place is { File.IsBuiltIn: false })?.Place : null;
        var check = new Label(given ?? origin, sentence, HasColumn: given is not null);
        var place = frame.Self!.Place;
        run.Fail(new Diagnostic(EvaluationException.Code, EvaluationException.KindName, sentence)
        {
            Labels = given is not null || place.Detail == PlaceDetail.Nowhere ? [check] : [new Label(place.Detail == PlaceDetail.Column ? place.At : place.At.LineStart(), "Instance check failed"), check],
            Facts = facts,
        });
    }
}
