using Kcl.Net.Decoding;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>JSON as Go's `encoding/json` writes and reads it: sorted keys, numbers read as floats.</summary>
internal static class HelmJson
{
    public static string Write(Value value) => Text(value, null, true);

    public static string WritePretty(Value value) => Text(value, "  ", true);

    /// <summary>Without the escapes of `&lt;`, `&gt;` and `&amp;`.</summary>
    public static string WriteRaw(Value value) => Text(value, null, false);

    /// <summary>Throws <see cref="FormatException"/> with Go's message.</summary>
    public static Value Read(string text, JsonOptions options)
    {
        try
        {
            return JsonReader.Read(ByteText.Replaced(text), options);
        }
        catch (DataFormatException failure)
        {
            throw new FormatException(failure.GoMessage, failure);
        }
    }

    public static Value Read(string text) => Read(text, JsonOptions.Go);

    /// <summary>What Go calls the kind of a JSON value.</summary>
    public static string KindOf(Value value) => value switch
    {
        DictValue => "object",
        ListValue => "array",
        BoolValue => "bool",
        StrValue => "string",
        _ => "number",
    };

    private static string Text(Value value, string? indent, bool escapeHtml)
    {
        try
        {
            return GoJsonWriter.ToJson(value, indent, escapeHtml);
        }
        catch (GoEncodingException failure)
        {
            throw GoArguments.Failure(failure.Message);
        }
    }
}
