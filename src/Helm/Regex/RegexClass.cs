using System.Globalization;
using System.Text;

namespace Kcl.Net.Helm;

/// <summary>The classes and character escapes of an RE2 expression, rewritten for .NET.</summary>
internal readonly struct RegexClass(string pattern, StringBuilder output)
{
    private const string Digits = "0-9";
    private const string Words = "0-9A-Za-z_";
    private const string Spaces = "\\t\\n\\f\\r ";

    /// <summary>Moves over a `[…]`.</summary>
    public void Translate(ref int at)
    {
        var start = at++;
        output.Append('[');
        if (at < pattern.Length && pattern[at] == '^')
        {
            output.Append('^');
            at++;
        }

        for (var first = true; ; first = false)
        {
            if (at >= pattern.Length)
            {
                throw RegexTranslation.Error("missing closing ]", pattern[start..]);
            }

            var c = pattern[at];
            if (c == ']' && !first)
            {
                break;
            }

            if (c == '[' && at + 1 < pattern.Length && pattern[at + 1] == ':' && pattern.IndexOf(":]", at + 2, StringComparison.Ordinal) is var close and > 0)
            {
                Posix(pattern[at..(close + 2)]);
                at = close + 2;
                continue;
            }

            Item(ref at);
        }

        output.Append(']');
        at++;
    }

    /// <summary>Moves over an escape, inside or outside of a class.</summary>
    public void TranslateEscape(ref int at, bool inClass)
    {
        var c = at + 1 < pattern.Length ? pattern[at + 1] : throw RegexTranslation.Error("trailing backslash at end of expression", "");
        switch (c)
        {
            case 'd':
                Set(Digits, inClass, ref at);
                return;
            case 'w':
                Set(Words, inClass, ref at);
                return;
            case 's':
                Set(Spaces, inClass, ref at);
                return;
            case 'D':
                NegatedSet(Digits, "\\0-/:-\\uFFFF", inClass, ref at);
                return;
            case 'W':
                NegatedSet(Words, "\\0-/:-@\\[-^`{-\\uFFFF", inClass, ref at);
                return;
            case 'S':
                NegatedSet(Spaces, "\\0-\\x08\\x0B\\x0E-\\x1F!-\\uFFFF", inClass, ref at);
                return;
            case 'p' or 'P':
                UnicodeClass(ref at);
                return;
        }

        Append(Character(ref at));
    }

    private void Item(ref int at)
    {
        if (pattern[at] == '\\' && at + 1 < pattern.Length && "dDwWsSpP".Contains(pattern[at + 1]))
        {
            TranslateEscape(ref at, true);
            return;
        }

        var start = at;
        var low = Character(ref at);
        var high = low;
        if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
        {
            at++;
            high = Character(ref at);
            if (high < low)
            {
                throw RegexTranslation.Error("invalid character class range", pattern[start..at]);
            }
        }

        // Classes of .NET hold UTF-16 units; a range beyond them ends at the last one.
        Append(Math.Min(low, 0xFFFF));
        if (high != low)
        {
            output.Append('-');
            Append(Math.Min(high, 0xFFFF));
        }
    }

    private int Character(ref int at)
    {
        if (pattern[at] != '\\')
        {
            var pair = char.IsHighSurrogate(pattern[at]) && at + 1 < pattern.Length;
            var value = pair ? char.ConvertToUtf32(pattern[at], pattern[at + 1]) : pattern[at];
            at += pair ? 2 : 1;
            return value;
        }

        if (at + 1 >= pattern.Length)
        {
            throw RegexTranslation.Error("trailing backslash at end of expression", "");
        }

        var (start, c) = (at, pattern[at + 1]);
        at += 2;
        switch (c)
        {
            case 'a':
                return 7;
            case 'f':
                return 12;
            case 'n':
                return 10;
            case 'r':
                return 13;
            case 't':
                return 9;
            case 'v':
                return 11;
            case 'x':
                return Hexadecimal(start, ref at);
            case >= '1' and <= '7' when at < pattern.Length && pattern[at] is >= '0' and <= '7':
            case '0':
                var value = c - '0';
                for (var i = 0; i < 2 && at < pattern.Length && pattern[at] is >= '0' and <= '7'; i++)
                {
                    value = value * 8 + pattern[at++] - '0';
                }

                return value;
        }

        if (c < 0x80 && !char.IsAsciiLetterOrDigit(c))
        {
            return c;
        }

        throw RegexTranslation.Error("invalid escape sequence", pattern[start..at]);
    }

    private int Hexadecimal(int start, ref int at)
    {
        var braced = at < pattern.Length && pattern[at] == '{';
        var from = braced ? at + 1 : at;
        var to = from;
        while (to < pattern.Length && char.IsAsciiHexDigit(pattern[to]) && (braced || to - from < 2) && to - from < 8)
        {
            to++;
        }

        if (to == from || (braced ? to >= pattern.Length || pattern[to] != '}' : to - from != 2))
        {
            throw RegexTranslation.Error("invalid escape sequence", pattern[start..Math.Min(to + 1, pattern.Length)]);
        }

        at = braced ? to + 1 : to;
        var value = int.Parse(pattern.AsSpan(from, to - from), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return value is >= 0 and <= 0x10FFFF ? value : throw RegexTranslation.Error("invalid escape sequence", pattern[start..at]);
    }

    private void UnicodeClass(ref int at)
    {
        var start = at;
        var negated = pattern[at + 1] == 'P';
        at += 2;
        string name;
        if (at < pattern.Length && pattern[at] == '{')
        {
            var end = pattern.IndexOf('}', at);
            if (end < 0)
            {
                throw RegexTranslation.Error("invalid character class range", pattern[start..]);
            }

            name = pattern[(at + 1)..end];
            at = end + 1;
        }
        else
        {
            name = at < pattern.Length ? pattern[at++].ToString() : "";
        }

        if (name.StartsWith('^'))
        {
            (negated, name) = (!negated, name[1..]);
        }

        // RE2 knows scripts where .NET knows blocks: the nearest blocks stand in.
        var mapped = name switch
        {
            "Greek" or "Cyrillic" or "Hebrew" or "Arabic" or "Thai" or "Hiragana" or "Katakana" or "Armenian" or "Devanagari" => "Is" + name,
            "Han" => "IsCJKUnifiedIdeographs",
            "L" or "Lu" or "Ll" or "Lt" or "Lm" or "Lo" or "M" or "Mn" or "Mc" or "Me" or "N" or "Nd" or "Nl" or "No" or "P" or "Pc" or "Pd" or "Ps" or "Pe"
                or "Pi" or "Pf" or "Po" or "S" or "Sm" or "Sc" or "Sk" or "So" or "Z" or "Zs" or "Zl" or "Zp" or "C" or "Cc" or "Cf" or "Cs" or "Co" => name,
            _ => throw RegexTranslation.Error("invalid character class range", pattern[start..at]),
        };
        output.Append(negated ? @"\P{" : @"\p{").Append(mapped).Append('}');
    }

    private void Posix(string name)
    {
        var negated = name[2] == '^';
        var set = (negated ? name[3..^2] : name[2..^2]) switch
        {
            "alnum" => "0-9A-Za-z",
            "alpha" => "A-Za-z",
            "ascii" => "\\0-\\x7F",
            "blank" => "\\t ",
            "cntrl" => "\\0-\\x1F\\x7F",
            "digit" => Digits,
            "graph" => "!-~",
            "lower" => "a-z",
            "print" => " -~",
            "punct" => "!-/:-@\\[-`{-~",
            "space" => "\\t\\n\\v\\f\\r ",
            "upper" => "A-Z",
            "word" => Words,
            "xdigit" => "0-9A-Fa-f",
            _ => throw RegexTranslation.Error("invalid character class range", name),
        };
        output.Append(negated ? Complement(set) : set);
    }

    /// <summary>The complement of an ASCII set, as the ranges of a class.</summary>
    private static string Complement(string set)
    {
        var members = new System.Text.RegularExpressions.Regex("[" + set + "]", System.Text.RegularExpressions.RegexOptions.CultureInvariant);
        var ranges = new StringBuilder();
        for (var c = 0; c < 0x80; c++)
        {
            if (!members.IsMatch(((char)c).ToString()))
            {
                ranges.Append(CultureInfo.InvariantCulture, $"\\x{c:X2}");
            }
        }

        return ranges.Append("\\x80-\\uFFFF").ToString();
    }

    private void Set(string set, bool inClass, ref int at)
    {
        at += 2;
        output.Append(inClass ? set : "[" + set + "]");
    }

    private void NegatedSet(string set, string complement, bool inClass, ref int at)
    {
        at += 2;
        output.Append(inClass ? complement : "[^" + set + "]");
    }

    private void Append(int value)
    {
        if (value > 0xFFFF)
        {
            output.Append("(?:").Append(char.ConvertFromUtf32(value)).Append(')');
        }
        else if (value < 0x80 && char.IsAsciiLetterOrDigit((char)value))
        {
            output.Append((char)value);
        }
        else
        {
            output.Append(CultureInfo.InvariantCulture, $"\\u{value:X4}");
        }
    }
}
