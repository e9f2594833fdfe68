using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Diagnosis;

/// <summary>Schemas, rules and their parts.</summary>
internal sealed partial class SyntaxDiagnosis
{
    private void Decorators()
    {
        while (Kind == RawKind.At && !AtEnd)
        {
            Bump();
            var form = Expression();
            if (!form.IsIdentifier && !form.IsCall)
            {
                Expected(Identifier);
            }

            SkipNewlines();
        }

        SkipNewlines();
    }

    private void Schema()
    {
        Bump();
        Name();
        if (Kind == RawKind.OpenBracket)
        {
            Bump();
            Parameters(closesWith: RawKind.CloseBracket, multiline: false);
        }

        if (Kind == RawKind.OpenParen)
        {
            Bump();
            Name();
            Expect(RawKind.CloseParen);
        }

        Host();
        Expect(RawKind.Colon);
        SkipNewlines();
        if (Kind == RawKind.Indent)
        {
            SchemaBody();
        }
    }

    private void Host()
    {
        if (!Is(Word.For))
        {
            return;
        }

        Bump();
        var start = Token;
        if (!Expression().IsIdentifier)
        {
            FaultAt(start.Start, start.End, "expected identifier");
        }
    }

    private void SchemaBody()
    {
        Bump();
        if (PeekAt(1).Kind != RawKind.Colon)
        {
            Doc();
        }

        if (Is(Word.Mixin))
        {
            Mixins();
            SkipNewlines();
        }

        var hasSignature = false;
        while (true)
        {
            var mark = _at;
            CheckDedent();
            if (IsDedent || AtEnd || Is(Word.Check))
            {
                break;
            }

            if (Member(ref hasSignature))
            {
                continue;
            }

            if (!ExpressionOrAssign(inSchema: true))
            {
                Bump();
            }

            if (Stuck(mark))
            {
                break;
            }
        }

        CheckBlock();
        CheckDedent();
        Expect(RawKind.Dedent);
        SkipNewlines();
    }

    /// <summary>The forms of a schema body that are told by their first tokens.</summary>
    private bool Member(ref bool hasSignature)
    {
        if (Is(Word.Assert))
        {
            Assert();
            return true;
        }

        if (Is(Word.If))
        {
            If();
            return true;
        }

        if ((Kind == RawKind.String && PeekAt(1).Kind == RawKind.Colon) || Kind == RawKind.At || PeekAt(1).Kind == RawKind.Question)
        {
            Attribute();
            return true;
        }

        if (Kind != RawKind.OpenBracket)
        {
            return false;
        }

        var start = Token;
        var signature = SignatureOrList();
        if (signature == true && hasSignature)
        {
            FaultAt(start.Start, start.End, "duplicate schema index signature definitions, only one is allowed in the schema");
        }
        else if (signature is null)
        {
            Fault($"expected a index signature or list expression here, got {TokenText()}");
        }

        hasSignature |= signature == true;
        SkipNewlines();
        return true;
    }

    private void Attribute()
    {
        if (Kind == RawKind.At)
        {
            Decorators();
        }

        if (Kind == RawKind.String)
        {
            if (StringOperand().Kind != "StringLitExpression")
            {
                Name();
            }
        }
        else
        {
            Name();
        }

        if (Kind == RawKind.Question)
        {
            Bump();
        }

        Expect(RawKind.Colon);
        Type();
        if (Kind == RawKind.Assign || Token.IsAugmentedAssign)
        {
            Bump();
            Expression();
        }

        SkipNewlines();
    }

    private bool? SignatureOrList()
    {
        Bump();
        var next = PeekAt(1).Kind;
        switch (Kind)
        {
            case RawKind.Newline or RawKind.CloseBracket:
                ListAfterBracket();
                return false;
            case RawKind.Identifier when next != RawKind.Colon && PeekAt(2).Kind != RawKind.Colon:
                ListAfterBracket();
                return false;
            case RawKind.Ellipsis when next == RawKind.Identifier:
                Bump();
                Type();
                break;
            case RawKind.Identifier:
                Name();
                if (Kind != RawKind.CloseBracket)
                {
                    Expect(RawKind.Colon);
                    if (Kind == RawKind.Ellipsis)
                    {
                        Bump();
                    }

                    Type();
                }

                break;
            default:
                return null;
        }

        Expect(RawKind.CloseBracket);
        Expect(RawKind.Colon);
        Type();
        if (Kind == RawKind.Assign)
        {
            Bump();
            Expression();
        }

        SkipNewlines();
        return true;
    }

