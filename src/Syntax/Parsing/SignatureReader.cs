using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Parsing;

/// <summary>Reads builtin signatures. They are part of this program, so a malformed one is a defect and throws.</summary>
internal sealed class SignatureReader
{
    private readonly string _text;
    private readonly ScannedText _raw;
    private int _at;

    private SignatureReader(string text)
    {
        _text = text;
        _raw = Scanner.Scan(text);
    }

    public static SignatureSyntax Read(string text)
    {
        var reader = new SignatureReader(text);
        reader.Expect(RawKind.OpenParen);
        var parameters = new List<SignatureParameter>();
        while (reader._raw[reader._at].Kind != RawKind.CloseParen)
        {
            parameters.Add(reader.Parameter());
            if (reader._raw[reader._at].Kind == RawKind.Comma)
            {
                reader._at++;
            }
        }

        reader.Expect(RawKind.CloseParen);
        TypeSyntax? result = null;
        if (reader._raw[reader._at].Kind == RawKind.Arrow)
        {
            reader._at++;
            result = reader.Type();
        }

        return new SignatureSyntax(parameters, result);
    }

    private SignatureParameter Parameter()
    {
        var mode = ParameterMode.Single;
        if (_raw[_at].Kind is RawKind.Star or RawKind.StarStar)
        {
            mode = _raw[_at++].Kind == RawKind.Star ? ParameterMode.Rest : ParameterMode.Keywords;
        }

        var name = _raw.Slice(_at).ToString();
        Expect(RawKind.Identifier);
        TypeSyntax? type = null;
        if (_raw[_at].Kind == RawKind.Colon)
        {
            _at++;
            type = Type();
        }

        var hasDefault = _raw[_at].Kind == RawKind.Assign;
        if (hasDefault)
        {
            SkipToEndOfPart();
        }

        return new SignatureParameter(name, type, hasDefault, mode);
    }

    private TypeSyntax Type()
    {
        var start = _raw[_at].Start;
        SkipToEndOfPart();
        var text = _text[start.._raw[_at - 1].End];
        return Parser.ParseType(text) ?? throw new FormatException($"`{text}` is no type in the signature `{_text}`");
    }

    private void SkipToEndOfPart()
    {
        var depth = 0;
        if (_raw[_at].Kind == RawKind.Assign)
        {
            _at++;
        }

        for (; ; _at++)
        {
            ref var token = ref _raw[_at];
            if (depth == 0 && token.Kind is RawKind.Comma or RawKind.CloseParen or RawKind.Assign or RawKind.Newline or RawKind.Eof)
            {
                return;
            }

            depth += token.IsOpen ? 1 : token.IsClose ? -1 : 0;
        }
    }

    private void Expect(RawKind kind)
    {
        if (_raw[_at].Kind != kind)
        {
            throw new FormatException($"the signature `{_text}` is malformed at {_raw[_at].Start}");
        }

        _at++;
    }
}
