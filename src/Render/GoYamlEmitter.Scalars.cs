using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Render;

/// <summary>Strings: the choice of style, then each style. Keys are never folded.</summary>
internal sealed partial class GoYamlEmitter
{
    private const int FoldAt = 80;

    private void Scalar(string text, int indent, bool isKey)
    {
        var shape = GoYamlText.Analyse(text, isV3);
        if (text.Contains('\n', StringComparison.Ordinal))
        {
            if (shape.AllowsLiteral && !isKey)
            {
                Literal(text, indent);
            }
            else
            {
                DoubleQuoted(text, indent, !isKey);
            }
        }
        else if (GoYamlText.IsAmbiguous(text) || (isKey && shape.IsMultiline))
        {
            DoubleQuoted(text, indent, !isKey);
        }
        else if (shape.AllowsPlain)
        {
            Flowing(text, indent, !isKey, isQuoted: false);
        }
        else if (shape.AllowsSingle)
        {
            Put('\'');
            Flowing(text, indent, !isKey, isQuoted: true);
            Put('\'');
        }
        else
        {
            DoubleQuoted(text, indent, !isKey);
        }
    }

    /// <summary>Writes text in a style that its characters allow.</summary>
    public void Styled(string text, YamlStyle style, int indent)
    {
        switch (style)
        {
            case YamlStyle.Literal:
                Literal(text, indent);
                break;
            case YamlStyle.DoubleQuoted:
                DoubleQuoted(text, indent, mayFold: false);
                break;
            case YamlStyle.SingleQuoted:
                Put('\'');
                Flowing(text, indent, mayFold: false, isQuoted: true);
                Put('\'');
                break;
            default:
                Flowing(text, indent, mayFold: false, isQuoted: false);
                break;
        }
    }

    /// <summary>Plain and single-quoted text, folded at lone spaces.</summary>
    private void Flowing(string text, int indent, bool mayFold, bool isQuoted)
    {
        bool afterSpace = false, afterBreak = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ' ')
            {
                var isInside = !isQuoted || (i > 0 && i < text.Length - 1);
                if (mayFold && !afterSpace && IsLong && isInside && !(i + 1 < text.Length && text[i + 1] == ' '))
                {
                    NewLine(indent);
                }
                else
                {
                    Put(' ');
                }

                afterSpace = true;
            }
            else if (YamlCharacters.IsBreak(c))
            {
                if (!afterBreak && c == '\n')
                {
                    Put('\n');
                }

                output.Append(c);
                _column = 0;
                afterBreak = true;
            }
            else
            {
                if (afterBreak)
                {
                    Spaces(indent);
                }

                if (isQuoted && c == '\'')
                {
                    Put('\'');
                }

                Put(c);
                (afterSpace, afterBreak) = (false, false);
            }
        }
    }

    private void DoubleQuoted(string text, int indent, bool mayFold)
    {
        Put('"');
        var escapesAll = text.Length > 0 && text[0] == '\uFEFF';
        var afterSpace = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (escapesAll || c is '"' or '\\' || YamlCharacters.IsBreak(c) || !YamlCharacters.IsPrintable(c))
            {
                Escape(text, ref i);
                afterSpace = false;
            }
            else if (c == ' ')
            {
                if (mayFold && !afterSpace && IsLong && i > 0 && i < text.Length - 1)
                {
                    NewLine(indent);
                    if (text[i + 1] == ' ')
                    {
                        Put('\\');
                    }
                }
                else
                {
                    Put(' ');
                }

                afterSpace = true;
            }
            else
            {
                Put(c);
                afterSpace = false;
            }
        }

        Put('"');
    }

    private void Escape(string text, ref int at)
    {
        var c = text[at];
        var name = c switch
        {
            '\0' => '0',
            '\a' => 'a',
            '\b' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\v' => 'v',
            '\f' => 'f',
            '\r' => 'r',
            '\u001B' => 'e',
            '"' => '"',
            '\\' => '\\',
            '\u0085' => 'N',
            '\u00A0' => '_',
            '\u2028' => 'L',
            '\u2029' => 'P',
            _ => '\0',
        };
        Put('\\');
        if (name != '\0')
        {
            Put(name);
        }
        else if (char.IsSurrogate(c))
        {
            if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                Put('U');
                Put(char.ConvertToUtf32(c, text[++at]).ToString("X8", CultureInfo.InvariantCulture));
            }
            else
            {
                Put("uFFFD");
            }
        }
        else
        {
            Put(c <= '\u00FF' ? 'x' : 'u');
            Put(((int)c).ToString(c <= '\u00FF' ? "X2" : "X4", CultureInfo.InvariantCulture));
        }
    }

    private void Literal(string text, int indent)
    {
        Put('|');
        if (text[0] == ' ' || YamlCharacters.IsBreak(text[0]))
        {
            Put('2');
        }

        if (!YamlCharacters.IsBreak(text[^1]))
        {
            Put('-');
        }
        else if (text.Length == 1 || YamlCharacters.IsBreak(text[^2]))
        {
            Put('+');
        }

        Put('\n');
        var afterBreak = true;
        foreach (var c in text)
        {
            if (YamlCharacters.IsBreak(c))
            {
                output.Append(c);
                _column = 0;
                afterBreak = true;
                continue;
            }

            if (afterBreak)
            {
                Spaces(indent);
                afterBreak = false;
            }

            Put(c);
        }
    }

    private bool IsLong => !isV3 && _column > FoldAt;

    private void Put(char c)
    {
        output.Append(c);
        _column = c == '\n' ? 0 : _column + (char.IsLowSurrogate(c) ? 0 : 1);
    }

    /// <summary>Appends text without line breaks.</summary>
    private void Put(string text)
    {
        output.Append(text);
        _column += text.Length;
    }

    private void Spaces(int count)
    {
        output.Append(' ', count);
        _column += count;
    }

    /// <summary>Ends the open line, if one is open, and indents the next.</summary>
    private void NewLine(int indent)
    {
        if (output.Length > _start && output[^1] != '\n')
        {
            Put('\n');
        }

        _column = 0;
        Spaces(indent);
    }
}
