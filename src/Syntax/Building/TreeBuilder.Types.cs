using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;
using static Kcl.Net.Syntax.Generated.KclParser;

namespace Kcl.Net.Syntax.Building;

/// <summary>Types.</summary>
internal sealed partial class TreeBuilder
{
    public TypeSyntax Type(TypeContext context)
    {
        Guard(context.Start.StartIndex);
        var elements = context.typeElement();
        return Union(elements, 0);
    }

    /// <summary>A function type's result takes in all the rest of the union.</summary>
    private TypeSyntax Union(TypeElementContext[] elements, int first)
    {
        var members = new List<TypeSyntax>();
        for (var i = first; i < elements.Length; i++)
        {
            var result = elements[i];
            var depth = 0;
            while (result.RESULT() is not null)
            {
                result = result.typeElement();
                if (++depth > MaxChain)
                {
                    throw Reject(SpanOf(result), Parsing.SyntaxRejectedException.TooDeep);
                }
            }

            if (depth == 0 || i == elements.Length - 1)
            {
                members.Add(Element(elements[i], null));
                continue;
            }

            // The tail belongs to the innermost result.
            members.Add(Element(elements[i], Union(elements, i + 1)));
            break;
        }

        return members.Count == 1 ? members[0] : new UnionTypeSyntax(members[0].Span.To(members[^1].Span), members);
    }

    private TypeSyntax Element(TypeElementContext context, TypeSyntax? tail)
    {
        Guard(context.Start.StartIndex);
        var span = SpanOf(context);
        if (context.dottedName() is { } name)
        {
            return NamedType(name);
        }

        var first = TokenAt(context.children[0])!;
        switch (first.Kind)
        {
            case TokenKind.Constant:
                var constant = Constant(first);
                return constant.Name is ConstantName.True or ConstantName.False
                    ? new LiteralTypeSyntax(span, constant)
                    : new NamedTypeSyntax(span, new IdentifierExpression(span, [Name(first)]));
            case TokenKind.Integer:
                return new LiteralTypeSyntax(span, IntegerType(first));
            case TokenKind.Float:
                return new LiteralTypeSyntax(span, FloatLiteral(first));
            case TokenKind.String:
                return new LiteralTypeSyntax(span, StringLiteral(first));
            case TokenKind.List:
                return new ListTypeSyntax(span, context.type() is { Length: > 0 } items ? Type(items[0]) : null);
            case TokenKind.Dict:
                return DictType(context, span);
            default:
                return FunctionType(context, span, tail);
        }
    }

    private TypeSyntax NamedType(DottedNameContext context)
    {
        var span = SpanOf(context);
        if (context.ChildCount == 1)
        {
            BasicTypeKind? basic = RawOf(TokenAt(context.children[0])!).Word switch
            {
                Word.Any => BasicTypeKind.Any,
                Word.Bool => BasicTypeKind.Bool,
                Word.Int => BasicTypeKind.Int,
                Word.Float => BasicTypeKind.Float,
                Word.Str => BasicTypeKind.Str,
                _ => null,
            };
            if (basic is { } kind)
            {
                return new BasicTypeSyntax(span, kind);
            }
        }

        return new NamedTypeSyntax(span, DottedName(context));
    }

    /// <summary>Literal types know decimal digits only.</summary>
    private IntLiteralExpression IntegerType(Parsing.ParserToken token)
    {
        var literal = IntegerLiteral(token);
        var digits = _text.AsSpan(token.Start, token.End - token.Start - RawOf(token).Extra);
        return digits.ContainsAnyExceptInRange('0', '9') || literal.Value < 0 ? throw Reject(SpanOf(token)) : literal;
    }

    private DictTypeSyntax DictType(TypeElementContext context, TextSpan span)
    {
        TypeSyntax? key = null;
        TypeSyntax? value = null;
        var afterColon = false;
        foreach (var child in context.children)
        {
            if (child is TypeContext type)
            {
                if (afterColon)
                {
                    value = Type(type);
                }
                else
                {
                    key = Type(type);
                }
            }
            else if (KindOf(child) == TokenKind.Colon)
            {
                afterColon = true;
            }
        }

        return new DictTypeSyntax(span, key, value);
    }

    private FunctionTypeSyntax FunctionType(TypeElementContext context, TextSpan span, TypeSyntax? tail)
    {
        var parameters = new List<TypeSyntax>();
        var mayHaveComma = false;
        foreach (var child in context.children)
        {
            if (child is TypeContext type)
            {
                parameters.Add(Type(type));
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
        }

        TypeSyntax? result = null;
        if (context.RESULT() is not null)
        {
            result = Element(context.typeElement(), context.typeElement().RESULT() is not null ? tail : null);
            if (tail is not null)
            {
                span = span.To(tail.Span);
                if (context.typeElement().RESULT() is null)
                {
                    result = WithTail(result, tail);
                }
            }
        }

        return new FunctionTypeSyntax(span, parameters, result);
    }

    private static UnionTypeSyntax WithTail(TypeSyntax first, TypeSyntax tail)
    {
        var members = new List<TypeSyntax> { first };
        if (tail is UnionTypeSyntax union)
        {
            members.AddRange(union.Members);
        }
        else
        {
            members.Add(tail);
        }

        return new UnionTypeSyntax(first.Span.To(tail.Span), members);
    }
}
