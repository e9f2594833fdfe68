using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Diagnosis;

/// <summary>Expressions up to the operand.</summary>
internal sealed partial class SyntaxDiagnosis
{
    private Form Expression()
    {
        Enter();
        var form = ExpressionPart();
        var isTernary = false;
        while (Is(Word.If))
        {
            isTernary = true;
            Bump();
            Row();
            if (!Is(Word.Else))
            {
                Expected("else");
                break;
            }

            Bump();
            ExpressionPart();
        }

        _depth--;
        return isTernary ? Form.Plain("IfExpression") : form;
    }

    private Form ExpressionPart()
    {
        if (Kind == RawKind.Indent)
        {
            Fault($"unexpected token '{TokenText()}'");
            Bump();
        }

        return Row();
    }

    /// <summary>Operands joined by operators.</summary>
    private Form Row() => Climb(0);

    private Form Climb(int floor)
    {
        var form = Unary();
        var compares = false;
        while (true)
        {
            var level = Level(out var length, out var isComparison);
            if (level <= floor)
            {
                return compares ? Form.Plain("CompareExpression") : form;
            }

            if (Kind is RawKind.Tilde or RawKind.Bang)
            {
                Expected(
                    "+", "-", "*", "/", "%", "**", "//", "<<", ">>", "^", "&", "|", "and", "or", "as",
                    "==", "!=", "<", "<=", ">", ">=", "is", "in", "not in", "not", "is not");
                return form;
            }

            Bump();
            if (length == 2)
            {
                Bump();
            }

            Climb(level);
            compares = isComparison;
            if (!isComparison)
            {
                form = Form.Plain("BinaryExpression");
            }
        }
    }

    private int Level(out int length, out bool isComparison)
    {
        length = 1;
        isComparison = Token.IsComparison;
        switch (Kind)
        {
            case RawKind.Tilde or RawKind.Bang:
                return 15;
            case RawKind.EqualEqual or RawKind.NotEqual:
                return 4;
            case RawKind.Less or RawKind.LessEqual or RawKind.Greater or RawKind.GreaterEqual:
                return 7;
            case RawKind.Pipe:
                return 8;
            case RawKind.Caret:
                return 9;
            case RawKind.Ampersand:
                return 10;
            case RawKind.ShiftLeft or RawKind.ShiftRight:
                return 11;
            case RawKind.Plus or RawKind.Minus:
                return 12;
            case RawKind.Star or RawKind.Slash or RawKind.SlashSlash or RawKind.Percent:
                return 13;
            case RawKind.StarStar:
                return 14;
            case RawKind.Identifier:
                return WordLevel(out length, out isComparison);
            default:
                return 0;
        }
    }

    private int WordLevel(out int length, out bool isComparison)
    {
        length = 1;
        isComparison = false;
        switch (Token.Word)
        {
            case Word.As:
                return 1;
            case Word.Or:
                return 2;
            case Word.And:
                return 3;
            case Word.In:
                isComparison = true;
                return 5;
            case Word.Not when PeekAt(1).Word == Word.In:
                length = 2;
                isComparison = true;
                return 5;
            case Word.Is:
                length = PeekAt(1).Word == Word.Not ? 2 : 1;
                isComparison = true;
                return 6;
            default:
                return 0;
        }
    }

    private Form Unary()
    {
        if (Kind is RawKind.Plus or RawKind.Minus or RawKind.Tilde or RawKind.Bang || Is(Word.Not))
        {
            Bump();
            Primary();
            return Form.Plain("UnaryExpression");
        }

        return Primary();
    }

    private Form Primary()
    {
        var form = Operand();
        while (true)
        {
            switch (Kind)
            {
                case RawKind.Dot:
                    form = Selector(form, optional: false);
                    break;
                case RawKind.Question when PeekAt(1).Kind == RawKind.Dot:
                    Bump();
                    form = Selector(form, optional: true);
                    break;
                case RawKind.Question when PeekAt(1).Kind == RawKind.OpenBracket:
                    Bump();
                    form = Subscript(form, optional: true);
                    break;
                case RawKind.OpenParen:
                    Call();
                    form = Form.Plain("CallExpression");
                    break;
                case RawKind.OpenBracket:
                    form = Subscript(form, optional: false);
                    break;
                default:
                    return form;
            }
        }
    }

    private Form Selector(Form value, bool optional)
    {
        Bump();
        if (Kind == RawKind.Identifier)
        {
            Name();
        }
        else
        {
            Expected(Identifier);
        }

        return Form.Access("SelectorExpression", value, optional, "attribute", slice: false);
    }

    private Form Subscript(Form value, bool optional)
    {
        Bump();
        var read = new bool[4];
        var index = 0;
        var colons = 0;
        var consecutive = 0;
        for (var round = 0; round <= 4 && Kind != RawKind.CloseBracket; round++)
        {
            if (Kind == RawKind.Colon)
            {
                Bump();
                colons++;
                index = Math.Min(index + 1, 3);
                if (colons > 2)
                {
                    Expected("expression", "]");
                }

                consecutive--;
                continue;
            }

            if (colons == 0 && round == 1)
            {
                Fault("a list should have only one expr");
            }

            read[index] = true;
            Expression();
            if (++consecutive > 1)
            {
                Fault("consecutive exprs found");
            }
        }

        if (Kind == RawKind.CloseBracket)
        {
            Bump();
        }
        else
        {
            Expected("]");
        }

        if (colons == 0 && !read[0])
        {
            Fault($"expected expression got {TokenText()}");
        }

        return Form.Access("SubscriptExpression", value, optional, "subscript", slice: colons > 0 || !read[0]);
    }

    private void Call()
    {
        Bump();
        var lines = Kind == RawKind.Newline;
        if (lines)
        {
            SkipNewlines();
            SkipIndentation();
        }

        if (Kind != RawKind.CloseParen)
        {
            Arguments(lines);
        }

        if (Kind == RawKind.Comma)
        {
            Bump();
        }

        if (Kind == RawKind.CloseParen)
        {
            Bump();
        }
        else
        {
            Expected(")");
        }
    }

    private void Arguments(bool lines)
    {
        var keyword = false;
        while (true)
        {
            var mark = _at;
            SkipIndentation();
            if (Kind == RawKind.CloseParen || AtEnd || (Kind == RawKind.Newline && !lines) || Is(Word.For))
            {
                return;
            }

            var start = Token;
            var form = Expression();
            if (Kind == RawKind.Assign)
            {
                Bump();
                if (!form.IsIdentifier)
                {
                    Expected(Identifier);
                }

                Expression();
                keyword = true;
            }
            else
            {
                if (form.IsMissing)
                {
                    Expected(",");
                    Bump();
                }

                if (keyword)
                {
                    FaultAt(start.Start, start.End, "positional argument follows keyword argument");
                }
            }

            if (Kind == RawKind.Comma)
            {
                Bump();
            }

            if (lines)
            {
                SkipNewlines();
            }

            if (Stuck(mark))
            {
                return;
            }
        }
    }

    /// <summary>A dotted name; how many parts it has.</summary>
    private int Name()
    {
        if (Kind != RawKind.Identifier)
        {
            Expected(Identifier);
            return 1;
        }

        Bump();
        var parts = 1;
        while (Kind == RawKind.Dot)
        {
            Bump();
            parts++;
            if (Kind == RawKind.Identifier)
            {
                Bump();
            }
            else
            {
                Expected(Identifier);
            }
        }

        return parts;
    }
}
