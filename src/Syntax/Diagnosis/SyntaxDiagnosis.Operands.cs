using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Diagnosis;

/// <summary>Operands: names, literals, lambdas, quantifiers.</summary>
internal sealed partial class SyntaxDiagnosis
{
    private Form Operand()
    {
        switch (Kind)
        {
            case RawKind.Identifier:
                return WordOperand();
            case RawKind.Integer or RawKind.Float:
                Number();
                return Form.Plain("NumberLitExpression");
            case RawKind.String:
                return StringOperand();
            case RawKind.OpenParen:
                Bump();
                Expression();
                if (Kind == RawKind.CloseParen)
                {
                    Bump();
                }
                else
                {
                    Expected(")");
                }

                return Form.Plain("ParenExpression");
            case RawKind.OpenBracket:
                Bump();
                return ListAfterBracket();
            case RawKind.OpenBrace:
                return Config();
            default:
                Expected(Identifier, Literal, "(", "[", "{");
                Missing.Add(_at);
                return Form.Missing;
        }
    }

    private Form WordOperand()
    {
        switch (Token.Word)
        {
            case Word.NoneValue or Word.Undefined or Word.True or Word.False:
                Bump();
                return Form.Plain("NameConstantLitExpression");
            case Word.Lambda:
                Lambda();
                return Form.Plain("LambdaExpression");
            case Word.All or Word.Any or Word.Map or Word.Filter:
                Quantifier();
                return Form.Plain("QuantExpression");
        }

        Name();
        if (Kind == RawKind.OpenParen)
        {
            Call();
            if (Kind != RawKind.OpenBrace)
            {
                return Form.Plain("CallExpression");
            }
        }

        if (Kind != RawKind.OpenBrace)
        {
            return Form.Identifier;
        }

        Config();
        return Form.Plain("SchemaExpression");
    }

    private void Number()
    {
        ref var token = ref _raw[_at];
        var text = _raw.Text.AsSpan(token.Start, token.End - token.Start - token.Extra);
        if (token.Kind == RawKind.Integer)
        {
            if (!token.IsFaulty && !NumberText.TryInteger(text, out _))
            {
                Expected("int");
            }
        }
        else if (!token.IsFaulty && !NumberText.TryFloat(text, out _))
        {
            Expected("float");
        }

        Bump();
    }

    private void Lambda()
    {
        Bump();
        if (Kind == RawKind.OpenBrace && Token.Extra > 0 && Token.Extra + 1 < _raw.Count && _raw[Token.Extra + 1].Kind == RawKind.Arrow)
        {
            Bump();
            Parameters(closesWith: RawKind.CloseBrace, multiline: true);
        }
        else if (Kind != RawKind.Arrow && !Token.IsOpen)
        {
            Parameters(closesWith: null, multiline: false);
        }

        if (Kind == RawKind.Arrow)
        {
            Bump();
            Type();
        }

        Expect(RawKind.OpenBrace);
        var lines = Kind == RawKind.Newline;
        SkipNewlines();
        while (true)
        {
            var mark = _at;
            SkipIndentation();
            if (Kind == RawKind.CloseBrace || AtEnd)
            {
                break;
            }

            if (Statement())
            {
                SkipNewlines();
            }
            else
            {
                Bump();
            }

            if (Stuck(mark))
            {
                break;
            }
        }

        if (lines)
        {
            SkipIndentation();
        }

        Expect(RawKind.CloseBrace);
    }

    private void Quantifier()
    {
        Bump();
        Name();
        if (Kind == RawKind.Comma)
        {
            Bump();
            Name();
        }

        if (Is(Word.In))
        {
            Bump();
        }
        else
        {
            Expected("in");
        }

        QuantifierTarget();
        Take(RawKind.OpenBrace);
        var lines = Kind == RawKind.Newline;
        if (lines)
        {
            SkipNewlines();
            Take(RawKind.Indent);
        }

        Row();
        if (Is(Word.If))
        {
            Bump();
            Expression();
        }

        if (lines)
        {
            if (Kind == RawKind.Newline)
            {
                SkipNewlines();
            }
            else
            {
                Expected("newline");
            }

            CheckDedent();
            Take(RawKind.Dedent);
        }

        Take(RawKind.CloseBrace);
    }

    /// <summary>Reads the token if it is there; otherwise says so and stays.</summary>
    private void Take(RawKind kind)
    {
        if (Kind == kind && (kind != RawKind.Dedent || Token.Extra == 0))
        {
            Bump();
        }
        else
        {
            Expected(KindText(kind));
        }
    }

    private void QuantifierTarget()
    {
        switch (Kind)
        {
            case RawKind.Identifier when Token.Word is Word.NoneValue or Word.Undefined or Word.Lambda or Word.Any or Word.All or Word.Map or Word.Filter:
                Expected("None", "Undefined", "lambda", "any", "all", "map", "filter");
                return;
            case RawKind.Identifier:
                Name();
                QuantifierSteps();
                return;
            case RawKind.String:
                StringOperand();
                return;
            case RawKind.Integer or RawKind.Float:
                Expected("str");
                return;
            case RawKind.OpenBracket:
                Bump();
                ListAfterBracket();
                return;
            case RawKind.OpenBrace:
                Config();
                return;
            case RawKind.OpenParen:
                Expected("[", "{");
                return;
            default:
                Expected(Identifier, Literal);
                return;
        }
    }

    private void QuantifierSteps()
    {
        while (true)
        {
            switch (Kind)
            {
                case RawKind.Dot:
                    Selector(Form.Identifier, optional: false);
                    break;
                case RawKind.Question when PeekAt(1).Kind == RawKind.Dot:
                    Bump();
                    Selector(Form.Identifier, optional: true);
                    break;
                case RawKind.Question when PeekAt(1).Kind == RawKind.OpenBracket:
                    Bump();
                    Subscript(Form.Identifier, optional: true);
                    break;
                case RawKind.OpenBracket:
                    Subscript(Form.Identifier, optional: false);
                    break;
                default:
                    return;
            }
        }
    }
}
