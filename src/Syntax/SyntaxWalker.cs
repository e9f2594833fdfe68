using System.Runtime.CompilerServices;

namespace Kcl.Net.Syntax;

/// <summary>Visits every node of a tree in source order. Override what matters and call the base to go on below it.</summary>
public abstract class SyntaxWalker
{
    public virtual void VisitStatements(IReadOnlyList<StatementSyntax> statements)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            Visit(statements[i]);
        }
    }

    public virtual void Visit(StatementSyntax statement)
    {
        switch (statement)
        {
            case TypeAliasStatement s:
                Visit(s.Type);
                break;
            case AssertStatement s:
                Visit(s.Test);
                VisitOptional(s.Condition);
                VisitOptional(s.Message);
                break;
            case IfStatement s:
                Visit(s.Condition);
                VisitStatements(s.Then);
                VisitStatements(s.Else);
                break;
            case ExpressionStatement s:
                Visit(s.Expression);
                break;
            case AssignStatement s:
                VisitOptional(s.Type);
                Visit(s.Value);
                foreach (var target in s.Targets)
                {
                    VisitTarget(target);
                }

                break;
            case AugmentedAssignStatement s:
                Visit(s.Value);
                VisitTarget(s.Target);
                break;
            case UnificationStatement s:
                Visit(s.Value);
                Visit(s.Target);
                break;
            case SchemaStatement s:
                VisitSchema(s);
                break;
            case RuleStatement s:
                VisitRule(s);
                break;
            case SchemaAttributeStatement s:
                VisitDecorators(s.Decorators);
                Visit(s.Type);
                VisitOptional(s.Default);
                break;
        }
    }

    public virtual void Visit(ExpressionSyntax expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression)
        {
            case UnaryExpression e:
                Visit(e.Operand);
                break;
            case BinaryExpression e:
                Visit(e.Left);
                Visit(e.Right);
                break;
            case CompareExpression e:
                Visit(e.Left);
                VisitAll(e.Comparators);
                break;
            case ConditionalExpression e:
                Visit(e.Condition);
                Visit(e.Then);
                Visit(e.Else);
                break;
            case SelectorExpression e:
                Visit(e.Value);
                break;
            case CallExpression e:
                Visit(e.Function);
                VisitArguments(e.Arguments, e.Keywords);
                break;
            case SubscriptExpression e:
                Visit(e.Value);
                Visit(e.Index);
                break;
            case SliceExpression e:
                Visit(e.Value);
                VisitOptional(e.Lower);
                VisitOptional(e.Upper);
                VisitOptional(e.Step);
                break;
            case ParenthesizedExpression e:
                Visit(e.Inner);
                break;
            case ListExpression e:
                VisitAll(e.Items);
                break;
            case StarredExpression e:
                Visit(e.Value);
                break;
            case ListIfExpression e:
                Visit(e.Condition);
                VisitAll(e.Then);
                VisitAll(e.Else);
                break;
            case ListComprehension e:
                VisitListComprehension(e);
                break;
            case DictComprehension e:
                VisitDictComprehension(e);
                break;
            case ConfigExpression e:
                VisitConfig(e);
                break;
            case ConfigIfExpression e:
                VisitConfigIf(e);
                break;
            case SchemaExpression e:
                Visit(e.Name);
                VisitArguments(e.Arguments, e.Keywords);
                Visit(e.Config);
                break;
            case LambdaExpression e:
                VisitLambda(e);
                break;
            case QuantifierExpression e:
                VisitQuantifier(e);
                break;
            case InterpolatedStringExpression e:
                foreach (var part in e.Parts)
                {
                    if (part is InterpolationSyntax interpolation)
                    {
                        Visit(interpolation.Expression);
                    }
                }

                break;
            case IdentifierExpression e:
                VisitIdentifier(e);
                break;
        }
    }

    public virtual void Visit(TypeSyntax type)
    {
        switch (type)
        {
            case NamedTypeSyntax t:
                VisitIdentifier(t.Name);
                break;
            case ListTypeSyntax t:
                VisitOptional(t.Item);
                break;
            case DictTypeSyntax t:
                VisitOptional(t.Key);
                VisitOptional(t.Value);
                break;
            case UnionTypeSyntax t:
                foreach (var member in t.Members)
                {
                    Visit(member);
                }

                break;
            case FunctionTypeSyntax t:
                foreach (var parameter in t.Parameters)
                {
                    Visit(parameter);
                }

                VisitOptional(t.Result);
                break;
        }
    }

    protected virtual void VisitIdentifier(IdentifierExpression identifier)
    {
    }

    protected virtual void VisitTarget(TargetSyntax target)
    {
        foreach (var step in target.Path)
        {
            VisitOptional(step.Index);
        }
    }

    protected virtual void VisitSchema(SchemaStatement schema)
    {
        VisitDecorators(schema.Decorators);
        VisitParameters(schema.Parameters);
        VisitOptional(schema.Base);
        VisitOptional(schema.Host);
        foreach (var mixin in schema.Mixins)
        {
            VisitIdentifier(mixin);
        }

        if (schema.IndexSignature is { } signature)
        {
            Visit(signature.KeyType);
            Visit(signature.ValueType);
            VisitOptional(signature.Default);
        }

        VisitStatements(schema.Body);
        VisitChecks(schema.Checks);
    }

    protected virtual void VisitRule(RuleStatement rule)
    {
        VisitDecorators(rule.Decorators);
        VisitParameters(rule.Parameters);
        foreach (var parent in rule.Parents)
        {
            VisitIdentifier(parent);
        }

        VisitOptional(rule.Host);
        VisitChecks(rule.Checks);
    }

    protected virtual void VisitConfig(ConfigExpression config) => VisitEntries(config.Entries);

    protected virtual void VisitConfigIf(ConfigIfExpression branch)
    {
        Visit(branch.Condition);
        VisitEntries(branch.Then);
        VisitEntries(branch.Else);
    }

    protected void VisitEntries(IReadOnlyList<ConfigEntrySyntax> entries)
    {
        foreach (var entry in entries)
        {
            VisitEntry(entry);
        }
    }

    protected virtual void VisitEntry(ConfigEntrySyntax entry)
    {
        VisitOptional(entry.Key);
        Visit(entry.Value);
    }

    protected virtual void VisitListComprehension(ListComprehension comprehension)
    {
        VisitClauses(comprehension.Clauses);
        Visit(comprehension.Element);
    }

    protected virtual void VisitDictComprehension(DictComprehension comprehension)
    {
        VisitClauses(comprehension.Clauses);
        VisitEntry(comprehension.Entry);
    }

    protected virtual void VisitClauses(IReadOnlyList<ForClause> clauses)
    {
        foreach (var clause in clauses)
        {
            Visit(clause.Iterable);
            VisitAll(clause.Conditions);
        }
    }

    protected virtual void VisitLambda(LambdaExpression lambda)
    {
        VisitParameters(lambda.Parameters);
        VisitOptional(lambda.ReturnType);
        VisitStatements(lambda.Body);
    }

    protected virtual void VisitQuantifier(QuantifierExpression quantifier)
    {
        Visit(quantifier.Target);
        Visit(quantifier.Test);
        VisitOptional(quantifier.Condition);
    }

    protected void VisitParameters(IReadOnlyList<ParameterSyntax> parameters)
    {
        foreach (var parameter in parameters)
        {
            VisitOptional(parameter.Type);
            VisitOptional(parameter.Default);
        }
    }

    protected void VisitAll(IReadOnlyList<ExpressionSyntax> expressions)
    {
        for (var i = 0; i < expressions.Count; i++)
        {
            Visit(expressions[i]);
        }
    }

    protected void VisitOptional(ExpressionSyntax? expression)
    {
        if (expression is not null)
        {
            Visit(expression);
        }
    }

    protected void VisitOptional(TypeSyntax? type)
    {
        if (type is not null)
        {
            Visit(type);
        }
    }

    private void VisitArguments(IReadOnlyList<ExpressionSyntax> arguments, IReadOnlyList<KeywordArgument> keywords)
    {
        VisitAll(arguments);
        foreach (var keyword in keywords)
        {
            Visit(keyword.Value);
        }
    }

    private void VisitDecorators(IReadOnlyList<DecoratorSyntax> decorators)
    {
        foreach (var decorator in decorators)
        {
            VisitArguments(decorator.Arguments, decorator.Keywords);
        }
    }

    private void VisitChecks(IReadOnlyList<CheckSyntax> checks)
    {
        foreach (var check in checks)
        {
            Visit(check.Test);
            VisitOptional(check.Condition);
            VisitOptional(check.Message);
        }
    }
}
