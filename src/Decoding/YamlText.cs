using Kcl.Net.Diagnostics;

namespace Kcl.Net.Decoding;

/// <summary>What is checked before a text is parsed: its size, its characters, a byte order mark and (for Go) its directives.</summary>
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

        var skip = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        if (options.Dialect == YamlDialect.Go11)
        {
            CheckDirectives(file, skip);
        }

        return skip;
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

    /// <summary>Go accepts `%YAML 1.1` and `%TAG` only, where the parser ignores other names.</summary>
    private static void CheckDirectives(SourceFile file, int from)
    {
        var text = file.Text;
        while (from < text.Length)
        {
            var end = text.IndexOf('\n', from);
            end = end < 0 ? text.Length : end;
            var line = text.AsSpan(from, end - from).TrimEnd();
            if (line.Length > 0 && line[0] == '%')
            {
                var name = line[1..];
                var blank = name.IndexOfAny(' ', '\t');
                name = blank < 0 ? name : name[..blank];
                if (name is not ("YAML" or "TAG"))
                {
                    throw YamlProblem.At(file, from, "found unknown directive name");
                }

                if (name is "YAML" && line[5..].Trim() is var version && !version.StartsWith("1.1") && version.Length > 0 && char.IsAsciiDigit(version[0]))
                {
                    throw YamlProblem.At(file, from, "found incompatible YAML document");
                }
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                return;
            }

            from = end + 1;
        }
    }
}
