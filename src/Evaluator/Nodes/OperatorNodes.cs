using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
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

    public override void Explain(PartExplainer parts)
    {
        parts.Show(this);
        parts.Visit(operand);
    }
}

/// <summary>It does not note itself: its left side does so at once, and a failure is reported at the right one.</summary>
internal sealed class BinaryNode(SourceFile file, TextSpan span, Node left, BinaryOperator op, Node right) : Node(file, span)
{
    private readonly Value? _constant = (right as ConstantNode)?.Value;

    public override Value Eval(Frame frame, Interpreter run)
    {
        var a = left.Eval(frame, run);
        if (_constant is not { } b)
        {
            b = right.Eval(frame, run);
        }
        else
        {
            run.Current = right;
        }

        return Operators.Binary(op, a, b, run);
    }

    public override void Explain(PartExplainer parts)
    {
        parts.Visit(left);
        parts.Show(this, PartExplainer.OperatorAfter(left));
        parts.Visit(right);
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

    /// <summary>The right side has a value only where the left one asked for it.</summary>
    public override void Explain(PartExplainer parts)
    {
        parts.Visit(left);
        parts.Show(this, PartExplainer.OperatorAfter(left));
        if (parts.ValueOf(left) is { } a && KclTruth.IsTruthy(a) == isAnd)
        {
            parts.Visit(right);
        }
    }
}

/// <summary>It does not note itself: its first operand does so at once.</summary>
internal sealed class CompareNode(SourceFile file, TextSpan span, Node first, CompareOperator[] operators, Node[] others) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
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

    public override void Explain(PartExplainer parts)
    {
        parts.Visit(first);
        if (operators.Length == 1)
        {
            parts.Show(this, PartExplainer.OperatorAfter(first));
        }

        foreach (var other in others)
        {
            parts.Visit(other);
        }
    }
}

internal sealed class ConditionalNode(SourceFile file, TextSpan span, Node condition, Node then, Node otherwise) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        return KclTruth.IsTruthy(condition.Eval(frame, run)) ? then.Eval(frame, run) : otherwise.Eval(frame, run);
    }

    public override void Explain(PartExplainer parts)
    {
        if (parts.ValueOf(condition) is { } chosen)
        {
            parts.Visit(KclTruth.IsTruthy(chosen) ? then : otherwise);
        }

        parts.Visit(condition);
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

        // Interpolations nest: each takes off again what it added.
        var text = run.Scratch;
        var start = text.Length;
        foreach (var part in parts)
        {
            if (part.Expression is { } expression)
            {
                Append(part, expression, text, frame, run);
            }
            else
            {
                text.Append(part.Text);
            }
        }

        run.Budget.CheckOutput(text.Length - start);
        var result = new StrValue(new string(text.Text[start..]));
        text.Truncate(start);
        return result;
    }

    private static void Append(in InterpolationPart part, Node expression, TextBuffer text, Frame frame, Interpreter run)
    {
        var value = expression.Eval(frame, run);
        if (run.RejectsUndefinedText && part.Format == InterpolationFormat.Str && UndefinedText.Path(value) is { } path)
        {
            UndefinedPart.Fail(expression, path, frame, run);
        }

        switch (part.Format)
        {
            case InterpolationFormat.Json:
                text.Append(JsonWriter.Write(value));
                break;
            case InterpolationFormat.Yaml:
                text.Append(KclYamlWriter.Write(value));
                break;
            default:
                KclText.AppendStr(value, text);
                break;
        }
    }
}

internal enum InterpolationFormat : byte
{
    Str,
    Json,
    Yaml,
}

/// <summary>A piece of text, or an expression with its format as written (`#json`, `#yaml`); null for none.</summary>
internal readonly struct InterpolationPart(string? text, Node? expression, string? format)
{
    public string Text { get; } = text ?? "";

    public Node? Expression { get; } = expression;

    public InterpolationFormat Format { get; } = format?.ToLowerInvariant() switch
    {
        "#json" => InterpolationFormat.Json,
        "#yaml" => InterpolationFormat.Yaml,
        _ => InterpolationFormat.Str,
    };
}
