using Antlr4.Runtime.Tree;
using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;
using Kcl.Net.Syntax.Parsing;
using static Kcl.Net.Syntax.Generated.KclParser;

namespace Kcl.Net.Syntax.Building;

/// <summary>Expressions: ternaries, operands with their postfixes, arguments, literals.</summary>
internal sealed partial class TreeBuilder
{
    public ExpressionSyntax Test(TestContext context)
    {
        Guard(context.Start.StartIndex);
        var children = context.children;
        if (children.Count == 1)
        {
            return Simple((SimpleContext)children[0]);
        }

        if (children.Count > 4 * MaxChain)
        {
            throw Reject(SpanOf(context), SyntaxRejectedException.TooDeep);
        }

        // a WHEN b ELSE c WHEN d ELSE e: nested in the else part.
        var result = Simple((SimpleContext)children[^1]);
        for (var i = children.Count - 5; i >= 0; i -= 4)
        {
            var then = Simple((SimpleContext)children[i]);
            result = new ConditionalExpression(then.Span.To(result.Span), then, Simple((SimpleContext)children[i + 2]), result);
        }

        return result;
    }

    private ExpressionSyntax Primary(PrimaryContext context)
    {
        var children = context.children;
        if (children.Count > 2 * MaxChain)
        {
            throw Reject(SpanOf(context), SyntaxRejectedException.TooDeep);
        }

        var current = Operand(context, out var i);
        if (current is IdentifierExpression head)
        {
            var parts = 0;
            while (i + (2 * parts) < children.Count && KindOf(children[i + (2 * parts)]) == TokenKind.Dot)
            {
                parts++;
            }

            if (parts > 0)
            {
                current = Dotted(head.Names[0], children, i, parts);
                i += 2 * parts;
            }

            RefuseReservedStart(head.Names[0]);
        }

        for (var links = 1; i < children.Count; links++)
        {
            RefuseLongChain(links, context);
            switch (children[i])
            {
                case CallArgumentsContext call:
                    var (arguments, keywords) = Arguments(call);
                    current = new CallExpression(current.Span.To(SpanOf(call)), current, arguments, keywords);
                    i++;
                    break;
                case SubscriptContext subscript:
                    current = Subscript(current, subscript);
                    i++;
                    break;
                case ConfigContext config:
                    current = SchemaLiteral(current, config);
                    i++;
                    break;
                default:
                    current = Selector(current, children, ref i);
                    break;
            }
        }

        return current;
    }

    private IdentifierExpression Dotted(NameSyntax head, IList<IParseTree> children, int first, int count)
    {
        var parts = new NameSyntax[count + 1];
        parts[0] = head;
        for (var i = 0; i < count; i++)
        {
            parts[i + 1] = Name(TokenAt(children[first + (2 * i) + 1])!);
        }

        return new IdentifierExpression(head.Span.To(parts[^1].Span), parts);
    }

    /// <summary>`all`, `any`, `map` and `filter` begin a quantifier and are no names where an operand begins.</summary>
    private void RefuseReservedStart(NameSyntax name)
    {
        if (name.Text.Length is 3 or 6 && name.Text is "all" or "any" or "map" or "filter" && name.Span.Length == name.Text.Length)
        {
            throw Reject(name.Span);
        }
    }

    private SelectorExpression Selector(ExpressionSyntax value, IList<IParseTree> children, ref int i)
    {
        var optional = KindOf(children[i]) == TokenKind.OptionalDot;
        var members = new List<NameSyntax>(1);
        do
        {
            members.Add(Name(TokenAt(children[i + 1])!));
            i += 2;
        }
        while (i < children.Count && KindOf(children[i]) == TokenKind.Dot);

        return new SelectorExpression(value.Span.To(members[^1].Span), value, members, optional);
    }

    private SchemaExpression SchemaLiteral(ExpressionSyntax head, ConfigContext config)
    {
        var span = head.Span.To(SpanOf(config));
        return head switch
        {
            IdentifierExpression name => new SchemaExpression(span, name, [], [], Entries(config.entries(), SpanOf(config))),
            CallExpression { Function: IdentifierExpression name } call =>
                new SchemaExpression(span, name, call.Arguments, call.Keywords, Entries(config.entries(), SpanOf(config))),
            _ => throw Reject(config),
        };
    }

