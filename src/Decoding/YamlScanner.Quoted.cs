using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Kcl.Net.Decoding;

/// <summary>Single- and double-quoted scalars.</summary>
internal sealed partial class YamlScanner
{
    private void QuotedScalar(char quote)
    {
        SaveKey();
        _keyAllowed = false;
        var from = CurrentPosition;
        Skip();
        _value.Clear();
        _breaks.Clear();
        while (true)
        {
            Require(!IsDocumentIndicator, "found unexpected document indicator");
            Require(_at < text.Length, "found unexpected end of stream");
            var joinsLine = QuotedWord(quote);
            if (Peek(0) == quote)
            {
                break;
            }

            QuotedGap(joinsLine);
        }

        Skip();
        Add(new Scalar(_value.ToString(), quote == '\'' ? ScalarStyle.SingleQuoted : ScalarStyle.DoubleQuoted, from, CurrentPosition));
    }

    /// <summary>Reads up to a blank, a break or the closing quote; true after an escaped line break.</summary>
    private bool QuotedWord(char quote)
    {
        while (!IsBlankOrEnd(0))
        {
            var c = Peek(0);
            if (c == quote)
            {
                if (quote == '"' || Peek(1) != '\'')
                {
                    return false;
                }

                _value.Append('\'');
                Skip(2);
            }
            else if (c == '\\' && quote == '"')
            {
                if (IsBreak(Peek(1)))
                {
                    Skip();
                    SkipBreak();
                    return true;
                }

                Escape();
            }
            else
            {
                _value.Append(c);
                Skip();
            }
        }

        return false;
    }

    private void QuotedGap(bool joinsLine)
    {
        var blanksFrom = _at;
        while (IsBlank)
        {
            Skip();
        }

        if (!IsBreak(Peek(0)))
        {
            if (!joinsLine)
            {
                _value.Append(text, blanksFrom, _at - blanksFrom);
            }

            return;
        }

        while (IsBlank || IsBreak(Peek(0)))
        {
            if (IsBlank)
            {
                Skip();
            }
            else
            {
                _breaks.Append(SkipBreak());
            }
        }

        if (joinsLine)
        {
            // The first break was escaped away; the empty lines after it still count.
            _value.Append(_breaks);
            _breaks.Clear();
        }
        else
        {
            Fold(_value, _breaks);
        }
    }

    private void Escape()
    {
        var c = Peek(1);
        var digits = c switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if (digits > 0)
        {
            _value.Append(Unicode(digits));
            return;
        }

        _value.Append(c switch
        {
            '0' => '\0',
            'a' => '\a',
            'b' => '\b',
            't' or '\t' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            'e' => '\u001B',
            ' ' or '"' or '\\' => c,
            '\'' when isGo => c,
            '/' when !isGo => c,
            'N' => '\u0085',
            '_' => '\u00A0',
            'L' => '\u2028',
            'P' => '\u2029',
            _ => throw Error("found unknown escape character"),
        });
        Skip(2);
    }

    /// <summary>A `\x`, `\u` or `\U` escape. Halves of a pair, as JSON writes them, are joined outside of Go's dialect.</summary>
    private string Unicode(int digits)
    {
        var code = Hexadecimal(digits);
        if (!isGo && digits == 4 && code is >= 0xD800 and < 0xDC00 && Peek(0) == '\\' && Peek(1) == 'u')
        {
            var low = Hexadecimal(4);
            Require(low is >= 0xDC00 and < 0xE000, "found invalid Unicode character escape code");
            return char.ConvertFromUtf32((int)(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)));
        }

        Require(Rune.IsValid(code), "found invalid Unicode character escape code");
        return new Rune(code).ToString();
    }

    private uint Hexadecimal(int digits)
    {
        Skip(2);
        uint code = 0;
        for (var i = 0; i < digits; i++)
        {
            var c = Peek(i);
            Require(char.IsAsciiHexDigit(c), "did not find expected hexdecimal number");
            code = (code << 4) | (uint)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }

        Skip(digits);
        return code;
    }
}
