namespace Kcl.Net.Lexer;

/// <summary>
/// Gives every token the role it has in its place, so that one token is enough for the parser to decide. Two facts do
/// most of it: whether an operand has just ended, and which bracket or block is open. Nothing is judged here: what has no
/// sensible role gets some role and the parser refuses it.
/// </summary>
internal sealed partial class TokenClassifier
{
    private readonly ScannedText _raw;
    private readonly List<Place> _places = [];
    private Token[] _tokens;
    private int _count;
    private int _at;

    /// <summary>An operand has just ended: what follows continues it or begins something new.</summary>
    private bool _ended;

    /// <summary>A statement, item or entry may begin here.</summary>
    private bool _begins = true;

    /// <summary>Inside an import: its path is no operand, so a bracket after it begins a statement.</summary>
    private bool _inImport;

    /// <summary>What begins here is the item of an `if` on its line.</summary>
    private bool _keepsIf;

    /// <summary>What kind of operand ended: only a schema's name or its call may take a config.</summary>
    private OperandShape _shape;

    private TokenClassifier(ScannedText raw)
    {
        _raw = raw;
        _tokens = new Token[raw.Count];
        _places.Add(new Place(PlaceKind.Statements));
    }

    private enum OperandShape : byte
    {
        Other,
        Name,
        NameCall,
        Group,
    }

    private Place Top => _places[^1];

    private TokenKind Last => _count > 0 ? _tokens[_count - 1].Kind : TokenKind.Newline;

    public static ReadOnlyMemory<Token> Classify(ScannedText raw)
    {
        var classifier = new TokenClassifier(raw);
        for (; classifier._at < raw.Count; classifier._at++)
        {
            classifier.Take(ref raw[classifier._at]);
        }

        return classifier._tokens.AsMemory(0, classifier._count);
    }

    private void Take(ref RawToken token)
    {
        switch (token.Kind)
        {
            case RawKind.Identifier:
                TakeIdentifier(ref token);
                break;
            case RawKind.Newline:
                Layout(TokenKind.Newline);
                break;
            case RawKind.Indent:
                Layout(TokenKind.Indent);
                break;
            case RawKind.Dedent:
                TakeDedent(ref token);
                break;
            case RawKind.Integer:
                Operand(TokenKind.Integer, OperandShape.Other);
                break;
            case RawKind.Missing:
                Operand(TokenKind.Missing, OperandShape.Other);
                break;
            case RawKind.Float:
                Operand(TokenKind.Float, OperandShape.Other);
                break;
            case RawKind.String:
                TakeString(ref token);
                break;
            case RawKind.OpenParen or RawKind.OpenBracket or RawKind.OpenBrace when _inImport:
            case RawKind.OpenBracket when _ended && Top.InType:
                Begin();
                Take(ref token);
                break;
            case RawKind.OpenParen:
                TakeOpenParen();
                break;
            case RawKind.OpenBracket:
                TakeOpenBracket();
                break;
            case RawKind.OpenBrace:
                TakeOpenBrace(ref token);
                break;
            case RawKind.CloseParen:
                TakeClose(TokenKind.CloseParen);
                break;
            case RawKind.CloseBracket:
                TakeClose(TokenKind.CloseBracket);
                break;
            case RawKind.CloseBrace:
                TakeClose(TokenKind.CloseBrace);
                break;
            case RawKind.Colon:
                TakeColon();
                break;
            case RawKind.Comma:
                Operator(TokenKind.Comma);
                Top.EndItem();
                _begins = Top.HoldsItems || Top.Kind == PlaceKind.Call;
                break;
            case RawKind.Dot:
                var shape = _shape;
                Operator(TokenKind.Dot);
                _shape = shape;
                break;
            case RawKind.Assign:
                Operator(TokenKind.Assign);
                Top.InType = false;
                Top.InDefault = true;
                break;
            case RawKind.Arrow:
                TakeArrow();
                break;
            case RawKind.Question:
                TakeQuestion();
                break;
            case RawKind.Eof:
                Emit(TokenKind.Eof);
                break;
            default:
                Top.InType &= token.Kind == RawKind.Pipe;
                Operator(SymbolRole(token.Kind));
                break;
        }
    }

