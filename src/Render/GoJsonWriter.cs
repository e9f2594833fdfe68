using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Render;

/// <summary>
/// JSON as Go's encoding/json writes it: keys in byte order, floats in its notation, `&lt;`, `&gt;`, `&amp;` and the line
/// separators escaped, lone surrogates replaced.
/// </summary>
public static class GoJsonWriter
{
    /// <param name="indent">Blanks of each level as `MarshalIndent` takes them; null for the compact form.</param>
    /// <param name="escapeHtml">Escapes the characters HTML gives a meaning to; `SetEscapeHTML(false)` turns it off.</param>
    /// <param name="convert">Turns engine-owned objects into plain values; without it they are refused.</param>
    /// <exception cref="GoEncodingException">The value cannot be written.</exception>
    public static void Write(Value value, StringBuilder output, string? indent = null, bool escapeHtml = true, Func<HostValue, Value>? convert = null) =>
        new GoJsonEmitter(output, indent, escapeHtml, convert).Write(value, 0);

    public static string ToJson(Value value, string? indent = null, bool escapeHtml = true, Func<HostValue, Value>? convert = null)
    {
        var output = new StringBuilder();
        Write(value, output, indent, escapeHtml, convert);
        return output.ToString();
    }

    /// <summary>Appends the text in double quotes.</summary>
    public static void WriteString(string text, StringBuilder output, bool escapeHtml = true)
    {
        output.Append('"');
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            if (c >= ' ' && c is not ('"' or '\\' or '<' or '>' or '&' or '\u2028' or '\u2029') && !char.IsSurrogate(c))
            {
                continue;
            }

            if (!escapeHtml && (c is '<' or '>' or '&'))
            {
                continue;
            }

            output.Append(text, from, i - from);
            from = i + 1;
            Escape(c, output);
        }

        output.Append(text, from, text.Length - from).Append('"');
    }

    private static void Escape(char c, StringBuilder output)
    {
        _ = c switch
        {
            '"' or '\\' => output.Append('\\').Append(c),
            '\b' => output.Append("\\b"),
            '\f' => output.Append("\\f"),
            '\n' => output.Append("\\n"),
            '\r' => output.Append("\\r"),
            '\t' => output.Append("\\t"),
            _ when char.IsSurrogate(c) => output.Append("\\ufffd"),
            _ => output.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
        };
    }
}
