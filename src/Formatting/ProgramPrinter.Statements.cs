using Kcl.Net.Syntax;

namespace Kcl.Net.Formatting;

/// <summary>Statements other than schemas, and the blank lines between them.</summary>
internal sealed partial class ProgramPrinter
{
    private void Statements(IReadOnlyList<StatementSyntax> statements)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            if (i > 0 && HasBlankLineBetween(statements[i - 1], statements[i]))
            {
                _out.EndLine();
            }

            _out.Indentation();
            Leading(statements[i]);
            Statement(statements[i]);
        }
    }

    private void Statement(StatementSyntax statement)
    {
        switch (statement)
        {
            case ImportStatement s:
                _out.Write("import ").Write(new string('.', s.LeadingDots));
                Names(s.Path);
                if (s.Alias is { } alias)
                {
                    _out.Write(" as ").Write(Name(alias));
                }

                EndLine(s);
                break;
            case TypeAliasStatement s:
                _out.Write("type ").Write(Name(s.Name)).Write(" = ");
                Write(s.Type);
                EndLine(s);
                break;
            case AssertStatement s:
                _out.Write("assert ");
                Test(s.Test, s.Condition, s.Message);
                EndLine(s);
                break;
            case ExpressionStatement s:
                Write(s.Expression);
                EndLine(s);
                break;
            case AssignStatement s:
                Assign(s);
                break;
            case AugmentedAssignStatement s:
                Target(s.Target);
                _out.Write(" ").Write(s.Operator.Text()).Write("= ");
                Write(s.Value);
                EndLine(s);
                break;
            case UnificationStatement s:
                Write(s.Target);
                _out.Write(": ");
                Write(s.Value);
                EndLine(s);
                break;
            case IfStatement s:
                If(s);
                break;
            case SchemaStatement s:
                Schema(s);
                break;
            case RuleStatement s:
                Rule(s);
                break;
            case SchemaAttributeStatement s:
                Attribute(s);
                break;
        }
    }

    private void Assign(AssignStatement statement)
    {
        for (var i = 0; i < statement.Targets.Count; i++)
        {
            Target(statement.Targets[i]);
            if (i == 0 && statement.Type is { } type)
            {
                _out.Write(": ");
                Write(type);
            }

            _out.Write(" = ");
        }

        Write(statement.Value);
        EndLine(statement);
    }

    private void Target(TargetSyntax target)
    {
        _out.Write(Name(target.Name));
        foreach (var step in target.Path)
        {
            if (step.Member is { } member)
            {
                _out.Write(".").Write(Name(member));
            }
            else
            {
                _out.Write("[");
                Write(step.Index!);
                _out.Write("]");
            }
        }
    }

    /// <summary>`test if condition, message`.</summary>
    private void Test(ExpressionSyntax test, ExpressionSyntax? condition, ExpressionSyntax? message)
    {
        Write(test);
        Condition(condition);
        if (message is not null)
        {
            _out.Write(", ");
            Write(message);
        }
    }

    private void Condition(ExpressionSyntax? condition)
    {
        if (condition is not null)
        {
            _out.Write(" if ");
            Write(condition);
        }
    }

    /// <summary>An `if` with all its branches. A blank line follows one that has no `else`.</summary>
    private void If(IfStatement statement)
    {
        _out.Write("if ");
        Write(statement.Condition);
        _out.Write(":");
        EndLine(statement, SlotKind.Open);
        Block(statement, SlotKind.ThenEnd, statement.Then);
        if (statement.Else.Count == 0)
        {
            _out.EndLine();
            return;
        }

        if (Elif(statement) is { } elif)
        {
            LeadingLines(elif, SlotKind.Before);
            _out.Indentation();
            _out.Write("el");
            If(elif);
            return;
        }

        LeadingLines(statement, SlotKind.Else);
        _out.Indentation();
        _out.Write("else:");
        EndLine(statement, SlotKind.ElseOpen);
        Block(statement, SlotKind.ElseEnd, statement.Else);
    }

    /// <summary>What is printed as `elif`: also an `if` alone in an `else`, unless a comment stands between the two.</summary>
    private IfStatement? Elif(IfStatement statement)
    {
        if (statement.Else is not [IfStatement inner])
        {
            return null;
        }

        var hasComments = _comments.Any(statement, SlotKind.Else) || _comments.Any(statement, SlotKind.ElseOpen) || _comments.Any(statement, SlotKind.ElseEnd) || _comments.Any(inner, SlotKind.Before);
        return inner.IsElif || !hasComments ? inner : null;
    }

    private void Block(StatementSyntax owner, SlotKind end, IReadOnlyList<StatementSyntax> body)
    {
        _out.Level++;
        Statements(body);
        BlockEnd(owner, end, body);
        _out.Level--;
    }

    /// <summary>
    /// One blank line stays where the source has some: between lines that are more than two apart, or exactly two when no
    /// comment is what lies between. Imports are set apart.
    /// </summary>
    private bool HasBlankLineBetween(StatementSyntax previous, StatementSyntax next)
    {
        if (previous is ImportStatement && next is not ImportStatement)
        {
            return true;
        }

        if (EndsAtNextLine(previous))
        {
            return false;
        }

        var distance = FirstLine(next) - EndLine(previous.Span.End);
        return distance > 2 || LinesAbove(next) >= 2 || (distance == 2 && !HasCommentsAbove(next));
    }

    /// <summary>Statements after which the source's blank lines count as part of them. An `if` and a schema bring their own.</summary>
    private static bool EndsAtNextLine(StatementSyntax statement) => statement switch
    {
        IfStatement or SchemaStatement or RuleStatement or UnificationStatement => true,
        SchemaAttributeStatement s => s.IsOptional || s.IsQuoted || s.Decorators.Count > 0 || s.Operator is not null,
        _ => false,
    };

    /// <summary>The line a statement is said to begin on: schemas at their keyword, attributes at their first decorator.</summary>
    private int FirstLine(StatementSyntax statement) =>
        statement is SchemaAttributeStatement { Decorators: [var first, ..] } ? LineOf(first) : LineOf(statement);

    private bool HasCommentsAbove(StatementSyntax statement) =>
        _comments.Any(statement, SlotKind.Before)
        || _comments.Any(statement, SlotKind.Header)
        || (statement is SchemaStatement schema && schema.Decorators.Any(d => _comments.Any(d, SlotKind.Before)))
        || (statement is RuleStatement rule && rule.Decorators.Any(d => _comments.Any(d, SlotKind.Before)));

    /// <summary>How many lines will stand between a statement and what its distance is measured from.</summary>
    private int LinesAbove(StatementSyntax statement)
    {
        var lines = _comments.At(statement, SlotKind.Before).Count;
        var decorators = statement switch
        {
            SchemaStatement s => s.Decorators,
            RuleStatement s => s.Decorators,
            _ => [],
        };
        return lines + (decorators.Count == 0 ? 0 : decorators.Count + decorators.Sum(d => _comments.At(d, SlotKind.Before).Count) + _comments.At(statement, SlotKind.Header).Count);
    }
}
