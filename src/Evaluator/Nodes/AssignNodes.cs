using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Types;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>`name: T = value`.</summary>
internal sealed class AssignNode(SourceFile file, TextSpan span, string name, RuntimeType? type, Node value) : SetterNode(file, span, name)
{
    public override Value Compute(Frame frame, Interpreter run, PreviousValue previous)
    {
        run.Current = this;
        var result = value.Eval(frame, run);
        return type?.Check(result, run, name: Name) ?? result;
    }
}

/// <summary>`name op= value`.</summary>
internal sealed class AugmentedAssignNode(SourceFile file, TextSpan span, string name, BinaryOperator op, Node value) : SetterNode(file, span, name)
{
    public override Value Compute(Frame frame, Interpreter run, PreviousValue previous)
    {
        run.Current = this;
        var right = value.Eval(frame, run);
        return Operators.Binary(op, previous.Get(run), right, run);
    }
}

/// <summary>`name: S {…}`: united onto what the name held before.</summary>
internal sealed class UnifyNode(SourceFile file, TextSpan span, string name, Node value) : SetterNode(file, span, name)
{
    public override Value Compute(Frame frame, Interpreter run, PreviousValue previous)
    {
        run.Current = this;
        var result = value.Eval(frame, run);
        return Merge.Union(previous.Get(run), result, MergeMode.Operator, run);
    }
}

/// <summary>`name.a["b"] = value` and `name.a[0] op= value`.</summary>
internal sealed class PathAssignNode(SourceFile file, TextSpan span, string name, PathStep[] path, BinaryOperator? op, RuntimeType? type, Node value) : SetterNode(file, span, name)
{
    public override Value Compute(Frame frame, Interpreter run, PreviousValue previous)
    {
        run.Current = this;
        var right = value.Eval(frame, run);
        right = type?.Check(right, run) ?? right;
        return PathUpdate.Set(previous.Get(run), path, 0, right, op, frame, run);
    }
}

/// <summary>One step of an assignment path: a member name or an index expression.</summary>
internal readonly record struct PathStep(string? Member, Node? Index);
