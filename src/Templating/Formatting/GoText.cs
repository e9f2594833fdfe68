using System.Globalization;
using System.Text;

namespace Kcl.Net.Templating;

/// <summary>
/// Go's view of text: runes and UTF-8 bytes, over UTF-16 strings. Go strings may hold bytes that are no UTF-8; each of them
/// is kept here as the lone surrogate U+DC00 + byte, so that nothing is lost before the text is written.
/// </summary>
public static class GoText
{
    /// <summary>Whether a UTF-16 unit (that is no part of a pair) stands for a byte that is no UTF-8.</summary>
    public static bool IsRawByte(char unit) => unit is >= '\uDC80' and <= '\uDCFF';

    /// <summary>A string from bytes, whatever they are.</summary>
    public static string FromUtf8(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var valid = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (valid)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (var b in bytes[..length])
                {
                    text.Append((char)(0xDC00 + b));
                }
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>The bytes of a string, with those that are no UTF-8 as they were.</summary>
    public static byte[] ToUtf8(string text)
    {
        if (!HasRawBytes(text))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done && IsRawByte(text[i]))
            {
                bytes[count++] = (byte)text[i++];
                continue;
            }

            count += rune.EncodeToUtf8(bytes.AsSpan(count));
            i += length;
        }

        return bytes[..count];
    }

    /// <summary>Length of the UTF-8 form; what `len` is.</summary>
    public static int ByteLength(string text) => HasRawBytes(text) ? ToUtf8(text).Length : Encoding.UTF8.GetByteCount(text);

    private static bool HasRawBytes(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\uDC80', '\uDCFF'); i >= 0 && i < text.Length; i++)
        {
            if (IsRawByte(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>`utf8.RuneCountInString`.</summary>
    public static int RuneCount(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                count--;
            }
        }

        return count;
    }

    /// <summary>The first runes of a text.</summary>
    public static string TruncateRunes(string text, int runes)
    {
        if (text.Length <= runes)
        {
            return text;
        }

        var at = 0;
        while (runes-- > 0 && at < text.Length)
        {
            at += at + 1 < text.Length && char.IsHighSurrogate(text[at]) && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        }

        return text[..at];
    }

    /// <summary>`unicode.IsPrint`: letters, marks, numbers, punctuation, symbols and the ASCII space.</summary>
    public static bool IsPrint(int rune)
    {
        if (rune < 127)
        {
            return rune >= ' ';
        }

        if (!Rune.IsValid(rune))
        {
            return false;
        }

        return Rune.GetUnicodeCategory(new Rune(rune)) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator => false,
            _ => true,
        };
    }

    /// <summary>`%#U`: `U+0023 '#'`.</summary>
    public static string DescribeRune(int rune)
    {
        if (rune < 0)
        {
            // Go formats its end-of-text marker -1 as an unsigned number.
            return "U+FFFFFFFFFFFFFFFF";
        }

        var code = "U+" + rune.ToString("X4", CultureInfo.InvariantCulture);
        return IsPrint(rune) ? $"{code} '{new Rune(rune)}'" : code;
    }

    /// <summary>`string(rune)`.</summary>
    public static string RuneToString(long rune) =>
        rune is >= 0 and <= 0x10FFFF && Rune.IsValid((int)rune) ? new Rune((int)rune).ToString() : "\uFFFD";
}
