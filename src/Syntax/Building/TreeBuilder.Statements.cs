using Antlr4.Runtime.Tree;
using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;
using static Kcl.Net.Syntax.Generated.KclParser;

namespace Kcl.Net.Syntax.Building;

/// <summary>Statements other than schemas.</summary>
internal sealed partial class TreeBuilder
{
    /// <summary>The docstring a statement consists of.</summary>
    private StringLiteralExpression Doc(IParseTree tree)
    {
        var token = ((Antlr4.Runtime.ParserRuleContext)tree).Start as Parsing.ParserToken;
        if (tree.SourceInterval.Length != 1 || token is null || !RawOf(token).IsTripleString)
        {
            throw Reject(tree);
        }

        // What is interpolated in it is not used, but must be well formed.
        StringExpression(token);
        return StringLiteral(token);
    }

    private IReadOnlyList<StatementSyntax> Statements(IList<IParseTree> children, int first)
    {
        var list = new StatementList(this);
        for (var i = first; i < children.Count; i++)
        {
            if (children[i] is StatementContext statement)
            {
                list.Add(statement);
            }
        }

        return list.Finish();
    }

    /// <summary>No statement begins with a sign, though an expression may.</summary>
    private void RefuseSignAtStart(ExpressionStatementContext context)
    {
        var token = (Parsing.ParserToken)context.Start;
        if (token.Kind == TokenKind.Unary && RawOf(token).Kind is RawKind.Plus or RawKind.Minus)
        {
            throw Reject(context);
        }
    }

    private void AddClause(List<IfClauseContext> chain, IfClauseContext clause, List<StatementSyntax> result)
    {
        var kind = KindOf(clause.children[0]);
        if (kind == TokenKind.If)
        {
            FlushIf(chain, result);
        }
        else if (chain.Count == 0 || KindOf(chain[^1].children[0]) == TokenKind.Else)
        {
            throw Reject(clause);
        }

        RefuseLongChain(chain.Count, clause);

        chain.Add(clause);
    }

    private void FlushIf(List<IfClauseContext> chain, List<StatementSyntax> result)
    {
        if (chain.Count == 0)
        {
            return;
        }

        IReadOnlyList<StatementSyntax> otherwise = [];
        var end = SpanOf(chain[^1]);
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            var clause = chain[i];
            var body = Suite(clause.suite());
            otherwise = KindOf(clause.children[0]) == TokenKind.Else
                ? body
                : [new IfStatement(SpanOf(clause).To(end), Test(clause.test()), body, otherwise, isElif: i > 0)];
        }

