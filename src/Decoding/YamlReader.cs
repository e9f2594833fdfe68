using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Decoding;

/// <summary>
/// YAML text to values. Every entry and item keeps the place it was written at, so that a later complaint about a value
/// can point into the file it came from; of a text that is no file nothing is kept. Throws <see cref="DataFormatException"/> and nothing else for bad text.
/// </summary>
public static class YamlReader
{
    /// <summary>The first document; None when there is none. What follows the first document is not read.</summary>
    public static Value Read(SourceFile file, YamlOptions options) =>
        YamlBlockReader.TryRead(file, options) ?? new YamlDocuments(file, options).Next() ?? NoneValue.Instance;

    /// <summary>All documents of the text; empty when it has none.</summary>
    public static List<Value> ReadAll(SourceFile file, YamlOptions options)
    {
        if (YamlBlockReader.TryRead(file, options) is { } only)
        {
            return [only];
        }

        var documents = new YamlDocuments(file, options);
        var values = new List<Value>();
        while (documents.Next() is { } value)
        {
            values.Add(value);
        }

        return values;
    }

    /// <summary>The only document of the text; None when there is none, an error when there are more.</summary>
    public static Value ReadSingle(SourceFile file, YamlOptions options)
    {
        if (YamlBlockReader.TryRead(file, options) is { } only)
        {
            return only;
        }

        var documents = new YamlDocuments(file, options);
        var value = documents.Next() ?? NoneValue.Instance;
        var place = documents.Position;
        return documents.Next() is null
            ? value
            : throw YamlProblem.At(file, place, "the text has more than one document");
    }

    public static Value Read(string text, YamlOptions options) => Read(new SourceFile("", text), options);

    public static List<Value> ReadAll(string text, YamlOptions options) => ReadAll(new SourceFile("", text), options);
}
