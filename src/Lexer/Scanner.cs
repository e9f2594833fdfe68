using System.Globalization;
using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Lexer;

/// <summary>
/// Cuts a text into tokens, layout included: every line end is a token and indentation is compared inside brackets too,
/// because the grammar decides where layout is allowed. Never throws; what is wrong is recorded and skipped.
/// Time is linear in the text.
/// </summary>
internal sealed partial class Scanner
{
    /// <summary>Open brackets and blocks beyond this are refused, so that nothing that walks the tree can exhaust the stack.</summary>
    public const int MaxDepth = 256;

    private readonly string _text;
    private readonly int _end;
    private readonly ScannedText _out;
    private readonly List<int> _open = [];
    private int _pos;

    private Scanner(string text, int start, int end)
    {
        _text = text;
        _pos = start;
        _end = end;
        _out = new ScannedText(text);
        _out.Reserve(((end - start) / 4) + 16);
    }

    /// <summary>Scans a whole file.</summary>
    public static ScannedText Scan(string text)
    {
        var scanner = new Scanner(text, text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0, text.Length);
        scanner.Run();
        if (scanner._out.Count == 0 || scanner._out[scanner._out.Count - 1].Kind != RawKind.Newline)
        {
            scanner._out.Add(RawKind.Newline, text.Length, text.Length);
        }

        scanner._out.Add(RawKind.Eof, text.Length, text.Length);
        return scanner._out;
    }

    /// <summary>Scans a part of a text, such as an interpolation; positions are those of the whole text.</summary>
    public static ScannedText Scan(string text, int start, int end)
    {
        var scanner = new Scanner(text, start, end);
        scanner.Run();
        scanner._out.Add(RawKind.Eof, end, end);
        return scanner._out;
    }

    private void Run()
    {
        while (_pos < _end && !_out.IsTooDeep)
        {
            var c = _text[_pos];
            if (c is ' ' or '\t')
            {
                CountIndentation(c);
                _pos++;
                continue;
            }

            if (c == '\n')
            {
                ResetIndentation();
                _out.Add(RawKind.Newline, _pos, _pos + 1);
                _lineBegins = true;
                _pos++;
                continue;
            }

            if (c == '#')
            {
                ResetIndentation();
                var end = _text.AsSpan(_pos, _end - _pos).IndexOf('\n');
                end = end < 0 ? _end : _pos + end;
                var visible = end > _pos && _text[end - 1] == '\r' ? end - 1 : end;
                _out.Comments.Add(TextSpan.FromBounds(_pos, visible));
                _pos = end;
                continue;
            }

            if (c == '\r' && _pos + 1 < _end && _text[_pos + 1] == '\n')
            {
                _pos++;
                continue;
            }

            var before = _out.Count;
            if (_lineBegins)
            {
                _lineBegins = false;
                EmitIndentation();
                if (_out.IsTooDeep)
                {
                    break;
                }
            }

            var layout = _out.Count;
            ScanToken(c);
            if (_out.Count == layout && layout != before)
            {
                // A character that is no token takes its line's indentation with it.
                while (_out.Count > before)
                {
                    _out.RemoveLast();
                }
            }
        }

        EndIndentation();
    }

    private void ScanToken(char c)
    {
        if (IsAsciiNameStart(c))
        {
            if (c is 'r' or 'R' && _pos + 1 < _end && _text[_pos + 1] is '\'' or '"')
            {
                ScanString(_pos + 1, raw: true);
            }
            else
            {
                ScanName();
            }
        }
        else if (char.IsAsciiDigit(c))
        {
            ScanNumber();
        }
        else if (c is '\'' or '"')
        {
            ScanString(_pos, raw: false);
        }
        else if (!ScanSymbol(c))
        {
            ScanUnusual(c);
        }
    }

    private void ScanName()
    {
        var start = _pos++;
        SkipNameRest();
        var name = _text.AsSpan(start, _pos - start);
        _out.Add(RawKind.Identifier, start, _pos, 0, Words.Find(name));
    }

    private void SkipNameRest()
    {
        while (_pos < _end)
        {
            var c = _text[_pos];
            if (IsAsciiNameStart(c) || char.IsAsciiDigit(c))
            {
                _pos++;
            }
            else if (c >= 0x80 && IsNameRune(out var length, start: false))
            {
                _pos += length;
            }
            else
            {
                return;
            }
        }
    }

    private void ScanUnusual(char c)
    {
        var start = _pos;
        if (c == '$' && _pos + 1 < _end)
        {
            _pos++;
            if (IsAsciiNameStart(_text[_pos]) || IsNameRune(out _, start: true))
            {
                SkipNameRest();
                _out.Add(RawKind.Identifier, start, _pos);
                return;
            }

            _out.Add(RawKind.Dollar, start, _pos);
            return;
        }

        if (c == '$')
        {
            _pos++;
            _out.Add(RawKind.Dollar, start, _pos);
            return;
        }

        if (c >= 0x80 && IsNameRune(out var length, start: true))
        {
            _pos += length;
            SkipNameRest();
            _out.Add(RawKind.Identifier, start, _pos);
            return;
        }

        if (c == '\\')
        {
            _pos++;
            if (_pos < _end && _text[_pos] == '\r' && _pos + 1 < _end && _text[_pos + 1] == '\n')
            {
                _pos++;
            }

            if (_pos >= _end)
            {
                return;
            }

            if (_text[_pos] == '\n')
            {
                _pos++;
                return;
            }

            Error(start, start + 1, "unexpected character after line continuation character");
            return;
        }

        if (c is '\v' or '\f' or '\r' or '\u0085' or '\u200E' or '\u200F' or '\u2028' or '\u2029')
        {
            _pos++;
            return;
        }

        _pos += char.IsHighSurrogate(c) && _pos + 1 < _end && char.IsLowSurrogate(_text[_pos + 1]) ? 2 : 1;
        if (c == ';')
        {
            Error(start, _pos, "the semicolon ';' here is unnecessary, please remove it");
            return;
        }

        Error(start, _pos, "unknown start of token");
    }

    private bool IsNameRune(out int length, bool start)
    {
        length = 0;
        if (Rune.DecodeFromUtf16(_text.AsSpan(_pos, _end - _pos), out var rune, out length) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => true,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.ConnectorPunctuation => !start,
            _ => !start && rune.Value is 0xB7 or 0x387,
        };
    }

    private static bool IsAsciiNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private char Peek(int ahead = 1) => _pos + ahead < _end ? _text[_pos + ahead] : '\0';

    private void Error(int start, int end, string message, string? help = null) =>
        _out.Errors.Add(new SyntaxFault(TextSpan.FromBounds(start, end), message, help));
}
