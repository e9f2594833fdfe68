using System.Text;

namespace Kcl.Net.Templating;

/// <summary>
/// Splits a template text into tokens, one per call. Trim markers are applied here, so the parser never sees the white space
/// they remove. After an error only the end of the file follows.
/// </summary>
internal sealed partial class TemplateLexer(string text, bool emitComments = false)
{
    private const string LeftDelim = "{{";
    private const string RightDelim = "}}";
    private const string LeftComment = "/*";
    private const string RightComment = "*/";
    private const int TrimMarkerLength = 2;
    private const int EndOfText = -1;

    /// <summary>How long a text may be that tokens share, and how many are remembered.</summary>
    private const int MaxShared = 40;
    private const int Shared = 256;
    private const int SharedOfShortText = 32;
    private const int ShortText = 4096;

    private readonly string?[] _shared = new string?[text.Length > ShortText ? Shared : SharedOfShortText];
    private string _text = text;
    private int _position;
    private int _start;
    private int _line = 1;
    private int _startLine = 1;
    private bool _atEnd;
    private bool _insideAction;
    private int _parenDepth;

    /// <summary>`break` and `continue` are keywords unless functions have these names.</summary>
    public bool BreakIsKeyword { get; set; } = true;

    public bool ContinueIsKeyword { get; set; } = true;

    public TemplateToken Next()
    {
        while (true)
        {
            var token = _insideAction ? NextInAction() : NextOutside();
            if (token is { } found)
            {
                return found;
            }
        }
    }

    private static bool IsSpace(int c) => c is ' ' or '\t' or '\r' or '\n';

    private static bool IsAlphaNumeric(int c)
    {
        if ((uint)c < 128)
        {
            return c == '_' || char.IsAsciiLetterOrDigit((char)c);
        }

        if (c < 0)
        {
            return false;
        }

        return Rune.IsValid(c) && (Rune.IsLetter(new Rune(c)) || Rune.IsDigit(new Rune(c)));
    }

    private TemplateToken? NextOutside()
    {
        var at = _text.IndexOf(LeftDelim, _position, StringComparison.Ordinal);
        if (at < 0)
        {
            _position = _text.Length;
            if (_position > _start)
            {
                CountLines(_start, _position);
                return Emit(TokenKind.Text);
            }

            return Emit(TokenKind.EndOfFile);
        }

        if (at > _position)
        {
            var end = at;
            if (HasLeftTrimMarker(at + LeftDelim.Length))
            {
                while (end > _start && IsSpace(_text[end - 1]))
                {
                    end--;
                }
            }

            _position = end;
            CountLines(_start, end);
            var item = Emit(TokenKind.Text);
            _position = at;
            Ignore();
            if (item.Length > 0)
            {
                return item;
            }
        }

        return LexLeftDelim();
    }

    private TemplateToken? LexLeftDelim()
    {
        _position += LeftDelim.Length;
        var afterMarker = HasLeftTrimMarker(_position) ? TrimMarkerLength : 0;
        if (Matches(_position + afterMarker, LeftComment))
        {
            _position += afterMarker;
            Ignore();
            return LexComment();
        }

        var item = Emit(TokenKind.LeftDelim);
        _insideAction = true;
        _position += afterMarker;
        Ignore();
        _parenDepth = 0;
        return item;
    }

    private TemplateToken? LexComment()
    {
        _position += LeftComment.Length;
        var end = _text.IndexOf(RightComment, _position, StringComparison.Ordinal);
        if (end < 0)
        {
            return Fail("unclosed comment");
        }

        _position = end + RightComment.Length;
        if (!AtRightDelim(out var trims))
        {
            return Fail("comment ends before closing delimiter");
        }

        CountLines(_start, _position);
        var item = Emit(TokenKind.Comment);
        _position += (trims ? TrimMarkerLength : 0) + RightDelim.Length;
        if (trims)
        {
            SkipSpaces();
        }

        Ignore();
        return emitComments ? item : null;
    }

    private TemplateToken LexRightDelim()
    {
        AtRightDelim(out var trims);
        if (trims)
        {
            _position += TrimMarkerLength;
            Ignore();
        }

        _position += RightDelim.Length;
        var item = Emit(TokenKind.RightDelim);
        if (trims)
        {
            SkipSpaces();
            Ignore();
        }

        _insideAction = false;
        return item;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && IsSpace(_text[_position]))
        {
            _position++;
        }
    }

    private bool HasLeftTrimMarker(int at) => at + 1 < _text.Length && _text[at] == '-' && IsSpace(_text[at + 1]);

    private bool HasRightTrimMarker(int at) => at + 1 < _text.Length && IsSpace(_text[at]) && _text[at + 1] == '-';

    private bool AtRightDelim(out bool trims)
    {
        trims = HasRightTrimMarker(_position) && Matches(_position + TrimMarkerLength, RightDelim);
        return trims || Matches(_position, RightDelim);
    }

    private bool Matches(int at, string expected) =>
        at <= _text.Length && _text.AsSpan(at).StartsWith(expected, StringComparison.Ordinal);

    private void CountLines(int from, int to) => _line += _text.AsSpan(from, to - from).Count('\n');

    private TemplateToken Emit(TokenKind kind)
    {
        var text = kind == TokenKind.Text ? _text : TextOf(kind, _text.AsSpan(_start, _position - _start));
        var item = new TemplateToken(kind, _start, text, _position - _start, _startLine);
        _start = _position;
        _startLine = _line;
        return item;
    }

    private string TextOf(TokenKind kind, ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        return kind == TokenKind.Comment ? text.ToString() : Share(text);
    }

    /// <summary>A string with this text; a short one that was made before where it is still remembered.</summary>
    public string Share(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxShared)
        {
            return text.ToString();
        }

        var hash = (uint)text.Length;
        foreach (var c in text)
        {
            hash = (hash * 31) + c;
        }

        ref var shared = ref _shared[hash % (uint)_shared.Length];
        return shared is not null && text.SequenceEqual(shared) ? shared : shared = text.ToString();
    }

    private void Ignore()
    {
        CountLines(_start, _position);
        _start = _position;
        _startLine = _line;
    }

    private TemplateToken Fail(string message)
    {
        var item = new TemplateToken(TokenKind.Error, _start, message, 0, _startLine);
        _text = "";
        _start = 0;
        _position = 0;
        _insideAction = false;
        return item;
    }
}
