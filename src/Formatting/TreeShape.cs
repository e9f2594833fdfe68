using System.Globalization;
using System.Text;
using Kcl.Net.Syntax;

namespace Kcl.Net.Formatting;

/// <summary>
/// A tree as text, without layout and positions: two programs are the same when their shapes are equal. Differences
/// without a meaning are left out: `elif` for an `if` alone in an `else`, the keyword of a schema whose name makes it
/// a mixin, a lambda's result `any`.
/// </summary>
internal sealed class TreeShape
{
    private readonly StringBuilder _text = new();

    public static string Of(ModuleSyntax module)
    {
        var shape = new TreeShape();
        shape.Optional(module.Doc);
        shape.Block(module.Body);
        return shape._text.ToString();
    }

    public static string Of(ExpressionSyntax expression)
    {
        var shape = new TreeShape();
        shape.Add(expression);
        return shape._text.ToString();
    }

    private void Block(IReadOnlyList<StatementSyntax> statements) => List(statements, Add);

    private void Add(StatementSyntax statement)
    {
        Begin(statement);
        switch (statement)
        {
            case ImportStatement s:
                Text(s.RawPath);
                Text(s.Alias?.Text);
                break;
            case TypeAliasStatement s:
                Text(s.Name.Text);
                Add(s.Type);
                break;
            case AssertStatement s:
                Add(s.Test);
                Optional(s.Condition);
                Optional(s.Message);
                break;
            case IfStatement s:
                Add(s.Condition);
                Block(s.Then);
                Block(s.Else);
                break;
            case ExpressionStatement s:
                Add(s.Expression);
                break;
            case AssignStatement s:
                List(s.Targets, Add);
                Optional(s.Type);
                Add(s.Value);
                break;
            case AugmentedAssignStatement s:
                Add(s.Target);
                Text(s.Operator.Text());
                Add(s.Value);
                break;
            case UnificationStatement s:
                Add(s.Target);
                Add(s.Value);
                break;
            case SchemaStatement s:
                Schema(s);
                break;
            case RuleStatement s:
                Text(s.Name.Text);
                Optional(s.Doc);
                List(s.Parameters, Add);
                List(s.Parents, Add);
                Optional(s.Host);
                List(s.Decorators, Add);
                List(s.Checks, Add);
                break;
            case SchemaAttributeStatement s:
                Text(s.Name.Text);
                Text(s.IsQuoted ? "quoted" : "");
                Text(s.IsOptional ? "?" : "");
                Add(s.Type);
                Text(s.Operator?.Text());
                Optional(s.Default);
                List(s.Decorators, Add);
                break;
        }

        End();
    }

    private void Schema(SchemaStatement s)
    {
        Text(s.IsMixin ? "mixin" : s.IsProtocol ? "protocol" : "schema");
        Text(s.Name.Text);
        Optional(s.Doc);
        List(s.Parameters, Add);
        Optional(s.Base);
        Optional(s.Host);
        List(s.Mixins, Add);
        List(s.Decorators, Add);
        if (s.IndexSignature is { } signature)
        {
            Text(signature.KeyName?.Text);
            Text(signature.AnyOther ? "..." : "");
            Add(signature.KeyType);
            Add(signature.ValueType);
            Optional(signature.Default);
        }

        Block(s.Body);
        List(s.Checks, Add);
    }

    private void Add(CheckSyntax check)
    {
        Add(check.Test);
        Optional(check.Condition);
        Optional(check.Message);
        End();
    }

    private void Add(TargetSyntax target)
    {
        Text(target.Name.Text);
        foreach (var step in target.Path)
        {
            Text(step.Member?.Text);
            Optional(step.Index);
        }

        End();
    }

    private void Add(ParameterSyntax parameter)
    {
        Text(parameter.Name.Text);
        Optional(parameter.Type);
        Optional(parameter.Default);
    }

    private void Add(DecoratorSyntax decorator)
    {
        Add(decorator.Name);
        Arguments(decorator.Arguments, decorator.Keywords);
    }

    private void Arguments(IReadOnlyList<ExpressionSyntax> arguments, IReadOnlyList<KeywordArgument> keywords)
    {
        List(arguments, Add);
        List(keywords, k =>
        {
            Text(k.Name.Text);
            Add(k.Value);
        });
    }

    private void Add(ForClause clause)
    {
        List(clause.Targets, Add);
        Add(clause.Iterable);
        List(clause.Conditions, Add);
    }

    private void Add(ConfigEntrySyntax entry)
    {
        Optional(entry.Key);
        Text(entry.Key is null ? "" : entry.Operator switch { ConfigOperator.Union => ":", ConfigOperator.Override => "=", _ => "+=" });
        Add(entry.Value);
    }

