using System.Globalization;
using Kcl.Net.Syntax;

namespace Kcl.Net.Formatting;

/// <summary>Expressions that stay on their line.</summary>
internal sealed partial class ProgramPrinter
{
    private void Write(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case IdentifierExpression e:
                Names(e.Names);
                break;
            case ConstantExpression e:
                _out.Write(e.Name.Text());
                break;
            case IntLiteralExpression e:
                // A literal beyond 63 bits is read as a negative number, which has no literal.
                _out.Write(e.Value < 0 ? Source(e.Span) : e.Value.ToString(CultureInfo.InvariantCulture) + e.Unit);
                break;
            case FloatLiteralExpression e:
                _out.Write(double.IsFinite(e.Value) ? FloatText.Of(e.Value) : Source(e.Span));
                break;
            case StringLiteralExpression e:
                _out.Write(e.RawText);
                break;
            case InterpolatedStringExpression e:
                _out.Write(e.RawText);
                break;
            case UnaryExpression e:
                _out.Write(e.Operator.Text()).Write(e.Operator == UnaryOperator.Not ? " " : "");
                Write(e.Operand);
                break;
            case BinaryExpression e:
                Write(e.Left);
                _out.Write(" ").Write(e.Operator.Text()).Write(" ");
                Write(e.Right);
                break;
            case CompareExpression e:
                Compare(e);
                break;
            case ConditionalExpression e:
                Write(e.Then);
                _out.Write(" if ");
                Write(e.Condition);
                _out.Write(" else ");
                Write(e.Else);
                break;
            case SelectorExpression e:
                Write(e.Value);
                _out.Write(e.IsOptional ? "?." : ".");
                Names(e.Members);
                break;
            case CallExpression e:
                Write(e.Function);
                Arguments(e, e.Arguments, e.Keywords);
                break;
            case SubscriptExpression e:
                Write(e.Value);
                _out.Write(e.IsOptional ? "?[" : "[");
                Write(e.Index);
                _out.Write("]");
                break;
            case SliceExpression e:
                Slice(e);
                break;
            case ParenthesizedExpression e:
                _out.Write("(");
                Write(e.Inner);
                _out.Write(")");
                break;
            default:
                WriteBracketed(expression);
                break;
        }
    }

    private void Compare(CompareExpression expression)
    {
        Write(expression.Left);
        for (var i = 0; i < expression.Operators.Count; i++)
        {
            _out.Write(" ").Write(expression.Operators[i].Text()).Write(" ");
            Write(expression.Comparators[i]);
        }
    }

    /// <summary>Both colons are always written.</summary>
    private void Slice(SliceExpression expression)
    {
        Write(expression.Value);
        _out.Write(expression.IsOptional ? "?[" : "[");
        WriteOptional(expression.Lower);
        _out.Write(":");
        WriteOptional(expression.Upper);
        _out.Write(":");
        WriteOptional(expression.Step);
        _out.Write("]");
    }

    private void WriteOptional(ExpressionSyntax? expression)
    {
        if (expression is not null)
        {
            Write(expression);
        }
    }

    /// <summary>`(a, k=v)`; one argument to a line when comments stand between them.</summary>
    private void Arguments(SyntaxNode owner, IReadOnlyList<ExpressionSyntax> arguments, IReadOnlyList<KeywordArgument> keywords)
    {
        var breaks = _layout.HasComments(owner, arguments, keywords);
        _out.Write("(");
        Behind(owner, SlotKind.ListOpen);
        _out.Level += breaks ? 1 : 0;
        for (var i = 0; i < arguments.Count + keywords.Count; i++)
        {
            SyntaxNode argument = i < arguments.Count ? arguments[i] : keywords[i - arguments.Count];
            if (breaks)
            {
                _out.NewLine();
                Leading(argument);
            }

            if (argument is KeywordArgument keyword)
            {
                _out.Write(Name(keyword.Name)).Write("=");
                Write(keyword.Value);
            }
            else
            {
                Write((ExpressionSyntax)argument);
            }

            var isLast = i == arguments.Count + keywords.Count - 1;
            _out.Write(isLast ? "" : breaks ? "," : ", ");
            Behind(argument);
        }

        if (breaks)
        {
            Closing(owner, SlotKind.ListEnd);
            _out.Level--;
            _out.NewLine();
        }

        _out.Write(")");
    }

    private void Parameters(IReadOnlyList<ParameterSyntax> parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            _out.Write(i > 0 ? ", " : "");
            Parameter(parameters[i]);
        }
    }

    private void Parameter(ParameterSyntax parameter)
    {
        _out.Write(Name(parameter.Name));
        if (parameter.Type is { } type)
        {
            _out.Write(": ");
            Write(type);
        }

        Default(parameter.Default);
    }
}
