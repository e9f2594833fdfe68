using System.Net;
using System.Text;

namespace Kcl.Net.Documentation;

/// <summary>Documentation as one HTML page that needs nothing else.</summary>
public static class HtmlWriter
{
    private const string Style = "body{font-family:sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}p,td{white-space:pre-line}";

    public static string Write(PackageDocument package)
    {
        var text = new StringBuilder();
        text.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>").Append(Text(package.Name)).Append("</title>\n<style>").Append(Style).Append("</style>\n</head>\n<body>\n");
        text.Append("<h1>").Append(Text(package.Name)).Append("</h1>\n");
        Paragraph(text, package.Summary);
        text.Append("<ul>\n");
        foreach (var schema in package.Schemas)
        {
            text.Append("<li><a href=\"#").Append(Text(schema.Name)).Append("\">").Append(Text(schema.Name)).Append("</a></li>\n");
        }

        text.Append("</ul>\n");
        foreach (var schema in package.Schemas)
        {
            Append(text, schema);
        }

        return text.Append("</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder text, SchemaDocument schema)
    {
        text.Append("<h2 id=\"").Append(Text(schema.Name)).Append("\">").Append(Text(schema.Name)).Append("</h2>\n");
        if (schema.Base is { } parent)
        {
            text.Append("<p>Extends <code>").Append(Text(parent)).Append("</code>.</p>\n");
        }

        Paragraph(text, schema.Summary);
        if (schema.Attributes.Count > 0)
        {
            text.Append("<table>\n<tr><th>name</th><th>type</th><th>description</th><th>default value</th></tr>\n");
            foreach (var attribute in schema.Attributes)
            {
                text.Append("<tr><td><b>").Append(Text(attribute.Name)).Append("</b>").Append(attribute.IsRequired ? " <i>required</i>" : "")
                    .Append("</td><td><code>").Append(Text(attribute.Type)).Append("</code></td><td>").Append(Text(attribute.Description)).Append("</td><td>")
                    .Append(attribute.Default is { } value ? "<code>" + Text(value) + "</code>" : "").Append("</td></tr>\n");
            }

            text.Append("</table>\n");
        }

        if (schema.Examples.Length > 0)
        {
            text.Append("<h3>Examples</h3>\n<pre><code>").Append(Text(schema.Examples)).Append("</code></pre>\n");
        }
    }

    private static void Paragraph(StringBuilder text, string paragraph)
    {
        if (paragraph.Length > 0)
        {
            text.Append("<p>").Append(Text(paragraph)).Append("</p>\n");
        }
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
