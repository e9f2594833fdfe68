using Kcl.Net.Diagnostics;

namespace Kcl.Net.Decoding;

/// <summary>What is checked before a text is parsed: its size, its characters and a byte order mark.</summary>
internal static class YamlText
{
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
            throw YamlProblem.At(file, bad, "control characters are not allowed");
        }

        return text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    }

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
