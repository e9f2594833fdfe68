using System.Globalization;
using System.Text;
using System.Text.Json;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>JSON as Go's `encoding/json` writes and reads it: sorted keys, numbers read as floats.</summary>
internal static class HelmJson
{
    private const int MaxDepth = 1000;

    public static string Write(Value value) => new JsonText(escapeHtml: true, indent: false).Of(value);

    public static string WritePretty(Value value) => new JsonText(escapeHtml: true, indent: true).Of(value);

    /// <summary>Without the escapes of `&lt;`, `&gt;` and `&amp;`.</summary>
    public static string WriteRaw(Value value) => new JsonText(escapeHtml: false, indent: false).Of(value);

    /// <summary>Throws <see cref="FormatException"/> with Go's message where it is known.</summary>
    public static Value Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            if (!reader.Read())
            {
                throw new FormatException("unexpected end of JSON input");
            }

            var value = ReadValue(ref reader);
            return reader.Read() ? throw new FormatException("invalid character after top-level value") : value;
        }
        catch (JsonException failure)
        {
            throw new FormatException(JsonErrors.Describe(text, failure), failure);
        }
    }

    /// <summary>What Go calls the kind of a JSON value.</summary>
    public static string KindOf(Value value) => value switch
    {
        DictValue => "object",
        ListValue => "array",
        BoolValue => "bool",
        StrValue => "string",
        _ => "number",
    };

    private static Value ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var dict = new DictValue();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = reader.GetString()!;
                    reader.Read();
                    dict.SetValue(key, ReadValue(ref reader));
                }

                return dict;
            case JsonTokenType.StartArray:
                var list = new ListValue();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(ReadValue(ref reader));
                }

                return list;
            case JsonTokenType.String:
                return new StrValue(reader.GetString()!);
            case JsonTokenType.Number:
                var number = double.Parse(Encoding.ASCII.GetString(reader.ValueSpan), NumberStyles.Float, CultureInfo.InvariantCulture);
                return double.IsFinite(number)
                    ? new FloatValue(number)
                    : throw new FormatException($"json: cannot unmarshal number {Encoding.ASCII.GetString(reader.ValueSpan)} into Go value of type float64");
            case JsonTokenType.True:
                return BoolValue.True;
            case JsonTokenType.False:
                return BoolValue.False;
            default:
                return NoneValue.Instance;
        }
    }
}
