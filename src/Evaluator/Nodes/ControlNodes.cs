using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

internal sealed class ExpressionStatementNode(SourceFile file, TextSpan span, Node expression) : StatementNode(file, span)
{
    public Node Expression { get; } = expression;

    /// <summary>Position among the main package's scalar results; -1 when the value is dropped.</summary>
    public int ScalarIndex { get; set; } = -1;

    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        return Expression.Eval(frame, run);
    }

    public override void Run(CompiledPackage package, Frame frame, Interpreter run)
    {
        var value = Eval(frame, run);
        if (ScalarIndex >= 0)
        {
            run.AddScalar(value, Expression is SchemaExpressionNode);
        }
    }
}

internal sealed class AssertNode(SourceFile file, TextSpan span, Node test, Node? condition, Node? message) : StatementNode(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        if (condition is null || KclTruth.IsTruthy(condition.Eval(frame, run)))
        {
            if (!KclTruth.IsTruthy(test.Eval(frame, run)))
            {
                var text = message is null ? "" : KclText.Str(message.Eval(frame, run));
                run.Fail(text);
            }
        }

        return UndefinedValue.Instance;
    }
}

/// <summary>
/// `if` as a statement. At package level and in schema bodies its setters are guarded by the branch it takes, which is
/// decided once per run or instance.
/// </summary>
internal sealed class IfStatementNode(SourceFile file, TextSpan span, Node condition, int guardIndex) : StatementNode(file, span)
{
    public int GuardIndex { get; } = guardIndex;

    public StatementNode[] Then { get; set; } = [];

    public StatementNode[] Else { get; set; } = [];

    public void Decide(ref BranchState branch, Frame frame, Interpreter run)
    {
        branch = BranchState.Evaluating;
        run.Current = this;
        var holds = KclTruth.IsTruthy(condition.Eval(frame, run));
        branch = holds ? BranchState.Then : BranchState.Else;
    }

    public override void Run(CompiledPackage package, Frame frame, Interpreter run)
    {
        ref var branch = ref run.Guards[GuardIndex];
        if (branch == BranchState.Unknown)
        {
            Decide(ref branch, frame, run);
        }

        foreach (var statement in branch == BranchState.Then ? Then : Else)
        {
            statement.Run(package, frame, run);
        }
    }

    public override void RunInSchema(SchemaInstance instance, int level, Frame frame, Interpreter run)
    {
        ref var branch = ref instance.Branch(level, this);
        if (branch == BranchState.Unknown)
        {
            Decide(ref branch, frame, run);
        }

        foreach (var statement in branch == BranchState.Then ? Then : Else)
        {
            statement.RunInSchema(instance, level, frame, run);
        }
    }

    public override Value RunInLambda(Frame frame, Interpreter run)
    {
        run.Current = this;
        Value result = UndefinedValue.Instance;
        foreach (var statement in KclTruth.IsTruthy(condition.Eval(frame, run)) ? Then : Else)
        {
            result = statement.RunInLambda(frame, run);
        }

        return result;
    }

    public override Value Eval(Frame frame, Interpreter run) => RunInLambda(frame, run);
}
