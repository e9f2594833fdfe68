using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Kcl.Net.Decoding;

/// <summary>
/// Tokens of YAML 1.1 for the parser. The package's own scanner is stricter than the engines this one answers for: it
/// refuses flow content and quoted lines that stand left of their key, and finds other mistakes at other places.
/// Throws <see cref="SyntaxErrorException"/>; <see cref="CurrentPosition"/> is then where reading stopped.
/// </summary>
/// <param name="ahead">Tokens read beyond the next one, whose mistakes are then found before the parser's own: Go's yaml.v3 reads two, for its comments.</param>
internal sealed partial class YamlScanner(string text, bool isGo, int ahead = 0) : IScanner
{
    private readonly Queue<Token> _ready = new();
    private readonly List<Token> _pending = [];
    private readonly Stack<int> _indents = new();
    private readonly Stack<bool> _open = new();
    private Token? _previous;
    private readonly Dictionary<int, int> _keyLevels = [];
    private SimpleKey[] _keys = new SimpleKey[8];
    private int _taken;
    private int _flow;
    private int _indent = -1;
    private int _at;
    private int _line = 1;
    private int _column;
    private bool _keyAllowed;
    private bool _started;
    private bool _ended;

    /// <summary>The scanner was running when the last exception came.</summary>
    public bool Failed { get; private set; }

    /// <summary>1-based line where the token that is at fault began; Go's yaml.v3 names it before the place of the mistake.</summary>
    public int ContextLine { get; private set; } = 1;

    public Mark CurrentPosition => new(_at, _line, _column + 1);

    public Token? Current { get; private set; }

    public bool MoveNext()
    {
        ConsumeCurrent();
        return MoveNextWithoutConsuming();
    }

    public bool MoveNextWithoutConsuming()
    {
        Failed = true;
        FetchMore();
        Failed = false;
        if (!_ready.TryDequeue(out var token))
        {
            Current = null;
            return false;
        }

        _taken++;
        Separated(token);
        Current = token;
        return true;
    }

    /// <summary>Two scalars side by side in a flow mapping lack a comma, which the parser would not notice.</summary>
    private void Separated(Token token)
    {
        switch (token)
        {
            case FlowMappingStart or FlowSequenceStart:
                _open.Push(token is FlowMappingStart);
                break;
            case FlowMappingEnd or FlowSequenceEnd when _open.Count > 0:
                _open.Pop();
                break;
            case Scalar when ahead == 0 && _previous is Scalar && _open.TryPeek(out var isMapping) && isMapping:
                throw new SyntaxErrorException(token.Start, token.End, "While parsing a flow mapping, did not find expected ',' or '}'.");
        }

        _previous = token;
    }

    public void ConsumeCurrent() => Current = null;

    /// <summary>
    /// Reads on until the next token is settled: a scalar that may still turn out to be a key is held back, because
    /// the tokens that open its mapping come before it.
    /// </summary>
    private void FetchMore()
    {
        while (_ready.Count == 0 && !(_ended && _pending.Count == 0))
        {
            if (_pending.Count > (_ended ? 0 : ahead) && !HeadMayBeKey())
            {
                _ready.Enqueue(_pending[0]);
                _pending.RemoveAt(0);
                return;
            }

            FetchNext();
        }
    }

    private bool HeadMayBeKey() => _keyLevels.TryGetValue(_taken, out var level) && IsValid(ref _keys[level]);

    private void FetchNext()
    {
        if (!_started)
        {
            _started = true;
            _keyAllowed = true;
            Add(new StreamStart(CurrentPosition, CurrentPosition));
            return;
        }

        SkipToToken();
        ContextLine = _line;
        Unroll(_column);
        var c = Peek(0);
        if (_at >= text.Length)
        {
            EndStream();
        }
        else if (_column == 0 && c == '%')
        {
            Directive();
        }
        else if (IsDocumentIndicator)
        {
            DocumentIndicator(c == '-');
        }
        else
        {
            Indicator(c);
        }
    }

    private void Indicator(char c)
    {
        switch (c)
        {
            case '[' or '{':
                OpenFlow(c == '[');
                break;
            case ']' or '}':
                CloseFlow(c == ']');
                break;
            case ',':
                FlowSeparator();
                break;
            case '-' when IsBlankOrEnd(1):
                Entry();
                break;
            case '?' when _flow > 0 || IsBlankOrEnd(1):
                ExplicitKey();
                break;
            case ':' when _flow > 0 || IsBlankOrEnd(1):
                MappingValue();
                break;
            case '*' or '&':
                AnchorOrAlias(c == '*');
                break;
            case '!':
                NodeTag();
                break;
            case '|' or '>' when _flow == 0:
                BlockScalar(c == '|');
                break;
            case '\'' or '"':
                QuotedScalar(c);
                break;
            case '-' when Peek(1) is not (' ' or '\t'):
            case '?' or ':' when _flow == 0:
                PlainScalar();
                break;
            case '-' or '?' or ':' or '#' or '|' or '>' or '%' or '@' or '`' or '\t' or '\0':
                throw Error("found character that cannot start any token");
            default:
                PlainScalar();
                break;
        }
    }

    private void SkipToToken()
    {
        while (true)
        {
            while (Peek(0) == ' ' || (Peek(0) == '\t' && (_flow > 0 || !_keyAllowed)))
            {
                Skip();
            }

            if (Peek(0) == '#')
            {
                while (_at < text.Length && !IsBreak(Peek(0)))
                {
                    Skip();
                }
            }

            if (!IsBreak(Peek(0)))
            {
                return;
            }

            SkipBreak();
            _keyAllowed |= _flow == 0;
        }
    }

    /// <summary>Adds a token; those before a possible key wait with it.</summary>
    private void Add(Token token) => _pending.Add(token);

    private SyntaxErrorException Error(string problem) => new(CurrentPosition, CurrentPosition, problem);
}
