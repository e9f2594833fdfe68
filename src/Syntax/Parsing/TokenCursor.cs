using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using Kcl.Net.Lexer;

namespace Kcl.Net.Syntax.Parsing;

/// <summary>
/// Hands the classified tokens to the generated parser: at once its token source and its stream, because they are all there
/// before parsing begins. A token becomes an object when the parser reaches it, and lives no longer than the tree it is in.
/// </summary>
internal sealed class TokenCursor : ITokenStream, ITokenSource
{
    private readonly ReadOnlyMemory<Token> _tokens;
    private readonly List<ParserToken> _made = [];
    private int _used;
    private int _next;
    private ParserToken? _current;
    private ParserToken? _previous;

    public TokenCursor(ScannedText scanned)
    {
        Scanned = scanned;
        _tokens = TokenClassifier.Classify(scanned);
    }

    public ScannedText Scanned { get; }

    /// <summary>The kind of the next token.</summary>
    public int Kind => (int)_tokens.Span[_next].Kind;

    public int Index => _next;

    public int Size => _tokens.Length;

    public string SourceName => "";

    public ITokenSource TokenSource => this;

    public int Line => 0;

    public int Column => 0;

    public ICharStream InputStream => null!;

    public ITokenFactory TokenFactory { get; set; } = CommonTokenFactory.Default;

    public IToken LT(int k) => k switch
    {
        1 => _current ??= Make(_next),
        -1 => _next == 0 ? null! : _previous ??= Make(_next - 1),
        _ => (k > 0 ? _next + k - 1 : _next + k) is var index and >= 0 ? Make(Math.Min(index, _tokens.Length - 1)) : null!,
    };

    public int LA(int i) => i == 1 ? (int)_tokens.Span[_next].Kind : LT(i)?.Type ?? 0;

    public void Consume()
    {
        if (_next < _tokens.Length - 1)
        {
            _next++;
            _previous = _current;
            _current = null;
        }
    }

    /// <summary>The next token, gone past.</summary>
    public ParserToken Take()
    {
        var token = _current ??= Make(_next);
        Consume();
        return token;
    }

    /// <summary>The tokens made so far are no longer looked at: they are used again.</summary>
    public void Release()
    {
        _used = 0;
        _current = _previous = null;
    }

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index)
    {
        _next = Math.Clamp(index, 0, _tokens.Length - 1);
        _current = _previous = null;
    }

    public IToken Get(int i) => Make(i);

    public IToken NextToken()
    {
        var token = LT(1);
        Consume();
        return token;
    }

    public string GetText(Interval interval) =>
        interval.b < interval.a ? "" : Scanned.Text[_tokens.Span[interval.a].Start.._tokens.Span[interval.b].End];

    public string GetText() => Scanned.Text;

    public string GetText(RuleContext ctx) => GetText(ctx.SourceInterval);

    public string GetText(IToken start, IToken stop) => GetText(new Interval(start.TokenIndex, stop.TokenIndex));

    private ParserToken Make(int index)
    {
        if (_used == _made.Count)
        {
            _made.Add(new ParserToken(this));
        }

        var token = _made[_used++];
        token.Set(_tokens.Span[index], index);
        return token;
    }
}