    private void Add(ExpressionSyntax expression)
    {
        Begin(expression);
        switch (expression)
        {
            case IdentifierExpression e:
                Text(e.Text);
                break;
            case ConstantExpression e:
                Text(e.Name.Text());
                break;
            case IntLiteralExpression e:
                Text(e.Value.ToString(CultureInfo.InvariantCulture) + e.Unit);
                break;
            case FloatLiteralExpression e:
                Text(e.Value.ToString("R", CultureInfo.InvariantCulture));
                break;
            case StringLiteralExpression e:
                Text(e.Value);
                break;
            case InterpolatedStringExpression e:
                Text(e.RawText);
                break;
            case UnaryExpression e:
                Text(e.Operator.Text());
                Add(e.Operand);
                break;
            case BinaryExpression e:
                Add(e.Left);
                Text(e.Operator.Text());
                Add(e.Right);
                break;
            case CompareExpression e:
                Add(e.Left);
                List(e.Operators, o => Text(o.Text()));
                List(e.Comparators, Add);
                break;
            case ConditionalExpression e:
                Add(e.Then);
                Add(e.Condition);
                Add(e.Else);
                break;
            case SelectorExpression e:
                Add(e.Value);
                Text(e.IsOptional ? "?" : "");
                List(e.Members, m => Text(m.Text));
                break;
            case CallExpression e:
                Add(e.Function);
                Arguments(e.Arguments, e.Keywords);
                break;
            case SubscriptExpression e:
                Add(e.Value);
                Text(e.IsOptional ? "?" : "");
                Add(e.Index);
                break;
            case SliceExpression e:
                Add(e.Value);
                Text(e.IsOptional ? "?" : "");
                Optional(e.Lower);
                Optional(e.Upper);
                Optional(e.Step);
                break;
            case ParenthesizedExpression e:
                Add(e.Inner);
                break;
            default:
                AddBracketed(expression);
                break;
        }

        End();
    }

    private void AddBracketed(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ListExpression e:
                List(e.Items, Add);
                break;
            case StarredExpression e:
                Add(e.Value);
                break;
            case ListIfExpression e:
                Add(e.Condition);
                List(e.Then, Add);
                List(e.Else, Add);
                break;
            case ListComprehension e:
                Add(e.Element);
                List(e.Clauses, Add);
                break;
            case DictComprehension e:
                Add(e.Entry);
                List(e.Clauses, Add);
                break;
            case ConfigExpression e:
                List(e.Entries, Add);
                break;
            case ConfigIfExpression e:
                Add(e.Condition);
                List(e.Then, Add);
                List(e.Else, Add);
                break;
            case SchemaExpression e:
                Add(e.Name);
                Arguments(e.Arguments, e.Keywords);
                Add(e.Config);
                break;
            case LambdaExpression e:
                List(e.Parameters, Add);
                if (e.ReturnType is not (null or BasicTypeSyntax { Kind: BasicTypeKind.Any }))
                {
                    Add(e.ReturnType);
                }

                Block(e.Body);
                break;
            case QuantifierExpression e:
                Text(e.Kind.Text());
                List(e.Variables, Add);
                Add(e.Target);
                Add(e.Test);
                Optional(e.Condition);
                break;
        }
    }

    private void Add(TypeSyntax type)
    {
        Begin(type);
        switch (type)
        {
            case BasicTypeSyntax t:
                Text(((int)t.Kind).ToString(CultureInfo.InvariantCulture));
                break;
            case LiteralTypeSyntax t:
                Add(t.Literal);
                break;
            case NamedTypeSyntax t:
                Add(t.Name);
                break;
            case ListTypeSyntax t:
                Optional(t.Item);
                break;
            case DictTypeSyntax t:
                Optional(t.Key);
                Optional(t.Value);
                break;
            case UnionTypeSyntax t:
                List(t.Members, Add);
                break;
            case FunctionTypeSyntax t:
                List(t.Parameters, Add);
                Optional(t.Result);
                break;
        }

        End();
    }

    private void Optional(ExpressionSyntax? expression)
    {
        if (expression is not null)
        {
            Add(expression);
        }
        else
        {
            Text(null);
        }
    }

    private void Optional(TypeSyntax? type)
    {
        if (type is not null)
        {
            Add(type);
        }
        else
        {
            Text(null);
        }
    }

    private void List<T>(IReadOnlyList<T> items, Action<T> add)
    {
        _text.Append('[');
        foreach (var item in items)
        {
            add(item);
        }

        _text.Append(']');
    }

    private void Begin(SyntaxNode node) => _text.Append('(').Append(node.GetType().Name).Append(' ');

    private void End() => _text.Append(')');

    /// <summary>Length first, so that no text can pass for structure.</summary>
    private void Text(string? text) => _text.Append(text?.Length ?? -1).Append(':').Append(text).Append(' ');
}
