using Antlr4.Runtime;
using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Parsing;

/// <summary>A classified token as the generated parser wants to see it. Its text is cut only when somebody asks.</summary>
internal sealed class ParserToken(TokenCursor source, Token token, int index) : IToken
{
    public int Start => token.Start;

    public int End => token.End;

    public int Raw => token.Raw;

    public TokenKind Kind => token.Kind;

    public int Type => (int)token.Kind;

    public int TokenIndex => index;

    public int StartIndex => token.Start;

    public int StopIndex => token.End - 1;

    public string Text => source.Scanned.Text[token.Start..token.End];

    public int Line => 0;

    public int Column => 0;

    public int Channel => 0;

    public ITokenSource TokenSource => source;

    public ICharStream InputStream => null!;
}
