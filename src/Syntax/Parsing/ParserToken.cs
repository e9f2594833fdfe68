using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Antlr4.Runtime.Tree;
using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Parsing;

/// <summary>
/// A classified token as the generated parser wants to see it, and the leaf of the parse tree that stands for it. Its text is
/// cut only when somebody asks.
/// </summary>
internal sealed class ParserToken(TokenCursor source) : IToken, ITerminalNode
{
    private Token _token;

    public int Start => _token.Start;

    public int End => _token.End;

    public int Raw => _token.Raw;

    public TokenKind Kind => _token.Kind;

    public int Type => (int)_token.Kind;

    public int TokenIndex { get; private set; }

    public int StartIndex => _token.Start;

    public int StopIndex => _token.End - 1;

    public string Text => source.Scanned.Text[_token.Start.._token.End];

    public int Line => 0;

    public int Column => 0;

    public int Channel => 0;

    public ITokenSource TokenSource => source;

    public ICharStream InputStream => null!;

    public IToken Symbol => this;

    public IRuleNode Parent { get; set; } = null!;

    IParseTree IParseTree.Parent => Parent;

    ITree ITree.Parent => Parent;

    public Interval SourceInterval => new(TokenIndex, TokenIndex);

    public object Payload => this;

    public int ChildCount => 0;

    public void Set(Token token, int index)
    {
        _token = token;
        TokenIndex = index;
    }

    public IParseTree GetChild(int i) => null!;

    ITree ITree.GetChild(int i) => null!;

    public T Accept<T>(IParseTreeVisitor<T> visitor) => visitor.VisitTerminal(this);

    public string GetText() => Text;

    public string ToStringTree() => Text;

    public string ToStringTree(Antlr4.Runtime.Parser parser) => Text;
}
