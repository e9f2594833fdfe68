namespace Kcl.Net.Lexer;

/// <summary>
/// Names and soft keywords. After an operand a word may be infix; where something begins it may be a keyword; at the start
/// of an operand a few words are special; everywhere else it is a name.
/// </summary>
internal sealed partial class TokenClassifier
{
    private void TakeIdentifier(ref RawToken token)
    {
        if (token.Word == Word.None || Last is TokenKind.Dot or TokenKind.OptionalDot)
        {
            Name();
            return;
        }

        if (Top.InType && !_ended && token.Word is not (Word.True or Word.False))
        {
            Name();
            return;
        }

        if (_ended)
        {
            if (!Top.InType && TryInfix(token.Word))
            {
                return;
            }

            // Nothing joins the operand with this word, so something new begins.
            Begin();
        }

        if (IsPlainName() || (!(_begins && TryStart(token.Word)) && !TryOperandStart(token.Word)))
        {
            Name();
        }
    }

    private void Name()
    {
        var continues = Last == TokenKind.OptionalDot || (Last == TokenKind.Dot && _shape != OperandShape.Name);
        Operand(TokenKind.Name, continues ? OperandShape.Other : OperandShape.Name);
    }

    private bool IsPlainName() => Last switch
    {
        TokenKind.Import or TokenKind.Schema or TokenKind.Rule or TokenKind.Type or TokenKind.Quantifier or TokenKind.For or TokenKind.Lambda => true,
        TokenKind.Name or TokenKind.Comma => Top.Kind == PlaceKind.LambdaHead && !Top.InDefault && !Top.HasArrow,
        _ => false,
    };

    private bool TryInfix(Word word)
    {
        switch (word)
        {
            case Word.And or Word.Or:
                Operator(TokenKind.Binary);
                return true;
            case Word.Is:
                Operator(TokenKind.Binary, WordAt(_at + 1) == Word.Not ? 1 : 0);
                return true;
            case Word.Not when WordAt(_at + 1) == Word.In:
                Operator(TokenKind.Binary, joined: 1);
                return true;
            case Word.In:
                Operator(TokenKind.In);
                return true;
            case Word.As:
                Operator(TokenKind.As);
                return true;
            case Word.For when Top.HoldsItems || Top.Kind == PlaceKind.Call || Top.Header is HeaderKind.Schema or HeaderKind.Checks:
                Operator(TokenKind.For);
                return true;
            case Word.If:
                Operator(TokenKind.When);
                Top.OpenTernaries++;
                return true;
            case Word.Elif when Top.AfterIf:
                Header(TokenKind.Elif, HeaderKind.If);
                return true;
            case Word.Else when Top.OpenTernaries > 0:
                Top.OpenTernaries--;
                Operator(TokenKind.Else);
                return true;
            case Word.Else when Top.AfterIf && KindAt(_at + 1) == RawKind.Colon:
                Header(TokenKind.Else, HeaderKind.If);
                return true;
            default:
                return false;
        }
    }

    private bool TryStart(Word word)
    {
        switch (word)
        {
            case Word.If when Top.HoldsItems || Top.HoldsStatements || Top.Kind == PlaceKind.SchemaBody:
                Header(TokenKind.If, HeaderKind.If);
                Top.AfterIf = true;
                return true;
            case Word.Elif when Top.AfterIf:
                Header(TokenKind.Elif, HeaderKind.If);
                return true;
            case Word.Else when Top.AfterIf:
                Header(TokenKind.Else, HeaderKind.If);
                return true;
            case Word.For when Top.HoldsItems || Top.Kind == PlaceKind.Call:
                Operator(TokenKind.For);
                return true;
            case Word.Assert when Top.HoldsStatements || Top.Kind == PlaceKind.SchemaBody:
                Operator(TokenKind.Assert);
                Top.OpenTernaries = -1;
                return true;
            case Word.Check when Top.Kind == PlaceKind.SchemaBody:
                Header(TokenKind.Check, HeaderKind.Checks);
                return true;
            case Word.Mixin when Top.Kind == PlaceKind.SchemaBody && Top.IsFirst:
                Operator(TokenKind.Mixin);
                return true;
            default:
                return Top.HoldsStatements && TryStatementStart(word);
        }
    }

    private bool TryStatementStart(Word word)
    {
        switch (word)
        {
            case Word.Import:
                Operator(TokenKind.Import);
                return true;
            case Word.Type:
                Operator(TokenKind.Type);
                return true;
            case Word.Schema or Word.Mixin or Word.Protocol:
                Header(TokenKind.Schema, HeaderKind.Schema);
                return true;
            case Word.Rule:
                Header(TokenKind.Rule, HeaderKind.Checks);
                return true;
            default:
                return false;
        }
    }

    private bool TryOperandStart(Word word)
    {
        switch (word)
        {
            case Word.True or Word.False or Word.NoneValue or Word.Undefined:
                Operand(TokenKind.Constant, OperandShape.Other);
                return true;
            case Word.Lambda:
                Operator(TokenKind.Lambda);
                Push(PlaceKind.LambdaHead);
                return true;
            case Word.All or Word.Any or Word.Filter or Word.Map when IsQuantifier():
                Operator(TokenKind.Quantifier);
                Push(PlaceKind.QuantifierHead);
                return true;
            case Word.Not when Last != TokenKind.Unary:
                Operator(TokenKind.Unary);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A quantifier names its variables and says `in`; `any` alone is a type.</summary>
    private bool IsQuantifier() =>
        KindAt(_at + 1) == RawKind.Identifier && Last != TokenKind.As && (WordAt(_at + 2) == Word.In || KindAt(_at + 2) is RawKind.Comma or RawKind.Dot);

    private void Header(TokenKind kind, HeaderKind header)
    {
        Operator(kind);
        Top.Header = header;
    }

    private Word WordAt(int index) => index < _raw.Count ? _raw[index].Word : Word.None;
}
