using System.Text;

namespace Kcl.Net.Templating;

/// <summary>The tokens between the delimiters.</summary>
internal sealed partial class TemplateLexer
{
    private TemplateToken NextInAction()
    {
        if (AtRightDelim(out _))
        {
            return _parenDepth == 0 ? LexRightDelim() : Fail("unclosed left paren");
        }

        var c = Read();
        switch (c)
        {
            case EndOfText:
                return Fail("unclosed action");
            case ' ' or '\t' or '\r' or '\n':
                Back();
                return LexSpace();
            case '=':
                return Emit(TokenKind.Assign);
            case ':':
                return Read() == '=' ? Emit(TokenKind.Declare) : Fail("expected :=");
            case '|':
                return Emit(TokenKind.Pipe);
            case '"':
                return LexQuoted('"', TokenKind.String, "unterminated quoted string");
            case '`':
                return LexRawQuote();
            case '$':
                return LexFieldOrVariable(TokenKind.Variable);
            case '\'':
                return LexQuoted('\'', TokenKind.CharConstant, "unterminated character constant");
            case '.' when _position < _text.Length && !char.IsAsciiDigit(_text[_position]):
                return LexFieldOrVariable(TokenKind.Field);
            case '.' or '+' or '-' or (>= '0' and <= '9'):
                Back();
                return LexNumber();
            case '(':
                _parenDepth++;
                return Emit(TokenKind.LeftParen);
            case ')':
                return --_parenDepth < 0 ? Fail("unexpected right paren") : Emit(TokenKind.RightParen);
            default:
                if (IsAlphaNumeric(c))
                {
                    Back();
                    return LexIdentifier();
                }

                return c is > ' ' and < 127 ? Emit(TokenKind.Char) : Fail("unrecognized character in action: " + GoText.DescribeRune(c));
        }
    }

    private TemplateToken LexSpace()
    {
        var count = 0;
        while (_position < _text.Length && IsSpace(_text[_position]))
        {
            _line += _text[_position] == '\n' ? 1 : 0;
            _position++;
            count++;
        }

        // The last space belongs to a trim marker before the closing delimiter.
        if (HasRightTrimMarker(_position - 1) && Matches(_position - 1 + TrimMarkerLength, RightDelim))
        {
            Back();
            if (count == 1)
            {
                return LexRightDelim();
            }
        }

        return Emit(TokenKind.Space);
    }

    private TemplateToken LexIdentifier()
    {
        var c = SkipName();
        if (!AtTerminator())
        {
            return Fail("bad character " + GoText.DescribeRune(c));
        }

        var kind = _text.AsSpan(_start, _position - _start) switch
        {
            "block" => TokenKind.Block,
            "break" when BreakIsKeyword => TokenKind.Break,
            "continue" when ContinueIsKeyword => TokenKind.Continue,
            "define" => TokenKind.Define,
            "else" => TokenKind.Else,
            "end" => TokenKind.End,
            "if" => TokenKind.If,
            "range" => TokenKind.Range,
            "nil" => TokenKind.Nil,
            "template" => TokenKind.Template,
            "with" => TokenKind.With,
            "true" or "false" => TokenKind.Bool,
            _ => TokenKind.Identifier,
        };
        return Emit(kind);
    }

    private TemplateToken LexFieldOrVariable(TokenKind kind)
    {
        if (AtTerminator())
        {
            return Emit(kind == TokenKind.Variable ? kind : TokenKind.Dot);
        }

        var c = SkipName();
        return AtTerminator() ? Emit(kind) : Fail("bad character " + GoText.DescribeRune(c));
    }

    /// <summary>Moves to the end of a name and returns the character there.</summary>
    private int SkipName()
    {
        while (_position < _text.Length && _text[_position] is var ascii && (ascii == '_' || char.IsAsciiLetterOrDigit(ascii)))
        {
            _position++;
        }

        int c;
        do
        {
            c = Read();
        }
        while (IsAlphaNumeric(c));
        Back();
        return c;
    }

    private bool AtTerminator()
    {
        var c = Peek();
        return c is EndOfText or '.' or ',' or '|' or ':' or ')' or '(' || IsSpace(c) || Matches(_position, RightDelim);
    }

    private TemplateToken LexQuoted(char quote, TokenKind kind, string unterminated)
    {
        while (true)
        {
            var c = Read();
            if (c == '\\')
            {
                c = Read();
                if (c is not (EndOfText or '\n'))
                {
                    continue;
                }
            }

            if (c is EndOfText or '\n')
            {
                return Fail(unterminated);
            }

            if (c == quote)
            {
                return Emit(kind);
            }
        }
    }

    private TemplateToken LexRawQuote()
    {
        while (true)
        {
            switch (Read())
            {
                case EndOfText:
                    return Fail("unterminated raw quoted string");
                case '`':
                    return Emit(TokenKind.RawString);
            }
        }
    }

    private TemplateToken LexNumber()
    {
        if (!ScanNumber())
        {
            return Fail("bad number syntax: " + GoQuote.Quote(_text[_start.._position]));
        }

        if (Peek() is '+' or '-')
        {
            if (!ScanNumber() || _text[_position - 1] != 'i')
            {
                return Fail("bad number syntax: " + GoQuote.Quote(_text[_start.._position]));
            }

            return Emit(TokenKind.Complex);
        }

        return Emit(TokenKind.Number);
    }

    private bool ScanNumber()
    {
        const string Decimal = "0123456789_";
        const string Hexadecimal = "0123456789abcdefABCDEF_";
        Accept("+-");
        var digits = Decimal;
        if (Accept("0"))
        {
            digits = Accept("xX") ? Hexadecimal : Accept("oO") ? "01234567_" : Accept("bB") ? "01_" : Decimal;
        }

        AcceptRun(digits);
        if (Accept("."))
        {
            AcceptRun(digits);
        }

        if ((digits == Decimal && Accept("eE")) || (digits == Hexadecimal && Accept("pP")))
        {
            Accept("+-");
            AcceptRun(Decimal);
        }

        Accept("i");
        if (IsAlphaNumeric(Peek()))
        {
            Read();
            return false;
        }

        return true;
    }

    private bool Accept(string set)
    {
        if (_position < _text.Length && set.Contains(_text[_position], StringComparison.Ordinal))
        {
            _position++;
            return true;
        }

        return false;
    }

    private void AcceptRun(string set)
    {
        while (Accept(set))
        {
        }
    }

    private int Peek()
    {
        var c = Read();
        Back();
        return c;
    }

    private int Read()
    {
        if (_position >= _text.Length)
        {
            _atEnd = true;
            return EndOfText;
        }

        _atEnd = false;
        if (_text[_position] is var ascii and < '\x80')
        {
            _position++;
            _line += ascii == '\n' ? 1 : 0;
            return ascii;
        }

        if (Rune.DecodeFromUtf16(_text.AsSpan(_position), out var rune, out var length) != System.Buffers.OperationStatus.Done)
        {
            rune = Rune.ReplacementChar;
            length = 1;
        }

        _position += length;
        return rune.Value;
    }

    private void Back()
    {
        if (_atEnd || _position == 0)
        {
            return;
        }

        _position -= _position > 1 && char.IsLowSurrogate(_text[_position - 1]) && char.IsHighSurrogate(_text[_position - 2]) ? 2 : 1;
        if (_text[_position] == '\n')
        {
            _line--;
        }
    }
}
