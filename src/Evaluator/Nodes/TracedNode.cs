using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>A node with a watcher around it; exists only in programs compiled with a tracer.</summary>
internal sealed class TracedNode<TTracer>(Node inner, TTracer tracer) : Node(inner.File, inner.Span)
    where TTracer : struct, IEvaluationTracer
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        tracer.Enter(Origin);
        var value = inner.Eval(frame, run);
        tracer.Leave(Origin, value);
        return value;
    }

    public override void Explain(Explaining.PartExplainer parts) => inner.Explain(parts);
}
