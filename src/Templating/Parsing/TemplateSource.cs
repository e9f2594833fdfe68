using System.Text;

namespace Kcl.Net.Templating;

/// <summary>The text templates were parsed from, to turn offsets into the lines and byte columns of messages.</summary>
internal sealed class TemplateSource(string name, string text)
{
    /// <summary>The name given to the parse, which locations start with.</summary>
    public string Name { get; } = name;

    public string Text { get; } = text;

    public (int Line, int Column) Locate(int position)
    {
        var before = Text.AsSpan(0, Math.Min(position, Text.Length));
        var lineStart = before.LastIndexOf('\n') + 1;
        return (1 + before.Count('\n'), Encoding.UTF8.GetByteCount(before[lineStart..]));
    }
}