    private void Mixins()
    {
        Bump();
        Expect(RawKind.OpenBracket);
        var lines = Kind == RawKind.Newline;
        if (lines)
        {
            SkipNewlines();
            if (Kind == RawKind.Indent)
            {
                Bump();
            }
            else
            {
                Expected("indent");
            }
        }

        while (true)
        {
            var mark = _at;
            CheckDedent();
            if (Kind == RawKind.CloseBracket || IsDedent)
            {
                break;
            }

            Name();
            if (Kind == RawKind.Comma)
            {
                Bump();
            }

            SkipNewlines();
            if (Stuck(mark) || AtEnd)
            {
                break;
            }
        }

        if (lines)
        {
            CheckDedent();
            if (IsDedent)
            {
                Bump();
            }
            else
            {
                Expected("dedent");
            }
        }

        Expect(RawKind.CloseBracket);
    }

    private void CheckBlock()
    {
        if (!Is(Word.Check))
        {
            return;
        }

        Bump();
        Expect(RawKind.Colon);
        SkipNewlines();
        Expect(RawKind.Indent);
        Checks();
        Expect(RawKind.Dedent);
    }

    private void Checks()
    {
        while (!IsDedent)
        {
            var mark = _at;
            if (AtEnd)
            {
                Expected("newline");
                break;
            }

            Row();
            if (Is(Word.If))
            {
                Bump();
                Row();
            }

            if (Kind == RawKind.Comma)
            {
                Bump();
                Primary();
            }

            SkipNewlines();
            Stuck(mark);
        }

        CheckDedent();
    }

    private void Rule()
    {
        Bump();
        Name();
        if (Kind == RawKind.OpenBracket)
        {
            Bump();
            Parameters(closesWith: RawKind.CloseBracket, multiline: false);
        }

        if (Kind == RawKind.OpenParen)
        {
            Bump();
            RuleParents();
        }

        Host();
        Expect(RawKind.Colon);
        SkipNewlines();
        Expect(RawKind.Indent);
        Doc();
        CheckDedent();
        Checks();
        Expect(RawKind.Dedent);
    }

    private void RuleParents()
    {
        while (true)
        {
            if (Kind == RawKind.CloseParen)
            {
                Bump();
                return;
            }

            if (Kind == RawKind.Newline || AtEnd)
            {
                Expected(")", ",");
                return;
            }

            var start = Token;
            if (!Expression().IsIdentifier)
            {
                FaultAt(start.Start, start.End, "expected identifier");
            }

            if (Kind is not (RawKind.Comma or RawKind.CloseParen or RawKind.Newline or RawKind.Eof))
            {
                Expected(",", ")");
                Bump();
            }

            if (Kind == RawKind.Comma)
            {
                Bump();
            }
        }
    }

    private void Parameters(RawKind? closesWith, bool multiline)
    {
        while (true)
        {
            var mark = _at;
            if (closesWith is { } close ? Kind == close : Kind is RawKind.Arrow or RawKind.OpenBrace)
            {
                if (closesWith is not null)
                {
                    Bump();
                }

                break;
            }

            if (multiline && Kind == RawKind.Newline)
            {
                SkipNewlines();
                SkipIndentation();
            }

            if (Kind == RawKind.Newline || AtEnd)
            {
                if (closesWith is { } due)
                {
                    Expected(KindText(due));
                }
                else
                {
                    Expected("->", "{");
                }

                break;
            }

            Name();
            if (Kind == RawKind.Colon)
            {
                Bump();
                Type();
            }

            if (Kind == RawKind.Assign)
            {
                Bump();
                Expression();
            }

            if (Kind == RawKind.Comma)
            {
                Bump();
            }

            if (multiline && Kind == RawKind.Newline)
            {
                SkipNewlines();
                SkipIndentation();
            }

            if (Stuck(mark))
            {
                break;
            }
        }

        SkipNewlines();
    }
}
