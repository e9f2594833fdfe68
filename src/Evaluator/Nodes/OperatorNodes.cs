using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Types;
using Kcl.Net.Render;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

internal sealed class UnaryNode(SourceFile file, TextSpan span, UnaryOperator op, Node operand) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        return Operators.Unary(op, operand.Eval(frame, run), run);
    }
}

internal sealed class BinaryNode(SourceFile file, TextSpan span, Node left, BinaryOperator op, Node right) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        var a = left.Eval(frame, run);
        var b = right.Eval(frame, run);
        return Operators.Binary(op, a, b, run);
    }
}

internal sealed class LogicNode(SourceFile file, TextSpan span, Node left, bool isAnd, Node right) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        var a = left.Eval(frame, run);
        return KclTruth.IsTruthy(a) == isAnd ? right.Eval(frame, run) : a;
    }
}

internal sealed class CompareNode(SourceFile file, TextSpan span, Node first, CompareOperator[] operators, Node[] others) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        var left = first.Eval(frame, run);
        for (var i = 0; i < operators.Length; i++)
        {
            var right = others[i].Eval(frame, run);
            if (!Comparisons.Holds(operators[i], left, right, run))
            {
                return BoolValue.False;
            }

            left = right;
        }

        return BoolValue.True;
    }
}

internal sealed class ConditionalNode(SourceFile file, TextSpan span, Node condition, Node then, Node otherwise) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        return KclTruth.IsTruthy(condition.Eval(frame, run)) ? then.Eval(frame, run) : otherwise.Eval(frame, run);
    }
}

/// <summary>`value as T`: strict, so an instance must be of exactly that schema.</summary>
internal sealed class AsNode(SourceFile file, TextSpan span, Node value, RuntimeType type) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        return type.Check(value.Eval(frame, run), run, strict: true);
    }
}

internal sealed class InterpolationNode(SourceFile file, TextSpan span, InterpolationPart[] parts) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        if (parts is [{ Text: { } before }, { Format: null, Expression: { } single }])
        {
            var joined = before + KclText.Str(single.Eval(frame, run));
            run.Budget.CheckOutput(joined.Length);
            return new StrValue(joined);
        }

        var text = new System.Text.StringBuilder();
        foreach (var part in parts)
        {
            if (part.Expression is null)
            {
                text.Append(part.Text);
                continue;
            }

            var value = part.Expression.Eval(frame, run);
            text.Append(part.Format?.ToLowerInvariant() switch
            {
                "#json" => JsonWriter.Write(value),
                "#yaml" => KclYamlWriter.Write(value),
                _ => KclText.Str(value),
            });
        }

        run.Budget.CheckOutput(text.Length);
        return new StrValue(text.ToString());
    }
}

/// <summary>A piece of text, or an expression with its format (`#json`, `#yaml`).</summary>
internal readonly record struct InterpolationPart(string? Text, Node? Expression, string? Format);
