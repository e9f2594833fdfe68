using System.Text;

namespace Kcl.Net.Lexer;

/// <summary>What a string literal's characters stand for: escapes, and the dedent of triple-quoted ones.</summary>
internal static class StringText
{
    /// <summary>Whether every escape is complete. Evaluates nothing, so that texts nobody reads cost no memory.</summary>
    public static bool IsValid(ReadOnlySpan<char> content, bool raw, bool triple)
    {
        for (var i = triple ? content.IndexOf('\\') : content.IndexOfAny('\\', '\n'); i >= 0 && i < content.Length; i++)
        {
            if (content[i] == '\n' && !triple)
            {
                return false;
            }

            if (content[i] != '\\')
            {
                continue;
            }

            if (++i >= content.Length)
            {
                return false;
            }

            if (!raw && content[i] is 'x' or 'u' or 'U' or 'N' && !TryLongEscape(content, ref i, out _))
            {
                return false;
            }
        }

        return true;
    }

    public static string Evaluate(ReadOnlySpan<char> content, bool raw)
    {
        var first = content.IndexOf('\\');
        if (raw || first < 0)
        {
            return content.ToString();
        }

        var text = new StringBuilder(content.Length);
        text.Append(content[..first]);
        for (var i = first; i < content.Length; i++)
        {
            var c = content[i];
            if (c != '\\' || i + 1 >= content.Length)
            {
                text.Append(c);
                continue;
            }

            Escape(content, ref i, text);
        }

        return text.ToString();
    }

    /// <summary>Removes the common indentation of the lines; a first line that is empty goes away.</summary>
    public static string Dedent(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return text.TrimStart(' ', '\t');
        }

        var lines = text.Split('\n');
        var indent = int.MaxValue;
        for (var i = 0; i < lines.Length; i++)
        {
            var counts = string.IsNullOrWhiteSpace(lines[i]) ? i == lines.Length - 1 && lines[i].Length > 0 : true;
            if (counts)
            {
                indent = Math.Min(indent, Blanks(lines[i]));
            }
        }

        var result = new StringBuilder(text.Length);
        var first = lines[0].Length == 0 ? 1 : 0;
        for (var i = first; i < lines.Length; i++)
        {
            if (i > first)
            {
                result.Append('\n');
            }

            result.Append(lines[i], Math.Min(indent, Blanks(lines[i])), lines[i].Length - Math.Min(indent, Blanks(lines[i])));
        }

        return result.ToString();
    }

    private static int Blanks(string line)
    {
        var count = 0;
        while (count < line.Length && line[count] is ' ' or '\t')
        {
            count++;
        }

        return count;
    }

    private static void Escape(ReadOnlySpan<char> content, ref int i, StringBuilder text)
    {
        var c = content[++i];
        switch (c)
        {
            case '\\' or '\'' or '"':
                text.Append(c);
                break;
            case '\n':
                break;
            case '\r' when i + 1 < content.Length && content[i + 1] == '\n':
                i++;
                break;
            case 'a':
                text.Append('\a');
                break;
            case 'b':
                text.Append('\b');
                break;
            case 'f':
                text.Append('\f');
                break;
            case 'n':
                text.Append('\n');
                break;
            case 'r':
                text.Append('\r');
                break;
            case 't':
                text.Append('\t');
                break;
            case 'v':
                text.Append('\v');
                break;
            case >= '0' and <= '7':
                var octal = c - '0';
                for (var n = 0; n < 2 && i + 1 < content.Length && content[i + 1] is >= '0' and <= '7'; n++)
                {
                    octal = (octal * 8) + content[++i] - '0';
                }

                text.Append((char)octal);
                break;
            case 'x' or 'u' or 'U' or 'N' when TryLongEscape(content, ref i, out var rune):
                text.Append(rune.ToString());
                break;
            default:
                text.Append('\\').Append(c);
                break;
        }
    }

    private static bool TryLongEscape(ReadOnlySpan<char> content, ref int i, out Rune rune)
    {
        rune = Rune.ReplacementChar;
        if (content[i] == 'N')
        {
            var close = i + 1 < content.Length && content[i + 1] == '{' ? content[i..].IndexOf('}') : -1;
            if (close < 0 || !CharacterNames.TryFind(content.Slice(i + 2, close - 2), out rune))
            {
                return false;
            }

            i += close;
            return true;
        }

        var length = content[i] switch { 'x' => 2, 'u' => 4, _ => 8 };
        if (i + length >= content.Length)
        {
            return false;
        }

        var value = 0UL;
        for (var n = 1; n <= length; n++)
        {
            var c = content[i + n];
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }

            value = (value * 16) + (uint)(char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        }

        i += length;
        if (value is >= 0xD800 and <= 0xDFFF)
        {
            return true;
        }

        return value <= 0x10FFFF && Rune.TryCreate((uint)value, out rune);
    }
}
