using System.Globalization;
using System.Text;

namespace Kcl.Net.Templating;

/// <summary>Escaping for HTML, JavaScript strings and URL queries as Go's builtins do it.</summary>
internal static class GoEscape
{
    public static string Html(string text)
    {
        if (text.AsSpan().IndexOfAny("'\"&<>\0") < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            switch (c)
            {
                case '\0': result.Append('\uFFFD'); break;
                case '"': result.Append("&#34;"); break;
                case '\'': result.Append("&#39;"); break;
                case '&': result.Append("&amp;"); break;
                case '<': result.Append("&lt;"); break;
                case '>': result.Append("&gt;"); break;
                default: result.Append(c); break;
            }
        }

        return result.ToString();
    }

    public static string JavaScript(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var original = text.AsSpan(at, rune.Utf16SequenceLength);
            at += original.Length;
            switch (rune.Value)
            {
                case '\\': result.Append("\\\\"); break;
                case '\'': result.Append("\\'"); break;
                case '"': result.Append("\\\""); break;
                case '<' or '>' or '&' or '=' or < ' ':
                    result.Append("\\u").Append(rune.Value.ToString("X4", CultureInfo.InvariantCulture));
                    break;
                case < 128:
                    result.Append((char)rune.Value);
                    break;
                default:
                    // What is no UTF-8 counts as printable and stays as it is.
                    if (GoText.IsPrint(rune.Value))
                    {
                        result.Append(original);
                    }
                    else
                    {
                        result.Append("\\u").Append(rune.Value.ToString("X4", CultureInfo.InvariantCulture));
                    }

                    break;
            }
        }

        return result.ToString();
    }

    /// <summary>`url.QueryEscape`.</summary>
    public static string UrlQuery(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var b in GoText.ToUtf8(text))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
            {
                result.Append((char)b);
            }
            else if (b == ' ')
            {
                result.Append('+');
            }
            else
            {
                result.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return result.ToString();
    }
}
