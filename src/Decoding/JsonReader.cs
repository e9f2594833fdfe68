using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Decoding;

/// <summary>
/// JSON text to values: key order is kept, a repeated key keeps its first position and its last value, and every entry
/// and item knows where it was written, unless the text is no file. Throws <see cref="DataFormatException"/> for bad text, in Go's words.
/// </summary>
public static class JsonReader
{
    public static Value Read(SourceFile file, JsonOptions options) => new JsonParser(file, options).Document();

    public static Value Read(string text, JsonOptions options) => Read(new SourceFile("", text), options);

    /// <summary>What the KCL engine says about a text that is no JSON; null when it would take it.</summary>
    public static string? RustProblem(string text) => RustJsonProblem.Of(text);

    /// <summary>Whether the text is JSON; its numbers need not fit anything.</summary>
    public static bool IsValid(string text)
    {
        try
        {
            Read(text, JsonOptions.Exact);
            return true;
        }
        catch (DataFormatException)
        {
            return false;
        }
    }
}
