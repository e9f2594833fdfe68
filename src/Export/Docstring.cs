using System.Text;

namespace Kcl.Net.Export;

/// <summary>What a docstring says of one attribute: the text behind its name and the indented lines below.</summary>
public sealed record DocstringAttribute(string TypeText, string Description);

/// <summary>
/// A schema's docstring in its parts: the summary, an `Attributes` section with `name : type, …` entries and the lines
/// below them, and an `Examples` section. A section title stands alone on its line, with a colon or a line of dashes below.
/// </summary>
public sealed class Docstring
{
    private static readonly string[] AttributeTitles = ["Attributes", "Attribute", "Args", "Arguments"];
    private static readonly string[] ExampleTitles = ["Examples", "Example"];

    private Docstring(string summary, Dictionary<string, DocstringAttribute> attributes, string examples) =>
        (Summary, Attributes, Examples) = (summary, attributes, examples);

    public string Summary { get; }

    public IReadOnlyDictionary<string, DocstringAttribute> Attributes { get; }

    public string Examples { get; }

    public static Docstring Parse(string text)
    {
        var lines = Dedent(text);
        var summary = new List<string>();
        var attributes = new List<string>();
        var examples = new List<string>();
        var section = summary;
        for (var i = 0; i < lines.Count; i++)
        {
            var next = i + 1 < lines.Count ? lines[i + 1] : "";
            if (IsTitle(lines[i], next, AttributeTitles) || IsTitle(lines[i], next, ExampleTitles))
            {
                section = IsTitle(lines[i], next, AttributeTitles) ? attributes : examples;
                i += IsRule(next) ? 1 : 0;
            }
            else
            {
                section.Add(lines[i]);
            }
        }

        return new Docstring(Join(summary), ReadAttributes(attributes), Join(examples));
    }

    private static bool IsTitle(string line, string next, string[] titles)
    {
        var title = line.TrimEnd();
        return Array.Exists(titles, t => title == t + ":" || (title == t && IsRule(next))) || (title.EndsWith(':') && Array.IndexOf(titles, title[..^1].TrimEnd()) >= 0);
    }

    private static bool IsRule(string line) => line.Trim() is { Length: > 0 } text && text.All(static c => c == '-');

    /// <summary>Lines without the indentation all but the first have in common.</summary>
    private static List<string> Dedent(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var indent = int.MaxValue;
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].AsSpan().Trim().Length > 0)
            {
                indent = Math.Min(indent, lines[i].Length - lines[i].AsSpan().TrimStart().Length);
            }
        }

        var result = new List<string>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            result.Add(i == 0 ? lines[i].Trim() : lines[i].Length > indent ? lines[i][indent..].TrimEnd() : "");
        }

        return result;
    }

    private static Dictionary<string, DocstringAttribute> ReadAttributes(List<string> lines)
    {
        var attributes = new Dictionary<string, DocstringAttribute>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            var colon = lines[i].IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || char.IsWhiteSpace(lines[i][0]))
            {
                continue;
            }

            var description = new List<string>();
            var from = i + 1;
            while (i + 1 < lines.Count && (lines[i + 1].Length == 0 || char.IsWhiteSpace(lines[i + 1][0])))
            {
                description.Add(lines[++i].Trim());
            }

            attributes[lines[from - 1][..colon].Trim().Trim('"', '\'', '`')] = new DocstringAttribute(lines[from - 1][(colon + 1)..].Trim(), Join(description));
        }

        return attributes;
    }

    private static string Join(List<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }

        return text.ToString().Trim();
    }
}
