using Antlr4.Runtime.Tree;
using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;
using static Kcl.Net.Syntax.Generated.KclParser;

namespace Kcl.Net.Syntax.Building;

/// <summary>Schemas, rules and what stands in them.</summary>
internal sealed partial class TreeBuilder
{
    private DecoratorSyntax Decorator(DecoratorContext context) => Test(context.test()) switch
    {
        IdentifierExpression name => new DecoratorSyntax(SpanOf(context), name, [], []),
        CallExpression { Function: IdentifierExpression name } call => new DecoratorSyntax(SpanOf(context), name, call.Arguments, call.Keywords),
        _ => throw Reject(context),
    };

    private SchemaStatement Schema(SchemaStatementContext context, List<DecoratorSyntax>? decorators)
    {
        Guard(context.Start.StartIndex);
        var body = new SchemaBody();
        if (context.schemaBody() is { } block)
        {
            Members(block, body);
        }

        var kind = RawOf(TokenAt(context.SCHEMA())!).Word switch
        {
            Word.Mixin => SchemaKind.Mixin,
            Word.Protocol => SchemaKind.Protocol,
            _ => SchemaKind.Schema,
        };
        return new SchemaStatement(SpanOf(context), kind, JoinedName(context.dottedName()))
        {
            Doc = body.Doc,
            Parameters = context.schemaParameters() is { } parameters ? Parameters(parameters.children) : [],
            Base = context.schemaBase() is { } inherited ? DottedName(inherited.dottedName()) : null,
            Host = context.schemaHost() is { } host ? Host(host) : null,
            Mixins = body.Mixins,
            Decorators = (IReadOnlyList<DecoratorSyntax>?)decorators ?? [],
            Body = body.Members,
            IndexSignature = body.IndexSignature,
            Checks = body.Checks,
        };
    }

    private RuleStatement Rule(RuleStatementContext context, List<DecoratorSyntax>? decorators)
    {
        var block = context.checkBlock().children;
        var doc = block.Count > 2 && block[1] is CheckContext first && RawOf((Parsing.ParserToken)first.Start).IsTripleString ? Doc(first) : null;
        return new RuleStatement(SpanOf(context), JoinedName(context.dottedName()))
        {
            Doc = doc,
            Parameters = context.schemaParameters() is { } parameters ? Parameters(parameters.children) : [],
            Parents = context.ruleParents() is { } parents ? Parents(parents) : [],
            Host = context.schemaHost() is { } host ? Host(host) : null,
            Decorators = (IReadOnlyList<DecoratorSyntax>?)decorators ?? [],
            Checks = Checks(block, doc is null ? 1 : 2),
        };
    }

    private ExpressionSyntax Host(SchemaHostContext context) =>
        Test(context.test()) is IdentifierExpression host ? host : throw Reject(context);

    private List<IdentifierExpression> Parents(RuleParentsContext context)
    {
        var parents = new List<IdentifierExpression>();
        var needsComma = false;
        for (var i = 1; i < context.ChildCount - 1; i++)
        {
            if (context.children[i] is not TestContext test)
            {
                if (!needsComma)
                {
                    throw Reject(context.children[i]);
                }

                needsComma = false;
                continue;
            }

            if (needsComma || Test(test) is not IdentifierExpression name)
            {
                throw Reject(test);
            }

            parents.Add(name);
            needsComma = true;
        }

        return parents;
    }

    private List<CheckSyntax> Checks(IList<IParseTree> children, int first)
    {
        var checks = new List<CheckSyntax>();
        for (var i = first; i < children.Count; i++)
        {
            if (children[i] is CheckContext check)
            {
                checks.Add(new CheckSyntax(
                    SpanOf(check),
                    Simple(check.simple(0)),
                    check.simple().Length > 1 ? Simple(check.simple(1)) : null,
                    check.primary() is { } message ? Primary(message) : null));
            }
        }

        return checks;
    }

    private sealed class SchemaBody
    {
        public StringLiteralExpression? Doc { get; set; }

        public List<StatementSyntax> Members { get; } = [];

        public IReadOnlyList<IdentifierExpression> Mixins { get; set; } = [];

        public IReadOnlyList<CheckSyntax> Checks { get; set; } = [];

        public IndexSignatureSyntax? IndexSignature { get; set; }
    }

    private void Members(SchemaBodyContext context, SchemaBody body)
    {
        var chain = new List<IfClauseContext>();
        List<DecoratorSyntax>? decorators = null;
        var closed = false;
        for (var i = 1; i < context.ChildCount - 1; i++)
        {
            if (context.children[i] is not SchemaMemberContext member)
            {
                continue;
            }

            var child = member.children[0];
            if (closed || (decorators is not null && child is not (DecoratorContext or ExpressionStatementContext)))
            {
                throw Reject(child);
            }

            if (child is IfClauseContext clause)
            {
                AddClause(chain, clause, body.Members);
                continue;
            }

            FlushIf(chain, body.Members);
            switch (child)
            {
                case DecoratorContext decorator:
                    (decorators ??= []).Add(Decorator(decorator));
                    break;
                case AssertStatementContext assert:
                    body.Members.Add(Assert(assert));
                    break;
                case MixinsContext mixins:
                    body.Mixins = Mixins(mixins);
                    break;
                case ChecksContext checks:
                    body.Checks = Checks(checks.checkBlock().children, 1);
                    closed = true;
                    break;
                case IndexSignatureContext signature:
                    IsFaulty |= body.IndexSignature is not null;
                    body.IndexSignature = IndexSignature(signature);
                    break;
                case ExpressionStatementContext expression:
                    if (i == 1 && IsDoc(expression))
                    {
                        body.Doc = Doc(expression);
                        break;
                    }

                    body.Members.Add(Member(expression, decorators));
                    decorators = null;
                    break;
            }
        }

        if (decorators is not null)
        {
            throw Reject(decorators[^1].Span);
        }

        FlushIf(chain, body.Members);
    }

