using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Diagnosis;

/// <summary>Types.</summary>
internal sealed partial class SyntaxDiagnosis
{
    /// <summary>True when the type is no more than the name of a schema.</summary>
    private bool Type()
    {
        Enter();
        var named = TypeElement();
        while (Kind == RawKind.Pipe)
        {
            Bump();
            TypeElement();
            named = false;
        }

        _depth--;
        return named;
    }

    private bool TypeElement()
    {
        switch (Kind)
        {
            case RawKind.Identifier when Token.Word is Word.Any or Word.True or Word.False or Word.Bool or Word.Int or Word.Float or Word.Str:
                Bump();
                return false;
            case RawKind.Identifier:
                Name();
                return true;
            case RawKind.Integer or RawKind.Float or RawKind.String:
                Bump();
                return false;
            case RawKind.OpenBracket:
                Bump();
                if (Kind == RawKind.CloseBracket)
                {
                    Bump();
                    return false;
                }

                Type();
                Expect(RawKind.CloseBracket);
                return false;
            case RawKind.OpenBrace:
                DictType();
                return false;
            case RawKind.OpenParen:
                FunctionType();
                return false;
            default:
                Expected("any", "bool", "int", "float", "str", "True", "False", Identifier, Literal, "[", "{", ")");
                Bump();
                return false;
        }
    }

    private void DictType()
    {
        Bump();
        if (Kind != RawKind.Colon)
        {
            Type();
        }

        Expect(RawKind.Colon);
        if (Kind != RawKind.CloseBrace)
        {
            Type();
        }

        Expect(RawKind.CloseBrace);
    }

    private void FunctionType()
    {
        Bump();
        while (Kind != RawKind.CloseParen && !AtEnd)
        {
            Type();
            if (Kind == RawKind.Comma)
            {
                Bump();
            }
        }

        Expect(RawKind.CloseParen);
        if (Kind == RawKind.Arrow)
        {
            Bump();
            Type();
        }
    }
}
