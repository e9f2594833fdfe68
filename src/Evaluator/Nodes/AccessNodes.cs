using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>`value.name`; with `?.` a falsy value gives None.</summary>
internal sealed class SelectNode(SourceFile file, TextSpan span, Node value, string name, bool isOptional) : Node(file, span)
{
    public Node Target { get; } = value;

    public string Name { get; } = name;

    /// <summary>Not `?.`.</summary>
    public bool IsPlain => !isOptional;

    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        var target = Target.Eval(frame, run);
        return isOptional && !KclTruth.IsTruthy(target) ? NoneValue.Instance : Access.Member(target, Name, run);
    }

    /// <summary>A path is one thing to its reader: only its end is shown.</summary>
    public override void Explain(PartExplainer parts)
    {
        if (IsPath(this))
        {
            parts.ShowName(this, Span.End - Name.Length);
            return;
        }

        parts.Visit(Target);
        parts.Show(this, Span.End - Name.Length);
    }

    private static bool IsPath(Node node) => node is SelectNode select ? IsPath(select.Target) : node is LocalNode or PackageVariableNode or AttributeNameNode;
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

    public override void Explain(PartExplainer parts)
    {
        parts.Visit(value);
        parts.Show(this, PartExplainer.OperatorAfter(value));
        parts.Visit(index);
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
