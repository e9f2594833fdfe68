using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;

namespace Kcl.Net.Evaluator.Explaining;

/// <summary>Why a `check` or `assert` did not hold: its expression with the value of each part, and where they came from.</summary>
internal static class FailedCondition
{
    public static IEnumerable<Fact> Facts(Node test, Node? condition, Frame frame, Interpreter run)
    {
        var parts = new PartExplainer(frame, run);
        parts.Visit(test);
        parts.Visit(condition);
        var span = condition is null ? test.Span : test.Span.To(condition.Span);
        yield return new Fact("the value of each part of the condition", new Origin(test.File, span)) { Values = parts.Values };
        foreach (var (name, value) in parts.Names)
        {
            foreach (var fact in ValueTrail.Of(name, value, frame, run))
            {
                yield return fact;
            }
        }
    }
}
