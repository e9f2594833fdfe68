using System.Text;

namespace Kcl.Net.Documentation;

/// <summary>Documentation as Markdown: an index, and for each schema its summary, attributes as a table, and examples.</summary>
public static class MarkdownWriter
{
    public static string Write(PackageDocument package)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Inline(package.Name)).Append('\n');
        Paragraph(text, package.Summary);
        if (package.Schemas.Count > 0)
        {
            text.Append("\n## Index\n\n");
            foreach (var schema in package.Schemas)
            {
                text.Append("- [").Append(Inline(schema.Name)).Append("](#").Append(schema.Name.ToLowerInvariant()).Append(")\n");
            }

            text.Append("\n## Schemas\n");
        }

        foreach (var schema in package.Schemas)
        {
            Append(text, schema);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, SchemaDocument schema)
    {
        text.Append("\n### ").Append(Inline(schema.Name)).Append('\n');
        if (schema.Base is { } parent)
        {
            text.Append("\nExtends `").Append(parent).Append("`.\n");
        }

        Paragraph(text, schema.Summary);
        if (schema.Attributes.Count > 0)
        {
            text.Append("\n#### Attributes\n\n| name | type | description | default value |\n| --- | --- | --- | --- |\n");
            foreach (var attribute in schema.Attributes)
            {
                text.Append("|**").Append(Cell(attribute.Name)).Append("**").Append(attribute.IsRequired ? " `required`" : "")
                    .Append('|').Append(Code(attribute.Type))
                    .Append('|').Append(Cell(attribute.Description))
                    .Append('|').Append(attribute.Default is { } value ? Code(value) : "").Append("|\n");
            }
        }

        if (schema.Examples.Length > 0)
        {
            text.Append("\n#### Examples\n\n").Append(Fenced(schema.Examples));
        }
    }

    private static void Paragraph(StringBuilder text, string paragraph)
    {
        if (paragraph.Length > 0)
        {
            text.Append('\n').Append(paragraph).Append('\n');
        }
    }

    /// <summary>Examples are code unless they bring their own fences.</summary>
    private static string Fenced(string examples) =>
        examples.Contains("```", StringComparison.Ordinal) ? examples + "\n" : "```python\n" + examples + "\n```\n";

    /// <summary>Code in a table cell: the fence is longer than any in the text, and `|` would end the cell.</summary>
    private static string Code(string code)
    {
        var fence = "`";
        while (code.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        var pad = fence.Length > 1 ? " " : "";
        return fence + pad + code.Replace("|", "\\|", StringComparison.Ordinal) + pad + fence;
    }

    private static string Cell(string text) => Inline(text).Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", "<br />", StringComparison.Ordinal);

    private static string Inline(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c is '<' ? "&lt;" : c is '>' ? "&gt;" : c is '*' or '_' or '[' or ']' ? "\\" + c : c.ToString());
        }

        return escaped.ToString();
    }
}
