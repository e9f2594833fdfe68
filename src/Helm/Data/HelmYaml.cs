using System.Globalization;
using Kcl.Net.Decoding;
using Kcl.Net.Render;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>YAML as Helm reads and writes it: YAML 1.1 by way of JSON, so numbers are floats and keys are strings.</summary>
internal static class HelmYaml
{
    /// <summary>The first document; None for an empty text. Throws <see cref="FormatException"/> with Go's message.</summary>
    public static Value Read(string text)
    {
        try
        {
            return YamlReader.Read(text, YamlOptions.Helm);
        }
        catch (DataFormatException failure)
        {
            throw new FormatException(failure.GoMessage, failure);
        }
    }

    /// <summary>`toYaml`, without the final line break.</summary>
    public static string Write(Value value)
    {
        try
        {
            return GoYamlWriter.ToYaml(BrokenBytes.Replace(value));
        }
        catch (GoEncodingException failure)
        {
            throw GoArguments.Failure(failure.Message);
        }
    }

    /// <summary>`toYamlPretty`: lists are indented.</summary>
    public static string WritePretty(Value value)
    {
        try
        {
            return GoYamlWriter.ToYamlPretty(value);
        }
        catch (GoEncodingException failure)
        {
            throw GoArguments.Failure(failure.Message);
        }
    }

    /// <summary>A scalar where a string is wanted; null for maps, lists and null.</summary>
    public static string? ScalarText(Value value) => value switch
    {
        StrValue text => text.Value,
        BoolValue flag => flag.Value ? "true" : "false",
        IntValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        FloatValue number => GoFormat.FormatFloat(number.Value, 'g', -1),
        _ => null,
    };

    /// <summary>The complaint about a document that should be a map.</summary>
    public static string NotAMap(Value value) => Mismatch(value, "map[string]interface {}");

    public static string NotAList(Value value) => Mismatch(value, "[]interface {}");

    private static string Mismatch(Value value, string type) =>
        $"error unmarshaling JSON: while decoding JSON: json: cannot unmarshal {HelmJson.KindOf(value)} into Go value of type {type}";
}
