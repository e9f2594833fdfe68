using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Parsing;

/// <summary>
/// Hands the classified tokens to the generated parser: at once its token source and its stream, because they are all there
/// before parsing begins.
/// </summary>
internal sealed class TokenCursor : ITokenStream, ITokenSource
{
    private readonly ParserToken[] _tokens;
    private int _next;

    public TokenCursor(ScannedText scanned)
    {
        Scanned = scanned;
        var tokens = TokenClassifier.Classify(scanned).Span;
        _tokens = new ParserToken[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            _tokens[i] = new ParserToken(this, tokens[i], i);
        }
    }

    public ScannedText Scanned { get; }

    public int Index => _next;

    public int Size => _tokens.Length;

    public string SourceName => "";

    public ITokenSource TokenSource => this;

    public int Line => 0;

    public int Column => 0;

    public ICharStream InputStream => null!;

    public ITokenFactory TokenFactory { get; set; } = CommonTokenFactory.Default;

    public IToken LT(int k)
    {
        var index = k > 0 ? _next + k - 1 : _next + k;
        return index < 0 ? null! : _tokens[Math.Min(index, _tokens.Length - 1)];
    }

    public int LA(int i) => i == 1 ? _tokens[_next].Type : LT(i)?.Type ?? 0;

    public void Consume()
    {
        if (_next < _tokens.Length - 1)
        {
            _next++;
        }
    }

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => _next = Math.Clamp(index, 0, _tokens.Length - 1);

    public IToken Get(int i) => _tokens[i];

    public IToken NextToken() => _tokens[Math.Min(_next++, _tokens.Length - 1)];

    public string GetText(Interval interval) =>
        interval.b < interval.a ? "" : Scanned.Text[_tokens[interval.a].Start.._tokens[interval.b].End];

    public string GetText() => Scanned.Text;

    public string GetText(RuleContext ctx) => GetText(ctx.SourceInterval);

    public string GetText(IToken start, IToken stop) => GetText(new Interval(start.TokenIndex, stop.TokenIndex));
}
