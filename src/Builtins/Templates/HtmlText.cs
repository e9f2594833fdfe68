using System.Text;

namespace Kcl.Net.Builtins.Templates;

/// <summary>HTML escaping of the characters Handlebars escapes.</summary>
internal static class HtmlText
{
    private const string Escaped = "&<>\"'=`";

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Escaped) < 0)
        {
            return text;
        }

        var output = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => output.Append("&amp;"),
                '<' => output.Append("&lt;"),
                '>' => output.Append("&gt;"),
                '"' => output.Append("&quot;"),
                '\'' => output.Append("&#x27;"),
                '=' => output.Append("&#x3D;"),
                '`' => output.Append("&#x60;"),
                _ => output.Append(c),
            };
        }

        return output.ToString();
    }
}
