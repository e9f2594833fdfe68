namespace Kcl.Net.Templating;

/// <summary>A template could not be parsed. The message is Go's: `template: NAME:LINE: …`.</summary>
public sealed class TemplateParseException(string message, string fileName, int line) : Exception(message)
{
    /// <summary>Name of the text that was parsed.</summary>
    public string FileName { get; } = fileName;

    /// <summary>1-based line.</summary>
    public int Line { get; } = line;
}
