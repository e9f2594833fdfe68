using System.Globalization;
using System.Text;

namespace Kcl.Net.Templating;

/// <summary>Go's view of text: runes and UTF-8 bytes, over UTF-16 strings.</summary>
internal static class GoText
{
    /// <summary>Length of the UTF-8 form; what `len` is.</summary>
    public static int ByteLength(string text) => Encoding.UTF8.GetByteCount(text);

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

    public static string RuneToString(long rune) =>
        rune is >= 0 and <= 0x10FFFF && Rune.IsValid((int)rune) ? new Rune((int)rune).ToString() : "\uFFFD";
}
