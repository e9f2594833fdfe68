using Kcl.Net.Diagnostics;

namespace Kcl.Net.Lexer;

/// <summary>Operators and brackets. A closer that does not fit is reported and taken for the one that was due.</summary>
internal sealed partial class Scanner
{
    private bool ScanSymbol(char c)
    {
        switch (c)
        {
            case '(':
                return Open(RawKind.OpenParen);
            case '[':
                return Open(RawKind.OpenBracket);
            case '{':
                return Open(RawKind.OpenBrace);
            case ')':
                return Close(RawKind.CloseParen, "error nesting on close paren");
            case ']':
                return Close(RawKind.CloseBracket, "mismatched closing delimiter");
            case '}':
                return Close(RawKind.CloseBrace, "error nesting on close brace");
            case ',':
                return Symbol(RawKind.Comma, 1);
            case ':':
                return Symbol(RawKind.Colon, 1);
            case '.':
                return Peek() == '.' && Peek(2) == '.' ? Symbol(RawKind.Ellipsis, 3) : Symbol(RawKind.Dot, 1);
            case '=':
                return Peek() == '=' ? Symbol(RawKind.EqualEqual, 2) : Symbol(RawKind.Assign, 1);
            case '@':
                return Symbol(RawKind.At, 1);
            case '?':
                return Symbol(RawKind.Question, 1);
            case '~':
                return Symbol(RawKind.Tilde, 1);
            case '+':
                return WithAssign(RawKind.Plus, RawKind.PlusAssign, 1);
            case '-':
                return WithAssign(RawKind.Minus, RawKind.MinusAssign, 1);
            case '*':
                return Peek() == '*' ? WithAssign(RawKind.StarStar, RawKind.StarStarAssign, 2) : WithAssign(RawKind.Star, RawKind.StarAssign, 1);
            case '/':
                return Peek() == '/' ? WithAssign(RawKind.SlashSlash, RawKind.SlashSlashAssign, 2) : WithAssign(RawKind.Slash, RawKind.SlashAssign, 1);
            case '%':
                return WithAssign(RawKind.Percent, RawKind.PercentAssign, 1);
            case '&':
                return WithAssign(RawKind.Ampersand, RawKind.AmpersandAssign, 1);
            case '|':
                return WithAssign(RawKind.Pipe, RawKind.PipeAssign, 1);
            case '^':
                return WithAssign(RawKind.Caret, RawKind.CaretAssign, 1);
            case '<':
                return Peek() == '<' ? WithAssign(RawKind.ShiftLeft, RawKind.ShiftLeftAssign, 2) : WithAssign(RawKind.Less, RawKind.LessEqual, 1);
            case '>':
                return Greater();
            case '!':
                return Bang();
            default:
                return false;
        }
    }

    private bool Greater()
    {
        if (Peek() == '>')
        {
            return WithAssign(RawKind.ShiftRight, RawKind.ShiftRightAssign, 2);
        }

        if (Peek() != '=' && _out.Count > 0 && _out[_out.Count - 1].Kind == RawKind.Minus)
        {
            // `- >` is an arrow too: the two are joined as tokens, whatever white space is between.
            _out.RemoveLast();
            _pos++;
            _out.Add(RawKind.Arrow, _pos - 2, _pos);
            return true;
        }

        return WithAssign(RawKind.Greater, RawKind.GreaterEqual, 1);
    }

    private bool Bang()
    {
        if (Peek() == '=')
        {
            return Symbol(RawKind.NotEqual, 2);
        }

        Error(_pos, _pos + 1, "invalid token '!', consider using 'not '", "not ");
        return Symbol(RawKind.Bang, 1);
    }

    private bool WithAssign(RawKind plain, RawKind assign, int length) =>
        Peek(length) == '=' ? Symbol(assign, length + 1) : Symbol(plain, length);

    private bool Symbol(RawKind kind, int length)
    {
        _out.Add(kind, _pos, _pos + length);
        _pos += length;
        return true;
    }

    private bool Open(RawKind kind)
    {
        if (_open.Count >= MaxDepth)
        {
            TooDeep();
            return true;
        }

        _open.Add(_out.Count);
        return Symbol(kind, 1);
    }

    private bool Close(RawKind kind, string message)
    {
        if (_open.Count == 0)
        {
            Error(_pos, _pos + 1, message);
            return Symbol(kind, 1);
        }

        var opener = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        var due = _out[opener].Kind + (RawKind.CloseParen - RawKind.OpenParen);
        if (due != kind)
        {
            Error(_pos, _pos + 1, message);
        }

        _out[opener].Extra = _out.Count;
        return Symbol(due, 1);
    }

    private void TooDeep()
    {
        Error(_pos, _pos + 1, "nested too deeply");
        _out.IsTooDeep = true;
        _pos = _end;
    }
}
