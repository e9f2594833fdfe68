using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Embedding;

/// <summary>Data for a program. Values read from text know their lines: failures that they cause point at them.</summary>
public static class KclData
{
    /// <param name="text">One YAML document.</param>
    /// <param name="path">What diagnostics call the text.</param>
    /// <exception cref="DiagnosticException">The text is not YAML.</exception>
    public static Value FromYaml(string text, string path = "data.yaml") => Read(path, text, static file => YamlReader.Read(file, YamlOptions.Core12));

    /// <param name="text">One JSON value.</param>
    /// <param name="path">What diagnostics call the text.</param>
    /// <exception cref="DiagnosticException">The text is not JSON.</exception>
    public static Value FromJson(string text, string path = "data.json") => Read(path, text, static file => JsonReader.Read(file, JsonOptions.Exact));

    public static ListValue List(params ReadOnlySpan<Value> items) => new(items);

    public static DictValue Dict(params ReadOnlySpan<(string Key, Value Value)> entries)
    {
        var dict = new DictValue(entries.Length);
        foreach (var (key, value) in entries)
        {
            dict.Set(key, value);
        }

        return dict;
    }

    private static Value Read(string path, string text, Func<SourceFile, Value> read)
    {
        var file = new SourceFile(path, text);
        try
        {
            return DeepStack.Run(() => read(file));
        }
        catch (DataFormatException e)
        {
            throw new DiagnosticException(Diagnostic.At("E_INPUTS_PARSE", "", e.Origin ?? new Origin(file, default), e.Problem));
        }
    }
}
