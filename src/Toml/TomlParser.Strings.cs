using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Toml;

/// <summary>The four string forms. Line breaks inside multi-line strings are kept as written.</summary>
internal sealed partial class TomlParser
{
    private string ParseBasicString()
    {
        var start = _pos++;
        StringBuilder? built = null;
        var copied = _pos;
        while (true)
        {
            CheckInLine(start);
            var c = Current;
            if (c == '"')
            {
                break;
            }

            if (c != '\\')
            {
                CheckCharacter("a string");
                _pos++;
                continue;
            }

            built ??= new StringBuilder();
            built.Append(_text, copied, _pos - copied);
            ReadEscape(built);
            copied = _pos;
        }

        var value = built is null ? _text[copied.._pos] : built.Append(_text, copied, _pos - copied).ToString();
        _pos++;
        return value;
    }

    private string ParseLiteralString()
    {
        var start = _pos++;
        while (true)
        {
            CheckInLine(start);
            if (Current == '\'')
            {
                break;
            }

            CheckCharacter("a string");
            _pos++;
        }

        return _text[(start + 1)..(_pos++)];
    }

    private string ParseMultiLineBasicString()
    {
        var start = OpenMultiLine();
        var built = new StringBuilder();
        var copied = _pos;
        while (true)
        {
            CheckClosed(start);
            if (Current == '"' && TryCloseMultiLine('"', out var kept))
            {
                return built.Append(_text, copied, kept - copied).ToString();
            }

            if (Current != '\\')
            {
                StepInMultiLine();
                continue;
            }

            built.Append(_text, copied, _pos - copied);
            if (!TrySkipLineContinuation())
            {
                ReadEscape(built);
            }

            copied = _pos;
        }
    }

    private string ParseMultiLineLiteralString()
    {
        var start = OpenMultiLine();
        var copied = _pos;
        while (true)
        {
            CheckClosed(start);
            if (Current == '\'' && TryCloseMultiLine('\'', out var kept))
            {
                return _text[copied..kept];
            }

            StepInMultiLine();
        }
    }

    private int OpenMultiLine()
    {
        var start = _pos;
        _pos += 3;
        if (Current == '\n')
        {
            _pos++;
        }
        else if (Current == '\r' && Peek(1) == '\n')
        {
            _pos += 2;
        }

        return start;
    }

    /// <summary>Up to two quotes may stand directly before the closing three.</summary>
    private bool TryCloseMultiLine(char quote, out int contentEnd)
    {
        var run = 1;
        while (run < 6 && Peek(run) == quote)
        {
            run++;
        }

        contentEnd = _pos;
        if (run < 3)
        {
            return false;
        }

        if (run == 6)
        {
            _pos += 5;
            Fail("too many quotes at the end of the string");
        }

        contentEnd = _pos + run - 3;
        _pos += run;
        return true;
    }

    private void StepInMultiLine()
    {
        if (Current == '\n')
        {
            _pos++;
            return;
        }

        if (Current == '\r' && Peek(1) == '\n')
        {
            _pos += 2;
            return;
        }

        CheckCharacter("a string");
        _pos++;
    }

    /// <summary>A backslash at the end of a line joins it with the next text, without the space between.</summary>
    private bool TrySkipLineContinuation()
    {
        var at = _pos + 1;
        while (at < _text.Length && _text[at] is ' ' or '\t')
        {
            at++;
        }

        var isBreak = at < _text.Length && (_text[at] == '\n' || (_text[at] == '\r' && at + 1 < _text.Length && _text[at + 1] == '\n'));
        if (!isBreak)
        {
            return false;
        }

        _pos = at;
        while (Current is ' ' or '\t' or '\n' || (Current == '\r' && Peek(1) == '\n'))
        {
            _pos++;
        }

        return true;
    }

    private void ReadEscape(StringBuilder built)
    {
        var start = _pos++;
        switch (Current)
        {
            case 'b':
                built.Append('\b');
                break;
            case 't':
                built.Append('\t');
                break;
            case 'n':
                built.Append('\n');
                break;
            case 'f':
                built.Append('\f');
                break;
            case 'r':
                built.Append('\r');
                break;
            case '"' or '\\':
                built.Append(Current);
                break;
            case 'u':
                ReadUnicodeEscape(start, 4, built);
                return;
            case 'U':
                ReadUnicodeEscape(start, 8, built);
                return;
            default:
                FailAt<string>(TextSpan.FromBounds(start, Math.Min(_pos + 1, _text.Length)), "unknown escape in a string");
                break;
        }

        _pos++;
    }

    private void ReadUnicodeEscape(int start, int digits, StringBuilder built)
    {
        _pos++;
        uint value = 0;
        for (var i = 0; i < digits; i++, _pos++)
        {
            if (!char.IsAsciiHexDigit(Current))
            {
                Fail($"a Unicode escape needs {digits} hexadecimal digits");
            }

            value = (value * 16) + (uint)(char.IsAsciiDigit(Current) ? Current - '0' : (Current | 0x20) - 'a' + 10);
        }

        if (!Rune.TryCreate(value, out var rune))
        {
            FailAt<string>(TextSpan.FromBounds(start, _pos), "the Unicode escape is not a character");
        }

        built.Append(rune.ToString());
    }

    private void CheckInLine(int start)
    {
        CheckClosed(start);
        if (Current == '\n' || (Current == '\r' && Peek(1) == '\n'))
        {
            FailAt<string>(TextSpan.FromBounds(start, _pos), "the string is not closed on its line");
        }
    }

    private void CheckClosed(int start)
    {
        if (AtEnd)
        {
            FailAt<string>(TextSpan.FromBounds(start, _pos), "the string is not closed");
        }
    }
}
