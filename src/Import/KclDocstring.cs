using System.Text;

namespace Kcl.Net.Import;

/// <summary>A schema's docstring: its description and an `Attributes` section.</summary>
internal static class KclDocstring
{
    private const string Indent = "    ";
    private const string Quotes = "\"\"\"";

    public static void Append(StringBuilder text, ModelSchema schema)
    {
        var described = schema.Attributes.Where(a => a.Description.Length > 0 && KclSource.CanDeclare(a.Name)).ToList();
        if (schema.Description.Length == 0 && described.Count == 0)
        {
            return;
        }

        var lines = new List<string>();
        lines.AddRange(Lines(schema.Description));
        if (described.Count > 0)
        {
            lines.AddRange(lines.Count > 0 ? ["", "Attributes", "----------"] : ["Attributes", "----------"]);
            foreach (var attribute in described)
            {
                var isDefault = attribute.Default is { } value ? ", default is " + KclSource.Literal(value) : "";
                lines.Add($"{KclSource.AttributeName(attribute.Name)} : {KclTypeText.Of(attribute.Type)}{isDefault}, {(attribute.IsOptional ? "optional" : "required")}");
                lines.AddRange(Lines(attribute.Description).Select(l => l.Length == 0 ? "" : Indent + l));
            }
        }

        // In a raw string backslashes and dollar signs are only themselves.
        var isRaw = lines.Exists(static l => l.AsSpan().ContainsAny('\\', '$'));
        text.Append(Indent).Append(isRaw ? "r" : "").Append(Quotes).Append('\n');
        foreach (var line in lines)
        {
            text.Append(line.Length == 0 ? "" : Indent + line).Append('\n');
        }

        text.Append(Indent).Append(Quotes).Append('\n');
    }

    private static List<string> Lines(string description)
    {
        var lines = new List<string>();
        foreach (var line in description.ReplaceLineEndings("\n").Trim().Split('\n'))
        {
            var clean = new StringBuilder(line.Length);
            foreach (var c in line.TrimEnd())
            {
                clean.Append(c == '\t' ? "    " : char.IsControl(c) ? "" : c.ToString());
            }

            lines.Add(clean.ToString().Replace(Quotes, "'''", StringComparison.Ordinal));
        }

        return lines is [""] ? [] : lines;
    }
}
