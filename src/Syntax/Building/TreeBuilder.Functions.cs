using Antlr4.Runtime.Tree;
using Kcl.Net.Lexer;
using static Kcl.Net.Syntax.Generated.KclParser;

namespace Kcl.Net.Syntax.Building;

/// <summary>Lambdas, quantifiers and parameters.</summary>
internal sealed partial class TreeBuilder
{
    private LambdaExpression Lambda(LambdaContext context)
    {
        Guard(context.Start.StartIndex);
        var children = context.children;
        var body = 1;
        while (KindOf(children[body]) != TokenKind.Body)
        {
            body++;
        }

        var parameters = context.lambdaBraces() is { } braces ? Parameters(braces.children) : Parameters(context.parameter(), children);
        var type = context.type() is { } result ? Type(result) : null;
        return new LambdaExpression(SpanOf(context), parameters, type, Statements(children, body + 1));
    }

    private IReadOnlyList<ParameterSyntax> Parameters(ParameterContext[] parameters, IList<IParseTree> children) =>
        parameters.Length == 0 && children.Count > 1 && KindOf(children[1]) != TokenKind.Comma ? [] : Parameters(children);

    private List<ParameterSyntax> Parameters(IList<IParseTree> children)
    {
        var parameters = new List<ParameterSyntax>();
        var mayHaveComma = false;
        foreach (var child in children)
        {
            if (child is ParameterContext parameter)
            {
                var type = parameter.type() is { } written ? Type(written) : null;
                var value = parameter.test() is { } test ? Test(test) : null;
                parameters.Add(new ParameterSyntax(SpanOf(parameter), JoinedName(parameter.dottedName()), type, value));
                mayHaveComma = true;
            }
            else if (KindOf(child) == TokenKind.Comma)
            {
                if (!mayHaveComma)
                {
                    throw Reject(child);
                }

                mayHaveComma = false;
            }
            else if (KindOf(child) == TokenKind.Body)
            {
                break;
            }
        }

        return parameters;
    }

    private QuantifierExpression Quantifier(QuantifierContext context)
    {
        Guard(context.Start.StartIndex);
        var kind = RawOf(TokenAt(context.children[0])!).Word switch
        {
            Word.All => QuantifierKind.All,
            Word.Any => QuantifierKind.Any,
            Word.Filter => QuantifierKind.Filter,
            _ => QuantifierKind.Map,
        };
        var names = context.dottedName();
        IdentifierExpression[] variables = names.Length == 1 ? [DottedName(names[0])] : [DottedName(names[0]), DottedName(names[1])];
        var test = context.quantifierBody().quantifierTest();
        return new QuantifierExpression(
            SpanOf(context),
            kind,
            variables,
            QuantifierTarget(context.quantifierTarget()),
            Simple(test.simple()),
            test.test() is { } condition ? Test(condition) : null);
    }

    private ExpressionSyntax QuantifierTarget(QuantifierTargetContext context)
    {
        switch (context.children[0])
        {
            case ListContext list:
                return List(list);
            case DictContext dict:
                return Entries(dict.entries(), SpanOf(dict));
        }

        var token = TokenAt(context.children[0])!;
        if (token.Kind == TokenKind.String)
        {
            return StringExpression(token);
        }

        var head = Name(token);
        RefuseReservedStart(head);
        return QuantifierSteps(head, context.children);
    }

    private ExpressionSyntax QuantifierSteps(NameSyntax head, IList<IParseTree> children)
    {
        if (children.Count > MaxChain)
        {
            throw Reject(head.Span, Parsing.SyntaxRejectedException.TooDeep);
        }

        var names = new List<NameSyntax> { head };
        var i = 1;
        for (; i < children.Count && KindOf(((QuantifierStepContext)children[i]).children[0]) == TokenKind.Dot; i++)
        {
            names.Add(Name(TokenAt(((QuantifierStepContext)children[i]).children[1])!));
        }

        ExpressionSyntax current = new IdentifierExpression(head.Span.To(names[^1].Span), names);
        while (i < children.Count)
        {
            var step = (QuantifierStepContext)children[i++];
            if (step.subscript() is { } subscript)
            {
                current = Subscript(current, subscript);
                continue;
            }

            var optional = KindOf(step.children[0]) == TokenKind.OptionalDot;
            var members = new List<NameSyntax> { Name(TokenAt(step.children[1])!) };
            for (; i < children.Count && KindOf(((QuantifierStepContext)children[i]).children[0]) == TokenKind.Dot; i++)
            {
                members.Add(Name(TokenAt(((QuantifierStepContext)children[i]).children[1])!));
            }

            current = new SelectorExpression(current.Span.To(members[^1].Span), current, members, optional);
        }

        return current;
    }
}
