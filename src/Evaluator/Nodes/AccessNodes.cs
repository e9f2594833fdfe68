using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>`value.name`; with `?.` a falsy value gives None.</summary>
internal sealed class SelectNode(SourceFile file, TextSpan span, Node value, string name, bool isOptional) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        var target = value.Eval(frame, run);
        return isOptional && !KclTruth.IsTruthy(target) ? NoneValue.Instance : Access.Member(target, name, run);
    }
}

internal sealed class SubscriptNode(SourceFile file, TextSpan span, Node value, Node index, bool isOptional) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        var target = value.Eval(frame, run);
        if (isOptional && !KclTruth.IsTruthy(target))
        {
            return NoneValue.Instance;
        }

        return Access.Item(target, index.Eval(frame, run), run);
    }
}

internal sealed class SliceNode(SourceFile file, TextSpan span, Node value, Node? lower, Node? upper, Node? step, bool isOptional) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        var target = value.Eval(frame, run);
        if (isOptional && !KclTruth.IsTruthy(target))
        {
            return NoneValue.Instance;
        }

        return Access.Slice(target, lower?.Eval(frame, run), upper?.Eval(frame, run), step?.Eval(frame, run), run);
    }
}
