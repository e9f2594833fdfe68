using Kcl.Net.Diagnostics;

namespace Kcl.Net.Decoding;

/// <summary>What is checked before a text is parsed: its size, its characters and a byte order mark.</summary>
internal static class YamlText
{
    private const char EscapedByte = '\uDC00';

    /// <summary>How many characters to leave out in front; throws when the text cannot be YAML at all.</summary>
    public static int Check(SourceFile file, YamlOptions options)
    {
        var text = file.Text;
        if (text.Length > options.MaxCharacters)
        {
            throw YamlProblem.At(file, 0, $"the text is longer than {options.MaxCharacters} characters");
        }

        var bad = IndexOfForbidden(text);
        if (bad >= 0)
        {
            throw YamlProblem.At(file, bad, Problem(text, bad));
        }

        return text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    }

    /// <summary>What is wrong there. A byte that is no UTF-8 is in the text as a lone surrogate from U+DC80.</summary>
    private static string Problem(string text, int at)
    {
        if (!IsByte(text, at))
        {
            return "control characters are not allowed";
        }

        var lead = text[at] - EscapedByte;
        var width = (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 0;
        if (width == 0)
        {
            return "invalid leading UTF-8 octet";
        }

        for (var i = at + 1; i < at + width; i++)
        {
            if (i >= text.Length)
            {
                return "incomplete UTF-8 octet sequence";
            }

            if (!IsByte(text, i) || (text[i] & 0xC0) != 0x80)
            {
                return "invalid trailing UTF-8 octet";
            }
        }

        return lead is 0xC0 or 0xC1 or 0xE0 or 0xF0 ? "invalid length of a UTF-8 sequence" : "invalid Unicode character";
    }

    private static bool IsByte(string text, int at) => text[at] is >= '\uDC80' and <= '\uDCFF';

    /// <summary>Position of the first character YAML does not allow in a text; -1 when there is none.</summary>
    public static int IndexOfForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and <= '~' or '\n')
            {
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!(c is '\t' or '\r' or '\u0085' or (>= '\u00A0' and <= '\uD7FF') or (>= '\uE000' and <= '\uFFFD')))
            {
                return i;
            }
        }

        return -1;
    }
}
