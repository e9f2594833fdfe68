using System.Globalization;
using System.Text;

namespace Kcl.Net.Templating;

/// <summary>Go's string and character literals: writing them (`strconv.Quote…`) and reading them (`strconv.Unquote`).</summary>
internal static class GoQuote
{
    public static string Quote(string text, bool asciiOnly = false)
    {
        var result = new StringBuilder(text.Length + 2);
        result.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                AppendRune(result, char.ConvertToUtf32(text[i], text[i + 1]), '"', asciiOnly);
                i++;
            }
            else
            {
                AppendUnit(result, text[i], asciiOnly);
            }
        }

        return result.Append('"').ToString();
    }

    public static string QuoteRune(long rune, bool asciiOnly)
    {
        var result = new StringBuilder("'");
        AppendRune(result, rune is >= 0 and <= 0x10FFFF && Rune.IsValid((int)rune) ? (int)rune : 0xFFFD, '\'', asciiOnly);
        return result.Append('\'').ToString();
    }

    /// <summary>Whether the text can stand between back quotes on one line.</summary>
    public static bool CanBackquote(string text)
    {
        foreach (var c in text)
        {
            if (c is '\uFEFF' or '`' or '\x7F' || (c < ' ' && c != '\t') || GoText.IsRawByte(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text of a `"…"` or `` `…` `` literal; null when it is malformed.</summary>
    public static string? Unquote(string literal)
    {
        var body = literal.AsSpan(1, literal.Length - 2);
        if (literal[0] == '`')
        {
            return body.ToString().Replace("\r", "", StringComparison.Ordinal);
        }

        if (body.IndexOfAny('\\', '"', '\n') < 0)
        {
            return body.ToString();
        }

        var bytes = new MemoryStream(body.Length);
        Span<byte> buffer = stackalloc byte[4];
        while (body.Length > 0)
        {
            if (!ReadChar(ref body, '"', out var value, out var isByte))
            {
                return null;
            }

            if (isByte)
            {
                bytes.WriteByte((byte)value);
            }
            else
            {
                var rune = Rune.IsValid(value) ? new Rune(value) : Rune.ReplacementChar;
                bytes.Write(buffer[..rune.EncodeToUtf8(buffer)]);
            }
        }

        return GoText.FromUtf8(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Reads one possibly escaped character of a literal delimited by <paramref name="quote"/>.</summary>
    public static bool ReadChar(ref ReadOnlySpan<char> rest, char quote, out int value, out bool isByte)
    {
        value = 0;
        isByte = false;
        if (rest.IsEmpty || rest[0] == quote || rest[0] == '\n')
        {
            return false;
        }

        if (rest[0] != '\\')
        {
            Rune.DecodeFromUtf16(rest, out var rune, out var length);
            value = rune.Value;
            rest = rest[length..];
            return true;
        }

        if (rest.Length < 2)
        {
            return false;
        }

        var c = rest[1];
        rest = rest[2..];
        switch (c)
        {
            case 'a': value = 7; return true;
            case 'b': value = 8; return true;
            case 'f': value = 12; return true;
            case 'n': value = 10; return true;
            case 'r': value = 13; return true;
            case 't': value = 9; return true;
            case 'v': value = 11; return true;
            case '\\': value = '\\'; return true;
            case '\'' or '"': value = c; return c == quote;
            case 'x':
                isByte = true;
                return ReadDigits(ref rest, 2, 16, ref value);
            case 'u':
                return ReadDigits(ref rest, 4, 16, ref value) && Rune.IsValid(value);
            case 'U':
                return ReadDigits(ref rest, 8, 16, ref value) && Rune.IsValid(value);
            case >= '0' and <= '7':
                isByte = true;
                value = c - '0';
                return ReadDigits(ref rest, 2, 8, ref value) && value <= 255;
            default:
                return false;
        }
    }

    private static bool ReadDigits(ref ReadOnlySpan<char> rest, int count, int radix, ref int value)
    {
        if (rest.Length < count)
        {
            return false;
        }

        var result = (long)value;
        for (var i = 0; i < count; i++)
        {
            var c = rest[i];
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix)
            {
                return false;
            }

            result = (result * radix) + digit;
        }

        rest = rest[count..];
        value = result > 0x10FFFF ? -1 : (int)result;
        return value >= 0;
    }

    /// <summary>A UTF-16 unit that is no part of a pair.</summary>
    private static void AppendUnit(StringBuilder result, char unit, bool asciiOnly)
    {
        if (GoText.IsRawByte(unit))
        {
            result.Append("\\x").Append((unit & 0xFF).ToString("x2", CultureInfo.InvariantCulture));
        }
        else
        {
            AppendRune(result, char.IsSurrogate(unit) ? 0xFFFD : unit, '"', asciiOnly);
        }
    }

    private static void AppendRune(StringBuilder result, int rune, char quote, bool asciiOnly)
    {
        if (rune == quote || rune == '\\')
        {
            result.Append('\\').Append((char)rune);
            return;
        }

        if (asciiOnly ? rune < 128 && GoText.IsPrint(rune) : GoText.IsPrint(rune))
        {
            result.Append(new Rune(rune).ToString());
            return;
        }

        switch (rune)
        {
            case 7: result.Append("\\a"); break;
            case 8: result.Append("\\b"); break;
            case 12: result.Append("\\f"); break;
            case 10: result.Append("\\n"); break;
            case 13: result.Append("\\r"); break;
            case 9: result.Append("\\t"); break;
            case 11: result.Append("\\v"); break;
            case < ' ' or 0x7F:
                result.Append("\\x").Append(rune.ToString("x2", CultureInfo.InvariantCulture));
                break;
            case < 0x10000:
                result.Append("\\u").Append(rune.ToString("x4", CultureInfo.InvariantCulture));
                break;
            default:
                result.Append("\\U").Append(rune.ToString("x8", CultureInfo.InvariantCulture));
                break;
        }
    }
}