    private ExpressionSyntax Subscript(ExpressionSyntax value, SubscriptContext context)
    {
        var bounds = new ExpressionSyntax?[3];
        var colons = 0;
        for (var i = 1; i < context.ChildCount - 1; i++)
        {
            if (context.children[i] is TestContext test)
            {
                if (bounds[colons] is not null)
                {
                    throw Reject(test);
                }

                bounds[colons] = Test(test);
            }
            else if (++colons > 2)
            {
                throw Reject(context.children[i]);
            }
        }

        var span = value.Span.To(SpanOf(context));
        var optional = KindOf(context.children[0]) == TokenKind.OptionalIndex;
        return colons > 0
            ? new SliceExpression(span, value, bounds[0], bounds[1], bounds[2], optional)
            : new SubscriptExpression(span, value, bounds[0] ?? throw Reject(context), optional);
    }

    private (IReadOnlyList<ExpressionSyntax> Arguments, IReadOnlyList<KeywordArgument> Keywords) Arguments(CallArgumentsContext context)
    {
        var children = context.children;
        if (children.Count == 2)
        {
            return ([], []);
        }

        var arguments = new List<ExpressionSyntax>();
        var keywords = new List<KeywordArgument>();
        var layout = new ItemLayout(needsFirstNewline: true);
        for (var i = 1; i < children.Count - 1; i++)
        {
            if (children[i] is not ArgumentContext argument)
            {
                layout.Separator(children[i], KindOf(children[i]));
                continue;
            }

            layout.Item(argument);
            var value = Test(argument.test(0));
            if (argument.ChildCount > 1)
            {
                if (value is not IdentifierExpression name)
                {
                    throw Reject(argument);
                }

                keywords.Add(new KeywordArgument(SpanOf(argument), JoinedName(name), Test(argument.test(1))));
                continue;
            }

            IsFaulty |= keywords.Count > 0;
            arguments.Add(value);
        }

        layout.End(allowsStrayLine: false);
        return (arguments, keywords);
    }

    /// <summary>What a primary begins with, and the index of the child after it.</summary>
    private ExpressionSyntax Operand(PrimaryContext context, out int next)
    {
        next = 1;
        switch (context.children[0])
        {
            case ListContext list:
                return List(list);
            case DictContext dict:
                return Entries(dict.entries(), SpanOf(dict));
            case LambdaContext lambda:
                return Lambda(lambda);
            case QuantifierContext quantifier:
                return Quantifier(quantifier);
        }

        var token = TokenAt(context.children[0])!;
        switch (token.Kind)
        {
            case TokenKind.Name:
                var name = Name(token);
                return new IdentifierExpression(name.Span, [name]);
            case TokenKind.Constant:
                return Constant(token);
            case TokenKind.Missing:
                return new MissingExpression(SpanOf(token));
            case TokenKind.Integer:
                return IntegerLiteral(token);
            case TokenKind.Float:
                return FloatLiteral(token);
            case TokenKind.String:
                return StringExpression(token);
            default:
                next = 3;
                var span = TextSpan.FromBounds(token.Start, TokenAt(context.children[2])!.End);
                return new ParenthesizedExpression(span, Test((TestContext)context.children[1]));
        }
    }

    private ConstantExpression Constant(ParserToken token) => new(SpanOf(token), RawOf(token).Word switch
    {
        Word.True => ConstantName.True,
        Word.False => ConstantName.False,
        Word.NoneValue => ConstantName.None,
        _ => ConstantName.Undefined,
    });

    private IntLiteralExpression IntegerLiteral(ParserToken token)
    {
        var suffix = RawOf(token).Extra;
        if (!NumberText.TryInteger(_text.AsSpan(token.Start, token.End - token.Start - suffix), out var value))
        {
            throw Reject(SpanOf(token));
        }

        // A lone `i` is let through and means nothing.
        var unit = suffix == 0 || _text.AsSpan(token.End - suffix, suffix) is "i" ? null : _text.Substring(token.End - suffix, suffix);
        return new IntLiteralExpression(SpanOf(token), value, unit);
    }

    private FloatLiteralExpression FloatLiteral(ParserToken token) =>
        NumberText.TryFloat(_text.AsSpan(token.Start, token.End - token.Start - RawOf(token).Extra), out var value)
            ? new FloatLiteralExpression(SpanOf(token), value)
            : throw Reject(SpanOf(token));
}
