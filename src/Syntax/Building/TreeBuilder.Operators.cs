using Antlr4.Runtime.Tree;
using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;
using Kcl.Net.Syntax.Parsing;
using static Kcl.Net.Syntax.Generated.KclParser;

namespace Kcl.Net.Syntax.Building;

/// <summary>
/// Precedence over the flat row of operands and operators. All operators join to the left. Comparisons met on one level
/// become one chain; another operator on that level closes the chain.
/// </summary>
internal sealed partial class TreeBuilder
{
    public ExpressionSyntax Simple(SimpleContext context)
    {
        var children = context.children;
        if (children.Count == 1)
        {
            return Primary((PrimaryContext)children[0]);
        }

        if (children.Count > 2 * MaxChain && children.Count(c => c is PrimaryContext) > MaxChain)
        {
            throw Reject(SpanOf(context), SyntaxRejectedException.TooDeep);
        }

        var at = 0;
        return Climb(context, ref at, 0);
    }

    private ExpressionSyntax Climb(SimpleContext context, ref int at, int floor)
    {
        var children = context.children;
        var left = Unary(children, ref at);
        List<CompareOperator>? comparisons = null;
        List<ExpressionSyntax>? comparators = null;
        while (at < children.Count)
        {
            var token = TokenAt(children[at])!;
            var raw = RawOf(token);
            var level = Level(raw, out var comparison, out var binary);
            if (level <= floor)
            {
                break;
            }

            at++;
            var right = Climb(context, ref at, level);
            if (comparison is { } compare)
            {
                (comparisons ??= []).Add(compare == CompareOperator.Is && token.End - token.Start > 2 ? CompareOperator.IsNot : compare);
                (comparators ??= []).Add(right);
                continue;
            }

            if (comparisons is not null)
            {
                left = new CompareExpression(left.Span.To(comparators![^1].Span), left, comparisons, comparators);
                comparisons = null;
                comparators = null;
            }

            left = new BinaryExpression(left.Span.To(right.Span), left, binary, right);
        }

        return comparisons is null ? left : new CompareExpression(left.Span.To(comparators![^1].Span), left, comparisons, comparators);
    }

    private ExpressionSyntax Unary(IList<IParseTree> children, ref int at)
    {
        if (children[at] is PrimaryContext primary)
        {
            at++;
            return Primary(primary);
        }

        var token = TokenAt(children[at])!;
        var op = RawOf(token).Kind switch
        {
            RawKind.Plus => UnaryOperator.Plus,
            RawKind.Minus => UnaryOperator.Minus,
            RawKind.Tilde => UnaryOperator.Invert,
            _ => UnaryOperator.Not,
        };
        var operand = Primary((PrimaryContext)children[at + 1]);
        at += 2;
        return new UnaryExpression(SpanOf(token).To(operand.Span), op, operand);
    }

    private static int Level(RawToken token, out CompareOperator? comparison, out BinaryOperator binary)
    {
        comparison = null;
        binary = BinaryOperator.Add;
        switch (token.Kind)
        {
            case RawKind.Identifier:
                return WordLevel(token.Word, out comparison, out binary);
            case RawKind.EqualEqual:
                comparison = CompareOperator.Equal;
                return 4;
            case RawKind.NotEqual:
                comparison = CompareOperator.NotEqual;
                return 4;
            case RawKind.Less:
                comparison = CompareOperator.Less;
                return 7;
            case RawKind.LessEqual:
                comparison = CompareOperator.LessOrEqual;
                return 7;
            case RawKind.Greater:
                comparison = CompareOperator.Greater;
                return 7;
            case RawKind.GreaterEqual:
                comparison = CompareOperator.GreaterOrEqual;
                return 7;
        }

        (binary, var level) = token.Kind switch
        {
            RawKind.Pipe => (BinaryOperator.BitOr, 8),
            RawKind.Caret => (BinaryOperator.BitXor, 9),
            RawKind.Ampersand => (BinaryOperator.BitAnd, 10),
            RawKind.ShiftLeft => (BinaryOperator.ShiftLeft, 11),
            RawKind.ShiftRight => (BinaryOperator.ShiftRight, 11),
            RawKind.Plus => (BinaryOperator.Add, 12),
            RawKind.Minus => (BinaryOperator.Subtract, 12),
            RawKind.Star => (BinaryOperator.Multiply, 13),
            RawKind.Slash => (BinaryOperator.Divide, 13),
            RawKind.SlashSlash => (BinaryOperator.FloorDivide, 13),
            RawKind.Percent => (BinaryOperator.Modulo, 13),
            _ => (BinaryOperator.Power, 14),
        };
        return level;
    }

    private static int WordLevel(Word word, out CompareOperator? comparison, out BinaryOperator binary)
    {
        comparison = null;
        binary = BinaryOperator.As;
        switch (word)
        {
            case Word.Or:
                binary = BinaryOperator.Or;
                return 2;
            case Word.And:
                binary = BinaryOperator.And;
                return 3;
            case Word.In:
                comparison = CompareOperator.In;
                return 5;
            case Word.Not:
                comparison = CompareOperator.NotIn;
                return 5;
            case Word.Is:
                comparison = CompareOperator.Is;
                return 6;
            default:
                return 1;
        }
    }
}
