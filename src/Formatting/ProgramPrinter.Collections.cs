using Kcl.Net.Syntax;

namespace Kcl.Net.Formatting;

/// <summary>Lists, configs, comprehensions and functions: what may take many lines.</summary>
internal sealed partial class ProgramPrinter
{
    private const int MaxSignature = 80;

    private void WriteBracketed(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ListExpression e:
                List(e);
                break;
            case StarredExpression e:
                _out.Write("*");
                Write(e.Value);
                break;
            case ListIfExpression e:
                ListIf(e);
                break;
            case ConfigExpression e:
                Config(e);
                break;
            case ConfigIfExpression e:
                ConfigIf(e);
                break;
            case ListComprehension e:
                Comprehension(e, "[", e.Element, e.Clauses, "]");
                break;
            case DictComprehension e:
                Comprehension(e, "{", e.Entry, e.Clauses, "}");
                break;
            case SchemaExpression e:
                Write(e.Name);
                if (e.Arguments.Count + e.Keywords.Count > 0 || _layout.HasComments(e, e.Arguments, e.Keywords))
                {
                    Arguments(e, e.Arguments, e.Keywords);
                }

                _out.Write(" ");
                Write(e.Config);
                break;
            case LambdaExpression e:
                Lambda(e);
                break;
            case QuantifierExpression e:
                Quantifier(e);
                break;
        }
    }

    private void List(ListExpression list)
    {
        _out.Write("[");
        if (_layout.IsOneLine(list))
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                _out.Write(i > 0 ? ", " : "");
                Write(list.Items[i]);
            }
        }
        else
        {
            Lines(list, list.Items);
        }

        _out.Write("]");
    }

    private void Config(ConfigExpression config)
    {
        _out.Write("{");
        if (_layout.IsOneLine(config))
        {
            for (var i = 0; i < config.Entries.Count; i++)
            {
                _out.Write(i > 0 ? ", " : "");
                Entry(config.Entries[i]);
            }
        }
        else
        {
            Lines(config, config.Entries);
        }

        _out.Write("}");
    }

    /// <summary>The inside of a bracket, one part to a line.</summary>
    private void Lines(ExpressionSyntax owner, IReadOnlyList<SyntaxNode> parts)
    {
        Behind(owner, SlotKind.Open);
        _out.Level++;
        foreach (var part in parts)
        {
            _out.NewLine();
            Part(part);
        }

        Closing(owner, SlotKind.End);
        _out.Level--;
        _out.NewLine();
    }

    private void Part(SyntaxNode part)
    {
        Leading(part);
        if (part is ConfigEntrySyntax entry)
        {
            Entry(entry);
        }
        else
        {
            Write((ExpressionSyntax)part);
        }

        Behind(part);
    }

    private void Entry(ConfigEntrySyntax entry)
    {
        if (entry.Key is { } key)
        {
            Write(key);
            _out.Write(entry.Operator switch
            {
                ConfigOperator.Union => ": ",
                ConfigOperator.Override => " = ",
                _ => " += ",
            });
        }
        else if (entry.Value is not ConfigIfExpression)
        {
            _out.Write("**");
        }

        Write(entry.Value);
    }

    private void ListIf(ListIfExpression branch)
    {
        BranchHeader(branch, branch.Condition);
        BranchBody(branch, SlotKind.ThenEnd, branch.Then);
        if (branch.Elif() is { } elif)
        {
            Closing(elif, SlotKind.Before);
            _out.NewLine();
            _out.Write("el");
            Write(elif);
        }
        else
        {
            ElseBranch(branch, branch.Else);
        }
    }

    private void ConfigIf(ConfigIfExpression branch)
    {
        BranchHeader(branch, branch.Condition);
        BranchBody(branch, SlotKind.ThenEnd, branch.Then);
        if (branch.Elif() is { } elif)
        {
            Closing(elif, SlotKind.Before);
            _out.NewLine();
            _out.Write("el");
            Write(elif.Value);
        }
        else
        {
            ElseBranch(branch, branch.Else);
        }
    }

    private void BranchHeader(ExpressionSyntax branch, ExpressionSyntax condition)
    {
        _out.Write("if ");
        Write(condition);
        _out.Write(":");
        Behind(branch, SlotKind.Open);
    }

    private void ElseBranch(ExpressionSyntax branch, IReadOnlyList<SyntaxNode> body)
    {
        if (body.Count > 0)
        {
            Closing(branch, SlotKind.Else);
            _out.NewLine();
            _out.Write("else:");
            Behind(branch, SlotKind.ElseOpen);
            BranchBody(branch, SlotKind.ElseEnd, body);
        }
    }

    private void BranchBody(ExpressionSyntax branch, SlotKind end, IReadOnlyList<SyntaxNode> body)
    {
        _out.Level++;
        foreach (var part in body)
        {
            _out.NewLine();
            Part(part);
        }

        Closing(branch, end);
        _out.Level--;
    }

    /// <summary>On one line; with comments, on the lines that the grammar allows.</summary>
    private void Comprehension(ExpressionSyntax owner, string open, SyntaxNode element, IReadOnlyList<ForClause> clauses, string close)
    {
        var breaks = _layout.HasComments(owner, element, clauses);
        _out.Write(open);
        Behind(owner, SlotKind.Open);
        if (breaks)
        {
            _out.Level++;
            _out.NewLine();
        }

        Part(element);
        var before = element;
        foreach (var clause in clauses)
        {
            ClauseBreak(ref before, clause);
            _out.Write("for ");
            for (var i = 0; i < clause.Targets.Count; i++)
            {
                _out.Write(i > 0 ? ", " : "");
                Write(clause.Targets[i]);
            }

            _out.Write(" in ");
            Write(clause.Iterable);
            Behind(clause);
            foreach (var condition in clause.Conditions)
            {
                ClauseBreak(ref before, condition);
                _out.Write("if ");
                Write(condition);
                Behind(condition);
            }
        }

        if (breaks)
        {
            Closing(owner, SlotKind.End);
            _out.Level--;
            _out.NewLine();
        }

        _out.Write(close);
    }

    /// <summary>A line end where a comment needs one, else a blank.</summary>
    private void ClauseBreak(ref SyntaxNode before, SyntaxNode part)
    {
        var breaks = _comments.Any(before, SlotKind.After) || _comments.Any(part, SlotKind.Before);
        before = part;
        if (breaks)
        {
            _out.NewLine();
            Leading(part);
        }
        else
        {
            _out.Write(" ");
        }
    }

    private void Quantifier(QuantifierExpression quantifier)
    {
        _out.Write(quantifier.Kind.Text()).Write(" ");
        for (var i = 0; i < quantifier.Variables.Count; i++)
        {
            _out.Write(i > 0 ? ", " : "");
            Write(quantifier.Variables[i]);
        }

        _out.Write(" in ");
        Write(quantifier.Target);
        _out.Write(" {");
        if (_layout.IsOneLine(quantifier))
        {
            Test(quantifier.Test, quantifier.Condition, null);
        }
        else
        {
            Behind(quantifier, SlotKind.Open);
            _out.Level++;
            _out.NewLine();
            Leading(quantifier.Test);
            Test(quantifier.Test, quantifier.Condition, null);
            Behind(quantifier.Test);
            Closing(quantifier, SlotKind.End);
            _out.Level--;
            _out.NewLine();
        }

        _out.Write("}");
    }

    private void Lambda(LambdaExpression lambda)
    {
        var hasComments = _layout.HasComments(lambda, lambda.Parameters, []);
        if (lambda.Parameters.Count > 0 && (hasComments || _out.Aside(() => Signature(lambda)).Length > MaxSignature))
        {
            LongSignature(lambda);
        }
        else
        {
            Signature(lambda);
        }

        _out.Write(" {");
        EndLine(lambda, SlotKind.Open);
        _out.Level++;
        Statements(lambda.Body);
        BlockEnd(lambda, SlotKind.End, lambda.Body);
        _out.Level--;
        _out.Indentation();
        _out.Write("}");
    }

    private void Signature(LambdaExpression lambda)
    {
        _out.Write(lambda.Parameters.Count > 0 ? "lambda " : "lambda");
        Parameters(lambda.Parameters);
        if (lambda.ReturnType is { } type)
        {
            _out.Write(" -> ");
            Write(type);
        }
    }

    /// <summary>Parameters in braces, which the grammar knows only before a result type.</summary>
    private void LongSignature(LambdaExpression lambda)
    {
        _out.Write("lambda {");
        Behind(lambda, SlotKind.ListOpen);
        _out.Level++;
        foreach (var parameter in lambda.Parameters)
        {
            _out.NewLine();
            Leading(parameter);
            Parameter(parameter);
            _out.Write(",");
            Behind(parameter);
        }

        Closing(lambda, SlotKind.ListEnd);
        _out.Level--;
        _out.NewLine();
        _out.Write("} -> ");
        if (lambda.ReturnType is { } type)
        {
            Write(type);
        }
        else
        {
            _out.Write("any");
        }
    }
}