    private TokenKind SymbolRole(RawKind kind)
    {
        switch (kind)
        {
            case RawKind.Plus or RawKind.Minus:
                return _ended ? TokenKind.Binary : TokenKind.Unary;
            case RawKind.Star:
                return _ended ? TokenKind.Binary : TokenKind.Unpack;
            case RawKind.StarStar:
                return _ended ? TokenKind.Binary : TokenKind.Merge;
            case RawKind.Pipe:
                return TokenKind.Pipe;
            case RawKind.Tilde or RawKind.Bang:
                return _ended ? TokenKind.Unknown : TokenKind.Unary;
            case RawKind.PlusAssign:
                return TokenKind.Insert;
            case RawKind.At:
                return TokenKind.At;
            case RawKind.Ellipsis:
                return TokenKind.Ellipsis;
            case RawKind.Dollar:
                return TokenKind.Unknown;
            default:
                return kind is >= RawKind.PlusAssign and <= RawKind.CaretAssign ? TokenKind.Augment : TokenKind.Binary;
        }
    }

    private void TakeString(ref RawToken token)
    {
        var keepsFirst = Top.IsFirst && _begins && token.IsTripleString;
        Operand(TokenKind.String, OperandShape.Other);
        Top.IsFirst = keepsFirst;
    }

    private void TakeArrow()
    {
        // A lambda's default value in parentheses is not the parameter list of a function type.
        var result = _shape == OperandShape.Group && _ended && !(Top.Kind == PlaceKind.LambdaHead && Top.InDefault);
        Operator(result ? TokenKind.Result : TokenKind.Arrow);
        if (!result)
        {
            Top.InDefault = false;
            Top.HasArrow = true;
        }
    }

    private void TakeQuestion()
    {
        switch (_raw[Math.Min(_at + 1, _raw.Count - 1)].Kind)
        {
            case RawKind.Dot:
                Operator(TokenKind.OptionalDot, joined: 1);
                break;
            case RawKind.OpenBracket:
                Operator(TokenKind.OptionalIndex, joined: 1);
                Push(PlaceKind.Index);
                break;
            default:
                Operator(TokenKind.Question);
                break;
        }
    }

    /// <summary>An operand's last token.</summary>
    private void Operand(TokenKind kind, OperandShape shape)
    {
        Emit(kind);
        _ended = true;
        _shape = shape;
    }

    /// <summary>A token after which an operand, or something new, begins. <paramref name="joined"/> further raw tokens belong to it.</summary>
    private void Operator(TokenKind kind, int joined = 0)
    {
        Emit(kind, joined);
        _ended = false;
        _shape = OperandShape.Other;
    }

    private void Layout(TokenKind kind)
    {
        Append(kind, _at, _at);
        _ended = false;
        _begins = true;
        _inImport = false;
        Top.EndItem();
    }

    /// <summary>What follows does not continue the operand before it.</summary>
    private void Begin()
    {
        _ended = false;
        _begins = true;
        _inImport = false;
        Top.EndItem();
    }

    private void Emit(TokenKind kind, int joined = 0)
    {
        var last = _at + joined;
        Append(kind, _at, last);
        _at = last;
        if (kind is not (TokenKind.If or TokenKind.Elif or TokenKind.Else) && _begins && !_keepsIf && kind != TokenKind.Comma)
        {
            Top.AfterIf = false;
        }

        _keepsIf = false;

        Top.IsFirst = false;
        _begins = false;
        _inImport = kind == TokenKind.Import || (_inImport && kind is TokenKind.Name or TokenKind.Dot or TokenKind.Ellipsis or TokenKind.As);
    }

    private void Append(TokenKind kind, int first, int last) =>
        _tokens[_count++] = new Token(kind, _raw[first].Start, _raw[last].End, first);
}
