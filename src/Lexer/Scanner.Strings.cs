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
            if (pos >= _end || (!triple && _text[pos] is '\n' or '\r'))
            {
                _pos = Math.Min(pos, _end);
                Error(quoteAt, _pos, "unterminated string");
                _out.Add(RawKind.String, start, _pos, (int)(shape | StringShape.Unterminated));
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
        }

        _pos = pos;
        var edge = triple ? 3 : 1;
        var content = _text.AsSpan(quoteAt + edge, pos - edge - quoteAt - edge);
        if (!StringText.IsValid(content, raw))
        {
            Error(quoteAt + edge, pos, "invalid string syntax");
            shape |= StringShape.Invalid;
        }

        _out.Add(RawKind.String, start, _pos, (int)shape);
    }
}
