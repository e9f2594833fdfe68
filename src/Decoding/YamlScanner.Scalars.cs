using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Kcl.Net.Decoding;

/// <summary>Plain and block scalars.</summary>
internal sealed partial class YamlScanner
{
    private readonly StringBuilder _value = new();
    private readonly StringBuilder _breaks = new();

    private void PlainScalar()
    {
        SaveKey();
        _keyAllowed = false;
        var from = CurrentPosition;
        var end = from;
        var indent = _indent + 1;
        var blanks = 0;
        _value.Clear();
        _breaks.Clear();
        while (!IsDocumentIndicator && Peek(0) != '#')
        {
            var wordFrom = _at;
            while (!IsBlankOrEnd(0) && !EndsPlain())
            {
                Skip();
            }

            if (_at > wordFrom)
            {
                if (_breaks.Length > 0)
                {
                    Fold(_value, _breaks);
                }
                else
                {
                    _value.Append(text, wordFrom - blanks, blanks);
                }

                _value.Append(text, wordFrom, _at - wordFrom);
                end = CurrentPosition;
            }

            if (_at >= text.Length || !(IsBlank || IsBreak(Peek(0))))
            {
                break;
            }

            blanks = PlainGap(indent);
            if (_flow == 0 && _column < indent)
            {
                break;
            }
        }

        Add(new Scalar(_value.ToString(), ScalarStyle.Plain, from, end));
        _keyAllowed |= _breaks.Length > 0;
    }

    private bool EndsPlain()
    {
        var c = Peek(0);
        return (c == ':' && IsBlankOrEnd(1)) || (_flow > 0 && (c is ',' or '?' or '[' or ']' or '{' or '}'));
    }

    /// <summary>Goes over blanks and breaks between words; returns how many blanks count when there was no break.</summary>
    private int PlainGap(int indent)
    {
        var blanks = 0;
        while (true)
        {
            if (IsBlank)
            {
                if (_breaks.Length > 0 && _column < indent && Peek(0) == '\t')
                {
                    throw Error("found a tab character that violates indentation");
                }

                blanks++;
                Skip();
            }
            else if (IsBreak(Peek(0)))
            {
                _breaks.Append(SkipBreak());
            }
            else
            {
                return blanks;
            }
        }
    }

    private void BlockScalar(bool isLiteral)
    {
        Forget(ref _keys[_flow]);
        _keyAllowed = true;
        var from = CurrentPosition;
        Skip();
        var chomping = Chomping();
        var increment = 0;
        if (char.IsAsciiDigit(Peek(0)))
        {
            increment = Peek(0) - '0';
            Require(increment > 0, "found an indentation indicator equal to 0");
            Skip();
            chomping = chomping == 0 ? Chomping() : chomping;
        }

        EndOfLine();
        var indent = increment == 0 ? 0 : Math.Max(_indent, 0) + increment;
        _value.Clear();
        _breaks.Clear();
        var end = CurrentPosition;
        indent = BlockBreaks(indent, ref end);
        var isBlankLine = false;
        var lineBreak = '\0';
        while (_column == indent && _at < text.Length)
        {
            var startsBlank = IsBlank;
            if (lineBreak == '\n' && !isLiteral && !isBlankLine && !startsBlank)
            {
                _value.Append(_breaks.Length == 0 ? " " : "");
            }
            else if (lineBreak != '\0')
            {
                _value.Append(lineBreak);
            }

            _value.Append(_breaks);
            _breaks.Clear();
            isBlankLine = startsBlank;
            var lineFrom = _at;
            while (_at < text.Length && !IsBreak(Peek(0)))
            {
                Skip();
            }

            _value.Append(text, lineFrom, _at - lineFrom);
            end = CurrentPosition;
            lineBreak = _at < text.Length ? SkipBreak() : '\0';
            indent = BlockBreaks(indent, ref end);
        }

        if (chomping >= 0 && lineBreak != '\0')
        {
            _value.Append(lineBreak);
        }

        if (chomping > 0)
        {
            _value.Append(_breaks);
        }

        Add(new Scalar(_value.ToString(), isLiteral ? ScalarStyle.Literal : ScalarStyle.Folded, from, end));
    }

    private int Chomping()
    {
        var sign = Peek(0) == '+' ? 1 : Peek(0) == '-' ? -1 : 0;
        if (sign != 0)
        {
            Skip();
        }

        return sign;
    }

    /// <summary>Empty lines and the indentation of the next one; settles the indentation when it is not known (0).</summary>
    private int BlockBreaks(int indent, ref Mark end)
    {
        var deepest = 0;
        while (true)
        {
            while ((indent == 0 || _column < indent) && Peek(0) == ' ')
            {
                Skip();
            }

            deepest = Math.Max(deepest, _column);
            Require(!((indent == 0 || _column < indent) && Peek(0) == '\t'), "found a tab character where an indentation space is expected");
            if (!IsBreak(Peek(0)))
            {
                break;
            }

            _breaks.Append(SkipBreak());
            end = CurrentPosition;
        }

        return indent > 0 ? indent : Math.Max(Math.Max(deepest, _indent + 1), 1);
    }
}