    private bool IsDoc(ExpressionStatementContext context)
    {
        var token = (Parsing.ParserToken)context.Start;
        return RawOf(token).IsTripleString && scanned[token.Raw + 1].Kind != RawKind.Colon;
    }

    private List<IdentifierExpression> Mixins(MixinsContext context)
    {
        var mixins = new List<IdentifierExpression>();
        var hasName = false;
        var children = context.children;
        var asBlock = KindOf(children[2]) == TokenKind.Newline;
        if (asBlock && KindOf(children[^2]) != TokenKind.Dedent)
        {
            throw Reject(context);
        }

        for (var i = 2; i < children.Count - 1; i++)
        {
            var child = children[i];
            if (KindOf(child) is TokenKind.Indent or TokenKind.Dedent && !(asBlock && (KindOf(child) == TokenKind.Indent ? mixins.Count == 0 : i == children.Count - 2)))
            {
                throw Reject(child);
            }

            switch (child)
            {
                case DottedNameContext name:
                    mixins.Add(DottedName(name));
                    hasName = true;
                    break;
                case ITerminalNode terminal when KindOf(terminal) == TokenKind.Comma:
                    if (!hasName)
                    {
                        throw Reject(child);
                    }

                    hasName = false;
                    break;
                default:
                    hasName = false;
                    break;
            }
        }

        return mixins;
    }

    private IndexSignatureSyntax IndexSignature(IndexSignatureContext context)
    {
        var types = context.type();
        var value = Type(types[^1]);
        var defaultValue = context.test() is { } test ? Test(test) : null;
        var anyOther = context.ELLIPSIS().Length > 0;
        if (types.Length == 2)
        {
            return new IndexSignatureSyntax(SpanOf(context), null, anyOther, Type(types[0]), value, defaultValue);
        }

        // `[...a: b]` is no form: the dots stand before the type.
        if (KindOf(context.children[1]) == TokenKind.Ellipsis || types[0].Start != types[0].Stop || KindOf(types[0].typeElement(0).children[0]) == TokenKind.Constant)
        {
            throw Reject(context);
        }

        return new IndexSignatureSyntax(SpanOf(context), Name((Parsing.ParserToken)types[0].Start), anyOther, Type(types[1]), value, defaultValue);
    }

    /// <summary>A line of a schema body: an attribute where it has a type, otherwise a statement as anywhere.</summary>
    private StatementSyntax Member(ExpressionStatementContext context, List<DecoratorSyntax>? decorators)
    {
        var optional = context.QUESTION() is not null;
        var explicitAttribute = optional || decorators is not null;
        if (!optional && scanned[((Parsing.ParserToken)context.Start).Raw + 1].Kind == RawKind.Question)
        {
            // A `?` as the second token makes it an attribute, whatever follows.
            throw Reject(context);
        }

        if (context.type() is not { } type || context.config() is not null)
        {
            return explicitAttribute ? throw Reject(context) : ExpressionStatement(context);
        }

        var target = context.test(0);
        var name = AttributeName(target, explicitAttribute, out var quoted);
        var assignments = context.assignment();
        if (name is null || assignments.Length > 1)
        {
            return explicitAttribute || assignments.Length == 0 ? throw Reject(context) : ExpressionStatement(context);
        }

        var augment = context.AUGMENT() ?? context.INSERT();
        if (optional && !quoted && name.Text.Contains('.', StringComparison.Ordinal))
        {
            throw Reject(context.QUESTION());
        }

        return new SchemaAttributeStatement(SpanOf(context), name, optional, Type(type))
        {
            IsQuoted = quoted,
            Default = assignments.Length == 1 ? Test(assignments[0].test()) : augment is not null ? Test(context.test(1)) : null,
            Operator = augment is null ? null : AugmentOperator(TokenAt(augment)!),
            Decorators = (IReadOnlyList<DecoratorSyntax>?)decorators ?? [],
        };
    }

    private NameSyntax? AttributeName(TestContext context, bool explicitAttribute, out bool quoted)
    {
        quoted = false;
        if (context.Start == context.Stop)
        {
            var token = (Parsing.ParserToken)context.Start;
            quoted = token.Kind == TokenKind.String;
            if (quoted)
            {
                return StringExpression(token) is StringLiteralExpression text ? new NameSyntax(text.Value, SpanOf(token)) : throw Reject(context);
            }

            if (token.Kind == TokenKind.Name && explicitAttribute)
            {
                return Name(token);
            }
        }

        return Test(context) is IdentifierExpression identifier ? JoinedName(identifier) : null;
    }
}
