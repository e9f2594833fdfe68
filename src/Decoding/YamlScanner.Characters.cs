using System.Text;

namespace Kcl.Net.Decoding;

/// <summary>Reading on by one character or one line break, with the place kept. A character beyond U+FFFF is one column.</summary>
internal sealed partial class YamlScanner
{
    private bool IsDocumentIndicator =>
        _column == 0 && (Peek(0) is '-' or '.') && Peek(1) == Peek(0) && Peek(2) == Peek(0) && IsBlankOrEnd(3);

    private static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>The character ahead; NUL at the end, which no text may contain.</summary>
    private char Peek(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    private bool IsBlankOrEnd(int ahead) => Peek(ahead) is ' ' or '\t' or '\0' || IsBreak(Peek(ahead));

    private bool IsBlank => Peek(0) is ' ' or '\t';

    private void Skip()
    {
        if (!char.IsLowSurrogate(text[_at]))
        {
            _column++;
        }

        _at++;
    }

    private void Skip(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Skip();
        }
    }

    /// <summary>Goes over a line break and returns what it means in a scalar.</summary>
    private char SkipBreak()
    {
        var c = text[_at];
        _at += c == '\r' && Peek(1) == '\n' ? 2 : 1;
        _line++;
        _column = 0;
        return c is '\u2028' or '\u2029' ? c : '\n';
    }

    private void SkipBlanks()
    {
        while (IsBlank)
        {
            Skip();
        }
    }

    /// <summary>A comment and the line break after it; anything else is an error.</summary>
    private void EndOfLine()
    {
        SkipBlanks();
        if (Peek(0) == '#')
        {
            while (_at < text.Length && !IsBreak(Peek(0)))
            {
                Skip();
            }
        }

        if (_at < text.Length)
        {
            if (!IsBreak(Peek(0)))
            {
                throw Error("did not find expected comment or line break");
            }

            SkipBreak();
        }
    }

    /// <summary>Appends what a run of breaks folds to: one is a blank, more are one fewer.</summary>
    private static void Fold(StringBuilder value, StringBuilder breaks)
    {
        if (breaks[0] != '\n')
        {
            value.Append(breaks);
        }
        else if (breaks.Length == 1)
        {
            value.Append(' ');
        }
        else
        {
            value.Append(breaks, 1, breaks.Length - 1);
        }

        breaks.Clear();
    }
}
