namespace Kcl.Net.Lexer;

/// <summary>Where a string literal ends. Its content is <see cref="StringText"/>'s.</summary>
internal sealed partial class Scanner
{
    private void ScanString(int quoteAt, bool raw)
    {
        var start = _pos;
        var quote = _text[quoteAt];
        var triple = quoteAt + 2 < _end && _text[quoteAt + 1] == quote && _text[quoteAt + 2] == quote;
        var shape = (raw ? StringShape.Raw : StringShape.None) | (triple ? StringShape.Triple : StringShape.None);
        var pos = quoteAt + (triple ? 3 : 1);
        while (true)
        {
            if (pos >= _end)
            {
                EndUnterminated(start, quoteAt, pos, raw);
                return;
            }

            var c = _text[pos++];
            if (c == '\\' && pos < _end && (_text[pos] == '\\' || _text[pos] == quote))
            {
                pos++;
            }
            else if (c == quote)
            {
                if (!triple)
                {
                    break;
                }

                if (pos + 1 < _end && _text[pos] == quote && _text[pos + 1] == quote)
                {
                    pos += 2;
                    break;
                }
            }
            else if (!triple && (pos >= _end || _text[pos] is '\n' or '\r'))
            {
                EndUnterminated(start, quoteAt, pos, raw);
                return;
            }
        }

        _pos = pos;
        var edge = triple ? 3 : 1;
        var content = _text.AsSpan(quoteAt + edge, pos - edge - quoteAt - edge);
        if (!StringText.IsValid(content, raw, triple))
        {
            Error(quoteAt + edge, pos, "invalid string syntax");
            shape |= StringShape.Invalid;
        }

        _out.Add(RawKind.String, start, _pos, (int)shape);
    }

    /// <summary>An unterminated literal counts as a single-line one whatever its quotes, and its content is all that was read.</summary>
    private void EndUnterminated(int start, int quoteAt, int pos, bool raw)
    {
        _pos = pos;
        var shape = StringShape.Unterminated | (raw ? StringShape.Raw : StringShape.None);
        Error(quoteAt, pos, "unterminated string");
        if (!StringText.IsValid(_text.AsSpan(quoteAt + 1, pos - quoteAt - 1), raw, triple: false))
        {
            Error(quoteAt + 1, pos, "invalid string syntax");
            shape |= StringShape.Invalid;
        }

        _out.Add(RawKind.String, start, pos, (int)shape);
    }
}
