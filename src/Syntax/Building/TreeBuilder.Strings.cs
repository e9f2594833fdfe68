using Kcl.Net.Diagnostics;
using Kcl.Net.Lexer;
using Kcl.Net.Syntax.Parsing;

namespace Kcl.Net.Syntax.Building;

/// <summary>String literals and the expressions inside them.</summary>
internal sealed partial class TreeBuilder
{
    private (int Start, int End) Content(ParserToken token, StringShape shape)
    {
        var edge = (shape & StringShape.Triple) != 0 ? 3 : 1;
        var start = token.Start + edge + ((shape & StringShape.Raw) != 0 ? 1 : 0);
        return (start, Math.Max(start, (shape & StringShape.Unterminated) != 0 ? token.End : token.End - edge));
    }

    private StringLiteralExpression StringLiteral(ParserToken token)
    {
        var shape = (StringShape)RawOf(token).Extra;
        var (start, end) = Content(token, shape);
        var triple = (shape & StringShape.Triple) != 0;
        return new StringLiteralExpression(SpanOf(token), Evaluate(start, end, shape), token.Text, triple);
    }

    private string Evaluate(int start, int end, StringShape shape)
    {
        if ((shape & StringShape.Invalid) != 0)
        {
            return "";
        }

        var value = StringText.Evaluate(_text.AsSpan(start, end - start), (shape & StringShape.Raw) != 0);
        return (shape & StringShape.Triple) != 0 ? StringText.Dedent(value) : value;
    }

    private ExpressionSyntax StringExpression(ParserToken token)
    {
        var literal = StringLiteral(token);
        var shape = (StringShape)RawOf(token).Extra;
        if ((shape & StringShape.Raw) != 0 || !literal.Value.Contains("${", StringComparison.Ordinal))
        {
            return literal;
        }

        Guard(token.Start);
        var parts = new List<SyntaxNode>();
        var (start, end) = Content(token, shape);
        Interpolate(literal.Value, start, end, parts);
        return new InterpolatedStringExpression(literal.Span, parts, literal.RawText, literal.IsTriple);
    }

    /// <summary>
    /// Source and evaluated text are walked side by side: expressions are read from the source, so that their positions are
    /// right, and the text between them from the evaluated side.
    /// </summary>
    private void Interpolate(string value, int start, int end, List<SyntaxNode> parts)
    {
        var at = start;
        var valueAt = 0;
        while (at < end && valueAt < value.Length)
        {
            var open = _text.IndexOf("${", at, end - at, StringComparison.Ordinal);
            var valueOpen = value.IndexOf("${", valueAt, StringComparison.Ordinal);
            if (open < 0 || valueOpen < 0)
            {
                break;
            }

            var close = _text.IndexOf('}', open, end - open);
            var valueClose = value.IndexOf('}', valueOpen);
            if (close < 0 || valueClose < 0)
            {
                throw Reject(TextSpan.FromBounds(open, end));
            }

            if (open > at && _text[open - 1] == '\\')
            {
                var escaped = value[valueAt..(valueClose + 1)].Replace("\\$", "$", StringComparison.Ordinal);
                parts.Add(Piece(escaped, at, close + 1));
            }
            else
            {
                if (valueOpen > valueAt)
                {
                    parts.Add(Piece(value[valueAt..valueOpen], at, open));
                }

                parts.Add(Interpolation(open, close));
            }

            at = close + 1;
            valueAt = valueClose + 1;
        }

        if (at < end && valueAt < value.Length)
        {
            parts.Add(Piece(value[valueAt..], at, end));
        }
    }

    private StringLiteralExpression Piece(string value, int start, int end) =>
        new(TextSpan.FromBounds(start, end), value, _text[start..end], isTriple: false);

    private InterpolationSyntax Interpolation(int open, int close)
    {
        var span = TextSpan.FromBounds(open, close + 1);
        var inner = Scanner.Scan(_text, open + 2, close);
        if (inner.Errors.Count > 0 || inner.Comments.Count > 1 || open + 2 == close)
        {
            throw Reject(span);
        }

        var parser = new GuardedParser(new TokenCursor(inner));
        var tree = parser.expressionOnly();
        var colon = tree.COLON() is { } node ? TokenAt(node) : null;
        if ((colon is null) != (inner.Comments.Count == 0))
        {
            throw Reject(span);
        }

        string? format = null;
        if (colon is not null)
        {
            var comment = inner.Comments[0];
            if (comment.Start < colon.End || comment.End != close)
            {
                throw Reject(span);
            }

            format = _text.Substring(comment.Start, comment.Length);
        }

        var builder = new TreeBuilder(inner, names);
        var expression = builder.Test(tree.test());
        IsFaulty |= builder.IsFaulty;
        return new InterpolationSyntax(span, expression, format);
    }
}
