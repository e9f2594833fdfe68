using System.Text.RegularExpressions;
using Kcl.Net.Decoding;
using Kcl.Net.Render;
using Kcl.Net.Values;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// Templates that do no more than read and write YAML or JSON, held against the readers and writers alone. A record is
/// taken when its whole template is one of a few pipelines.
/// </summary>
public partial class HelmYamlTests(ITestOutputHelper output)
{
    [Fact]
    public void Readers_and_writers_agree_with_helm()
    {
        if (Corpus.FindOrSkip("helm/eval.jsonl", output) is not { } path)
        {
            return;
        }

        var total = 0;
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            var record = (DictValue)JsonReader.Read(line, JsonOptions.Exact);
            if (record["out"] is not StrValue expected || Evaluate(record) is not { } actual)
            {
                continue;
            }

            total++;
            if (actual != expected.Value)
            {
                failures[record["id"]!.ToString()!] = $"expected {expected.Value} but got {actual}";
            }
        }

        Assert.True(total > 500, $"only {total} records were understood");
        Corpus.Ratchet("helm-yaml", total, failures, output);
    }

    private static string? Evaluate(DictValue record)
    {
        var template = record["tpl"]!.ToString()!;
        var read = ReadLiteral().Match(template);
        if (read.Success)
        {
            return Write(read.Groups["write"].Value, FromText(read.Groups["read"].Value, Literal(read.Groups["text"].Value)));
        }

        var resolve = ResolveLiteral().Match(template);
        if (resolve.Success)
        {
            return Head(GoJsonWriter.ToJson(FromText("fromYaml", Literal(resolve.Groups["text"].Value))), record);
        }

        if (record["values"] is not StrValue text)
        {
            return null;
        }

        var value = Pipeline().Match(template);
        if (!value.Success || YamlReader.ReadAll(text.Value, YamlOptions.Helm) is not [DictValue values])
        {
            // Helm merges the documents of a values file; that is not what is looked at here.
            return null;
        }

        var path = value.Groups["path"].Value;
        var subject = path.Length == 0 ? values : values[path[1..]];
        return subject is null ? null : Write(value.Groups["write"].Value, Shape(value.Groups["shape"].Value, subject));
    }

    /// <summary>The record's text shows more after the JSON; only the first part is looked at.</summary>
    private static string Head(string json, DictValue record)
    {
        var expected = record["out"]!.ToString()!;
        return expected.StartsWith(json + " ", StringComparison.Ordinal) ? expected : json;
    }

    private static Value? Shape(string shape, Value value)
    {
        var dict = new DictValue();
        switch (shape.Trim())
        {
            case "":
                return value;
            case "list":
                return new ListValue(value);
            case "dict \"k\"":
                dict.Set("k", value);
                return dict;
            default:
                return null;
        }
    }

    private static string? Write(string function, Value? value)
    {
        if (value is null)
        {
            return null;
        }

        try
        {
            return function switch
            {
                "toYaml" => GoYamlWriter.ToYaml(value),
                "toYamlPretty" => GoYamlWriter.ToYamlPretty(value),
                "toJson" => GoJsonWriter.ToJson(value),
                "toPrettyJson" => GoJsonWriter.ToJson(value, "  "),
                "toRawJson" => GoJsonWriter.ToJson(value, escapeHtml: false),
                _ => null,
            };
        }
        catch (GoEncodingException)
        {
            return "";
        }
    }

    private static Value FromText(string function, string text)
    {
        var isList = function.EndsWith("Array", StringComparison.Ordinal);
        var target = isList ? JsonTarget.List : JsonTarget.Map;
        string problem;
        var error = new DictValue();
        try
        {
            var isJson = function.StartsWith("fromJson", StringComparison.Ordinal);
            var value = isJson
                ? JsonReader.Read(text, isList ? JsonOptions.GoList : JsonOptions.GoMap)
                : YamlReader.Read(text, YamlOptions.Helm);
            if (GoTarget.Mismatch(value, target) is not { } mismatch)
            {
                return value is not NoneValue || (isJson && isList) ? value : isList ? new ListValue() : new DictValue();
            }

            problem = "error unmarshaling JSON: while decoding JSON: " + mismatch;
        }
        catch (DataFormatException failure)
        {
            problem = failure.GoMessage;
            error = failure.Partial as DictValue ?? error;
        }

        if (isList)
        {
            return new ListValue(new StrValue(problem));
        }

        error.Set("Error", new StrValue(problem));
        return error;
    }

    private static string Literal(string quoted) => JsonReader.Read(quoted, JsonOptions.Exact).ToString()!;

    [GeneratedRegex("""^\{\{ (?<read>from(Yaml|Json)(Array)?) (?<text>"([^"\\]|\\["\\nrtu])*") \| (?<write>to\w+) \}\}$""")]
    private static partial Regex ReadLiteral();

    [GeneratedRegex("""^\{\{ \$d := fromYaml (?<text>"([^"\\]|\\["\\nrtu])*") \}\}\{\{ toJson \$d \}\} """)]
    private static partial Regex ResolveLiteral();

    [GeneratedRegex("""^\{\{ (?<shape>(dict "k"|list) )?\.Values(?<path>\.[a-z]+)? \| (?<write>to\w+) \}\}$""")]
    private static partial Regex Pipeline();
}