        result.Add(otherwise[0]);
        chain.Clear();
    }

    private IReadOnlyList<StatementSyntax> Suite(SuiteContext context)
    {
        Guard(context.Start.StartIndex);
        return context.expressionStatement() is { } single
            ? [ExpressionStatement(single)]
            : Statements(context.statements().children ?? [], 0);
    }

    private ImportStatement Import(ImportStatementContext context)
    {
        var dots = 0;
        var single = false;
        foreach (var child in context.children)
        {
            var kind = KindOf(child);
            if (kind == TokenKind.Ellipsis)
            {
                if (single)
                {
                    throw Reject(child);
                }

                dots += 3;
            }
            else if (kind == TokenKind.Dot)
            {
                single = true;
                dots++;
            }
        }

        var alias = context.NAME() is { } name ? Name(TokenAt(name)!) : null;
        return new ImportStatement(SpanOf(context), dots, DottedName(context.dottedName()).Names, alias);
    }

    private AssertStatement Assert(AssertStatementContext context) => new(
        SpanOf(context),
        Simple(context.simple(0)),
        context.simple().Length > 1 ? Simple(context.simple(1)) : null,
        context.test() is { } message ? Test(message) : null);

    private StatementSyntax ExpressionStatement(ExpressionStatementContext context)
    {
        var first = Test(context.test(0));
        var span = SpanOf(context);
        if (context.ChildCount == 1)
        {
            return new ExpressionStatement(span, first);
        }

        if (context.QUESTION() is { } question)
        {
            throw Reject(question);
        }

        if ((context.AUGMENT() ?? context.INSERT()) is { } token)
        {
            if (context.type() is not null)
            {
                throw Reject(token);
            }

            return new AugmentedAssignStatement(span, Target(first), AugmentOperator(TokenAt(token)!), Test(context.test(1)));
        }

        var type = context.type() is { } written ? Type(written) : null;
        if (context.config() is { } config)
        {
            return Unification(context, first, type!, config);
        }

        var assignments = context.assignment();
        if (assignments.Length == 0)
        {
            // An annotation without a value declares nothing outside a schema.
            throw Reject(context.COLON());
        }

        return Assign(span, first, type, assignments);
    }

    private AssignStatement Assign(TextSpan span, ExpressionSyntax first, TypeSyntax? type, AssignmentContext[] assignments)
    {
        var targets = new TargetSyntax[assignments.Length];
        targets[0] = Target(first);
        var value = Test(assignments[0].test());
        for (var i = 1; i < assignments.Length; i++)
        {
            targets[i] = Target(value);
            value = Test(assignments[i].test());
        }

        return new AssignStatement(span, targets, type, value);
    }

    private UnificationStatement Unification(ExpressionStatementContext context, ExpressionSyntax first, TypeSyntax type, ConfigContext config)
    {
        if (first is not IdentifierExpression target || type is not NamedTypeSyntax named)
        {
            throw Reject(config);
        }

        var (arguments, keywords) = context.callArguments() is { } call ? Arguments(call) : ([], []);
        var value = new SchemaExpression(type.Span.To(SpanOf(config)), named.Name, arguments, keywords, Entries(config.entries(), SpanOf(config)));
        return new UnificationStatement(SpanOf(context), target, value);
    }

    private BinaryOperator AugmentOperator(Parsing.ParserToken token) => RawOf(token).Kind switch
    {
        RawKind.PlusAssign => BinaryOperator.Add,
        RawKind.MinusAssign => BinaryOperator.Subtract,
        RawKind.StarAssign => BinaryOperator.Multiply,
        RawKind.StarStarAssign => BinaryOperator.Power,
        RawKind.SlashAssign => BinaryOperator.Divide,
        RawKind.SlashSlashAssign => BinaryOperator.FloorDivide,
        RawKind.PercentAssign => BinaryOperator.Modulo,
        RawKind.ShiftLeftAssign => BinaryOperator.ShiftLeft,
        RawKind.ShiftRightAssign => BinaryOperator.ShiftRight,
        RawKind.AmpersandAssign => BinaryOperator.BitAnd,
        RawKind.PipeAssign => BinaryOperator.BitOr,
        _ => BinaryOperator.BitXor,
    };

    private static TargetSyntax Target(ExpressionSyntax expression)
    {
        var steps = new List<TargetStep>();
        var current = expression;
        while (true)
        {
            switch (current)
            {
                case IdentifierExpression identifier:
                    for (var i = identifier.Names.Count - 1; i > 0; i--)
                    {
                        steps.Add(new TargetStep(identifier.Names[i].Span, identifier.Names[i], null));
                    }

                    steps.Reverse();
                    return new TargetSyntax(expression.Span, identifier.Names[0], steps);
                case SelectorExpression { IsOptional: false } selector:
                    for (var i = selector.Members.Count - 1; i >= 0; i--)
                    {
                        steps.Add(new TargetStep(selector.Members[i].Span, selector.Members[i], null));
                    }

                    current = selector.Value;
                    break;
                case SubscriptExpression { IsOptional: false } subscript:
                    steps.Add(new TargetStep(subscript.Index.Span, null, subscript.Index));
                    current = subscript.Value;
                    break;
                default:
                    throw Reject(expression.Span);
            }
        }
    }
}
