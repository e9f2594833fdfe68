using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kcl.Net.Diagnostics;
using Kcl.Net.Templating;
using Kcl.Net.Values;
using Xunit.Abstractions;
using YamlDotNet.RepresentationModel;

namespace Kcl.Net.Tests.Conformance.GoTemplates;

/// <summary>
/// Those single-template vectors that need the engine and its builtins only, plus the few constructors below. The whole set
/// is the Helm layer's; here it shows that `printf`, comparison, control structures and error texts are Go's.
/// </summary>
public sealed partial class HelmEvalGoTests(ITestOutputHelper output)
{
    private static readonly HashSet<string> Words =
    [
        "and", "or", "not", "call", "html", "js", "urlquery", "index", "len", "print", "printf", "println", "eq", "ne", "lt", "le", "gt", "ge", "if", "else", "end",
        "range", "with", "define", "template", "block", "break", "continue", "nil", "true", "false", "list", "dict", "int64", "float64", "typeOf", "include",
    ];

    [Fact]
    public void Vectors_of_the_engine_alone()
    {
        var path = Corpus.FindOrSkip("helm/eval.jsonl", output);
        if (path is null)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var total = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            var record = document.RootElement;
            if (!IsCovered(record))
            {
                continue;
            }

            total++;
            if (Check(record) is { } failure)
            {
                failures[record.GetProperty("id").GetString()!] = failure;
            }
        }

        Corpus.Ratchet("helm-eval-go", total, failures, output);
    }

    private static bool IsCovered(JsonElement record)
    {
        var texts = new List<string> { record.GetProperty("tpl").GetString()! };
        if (record.TryGetProperty("templates", out var templates))
        {
            texts.AddRange(templates.EnumerateObject().Select(t => t.Value.GetString()!));
        }

        if (record.TryGetProperty("files", out _) || (record.TryGetProperty("err", out var error) && error.GetString()!.StartsWith("cannot unmarshal", StringComparison.Ordinal)))
        {
            return false;
        }

        if (record.TryGetProperty("values", out var values))
        {
            texts.Add(values.GetString()!);
        }

        foreach (var text in texts)
        {
            if (HostObjects().IsMatch(text))
            {
                return false;
            }

            foreach (Match action in Actions().Matches(text))
            {
                var bare = Literals().Replace(action.Value, "\"\"");
                if (Identifiers().Matches(bare).Any(m => !Words.Contains(m.Value)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static string? Check(JsonElement record)
    {
        string? wantOutput = record.TryGetProperty("out", out var expected) ? expected.GetString() : null;
        string wantError = record.TryGetProperty("err", out var error) ? error.GetString()! : "";
        try
        {
            var root = new DictValue();
            foreach (var name in new[] { "Capabilities", "Chart", "Files", "Release", "Subcharts", "Template" })
            {
                root.Set(name, new DictValue());
            }

            root.Set("Values", record.TryGetProperty("values", out var values) ? Yaml(values.GetString()!) : new DictValue());
            var set = TemplateSet.Empty(Functions, new TemplateOptions(MissingKey.Zero, "gotpl"));
            const string Name = "t/templates/t.yaml";
            var texts = new Dictionary<string, string> { [Name] = record.GetProperty("tpl").GetString()! };
            if (record.TryGetProperty("templates", out var templates))
            {
                foreach (var template in templates.EnumerateObject())
                {
                    texts["t/" + template.Name] = template.Value.GetString()!;
                }
            }

            // Helm parses the deepest paths first and otherwise from the last name to the first.
            var ordered = texts.OrderByDescending(t => t.Key.Count(c => c == '/')).ThenByDescending(t => t.Key, StringComparer.Ordinal);
            var result = set.ParseAll(ordered).Execute(Name, root, new TemplateRun(WorkBudget.Unlimited));
            result = result.Replace("<no value>", "", StringComparison.Ordinal);
            return wantOutput is null ? $"want error {wantError} got {result}" : result == wantOutput ? null : $"want {wantOutput} got {result}";
        }
        catch (TemplateParseException failure)
        {
            var text = $"parse error at ({failure.FileName}:{failure.Line}): " + failure.Message[(failure.Message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..];
            return wantError == text ? null : $"want {wantError}{wantOutput} got {text}";
        }
        catch (TemplateExecException failure)
        {
            var text = $"{failure.FileName}:{failure.Line}:{failure.Column}\n  executing {GoFormat.Quote(failure.TemplateName)} at <{failure.Context}>:\n    {failure.Detail}".TrimEnd();
            var nested = failure.InnerException is TemplateExecException && wantError.EndsWith(failure.Root is TemplateExecException root ? root.Detail : failure.Root.Message, StringComparison.Ordinal);
            return nested || wantError == text || wantError == failure.Message ? null : $"want {wantError}{wantOutput} got {failure.Message}";
        }
    }

    private static TemplateFunction? Functions(string name) => name switch
    {
        "list" => new(name, [GoParameter.Any], true, (a, _) => new ListValue(a)),
        "dict" => new(name, [GoParameter.Any], true, (a, _) => Dict(a)),
        "int64" => new(name, [GoParameter.Any], false, (a, _) => GoInteger.Int64((long)Number(a[0]))),
        "float64" => new(name, [GoParameter.Any], false, (a, _) => new FloatValue(Number(a[0]))),
        "typeOf" => new(name, [GoParameter.Any], false, (a, _) => new StrValue(GoFormat.TypeName(a[0]))),
        "include" => new(name, [GoParameter.String, GoParameter.Any], false, (a, run) => new StrValue(run.Templates!.Execute(((StrValue)a[0]).Value, a[1], run))),
        _ => null,
    };

    private static double Number(Value value) => value switch
    {
        IntValue number => number.Value,
        FloatValue number => number.Value,
        GoInteger number => number.Bits,
        BoolValue flag => flag.Value ? 1 : 0,
        StrValue { Value: "Inf" or "+Inf" } => double.PositiveInfinity,
        StrValue { Value: "-Inf" } => double.NegativeInfinity,
        StrValue text => double.TryParse(text.Value, CultureInfo.InvariantCulture, out var number) ? number : 0,
        _ => 0,
    };

    private static DictValue Dict(ReadOnlySpan<Value> arguments)
    {
        var dict = new DictValue();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            dict.Set(GoFormat.FormatValue(arguments[i]), i + 1 < arguments.Length ? arguments[i + 1] : StrValue.Empty);
        }

        return dict;
    }

    private static Value Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Count == 0 ? new DictValue() : Convert(stream.Documents[0].RootNode);
    }

    private static Value Convert(YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                var dict = new DictValue();
                foreach (var (key, value) in mapping)
                {
                    dict.Set(Convert(key) is BoolValue flag ? GoFormat.FormatValue(flag) : ((YamlScalarNode)key).Value!, Convert(value));
                }

                return dict;
            case YamlSequenceNode sequence:
                return new ListValue(sequence.Select(Convert).ToArray());
            default:
                var scalar = (YamlScalarNode)node;
                return scalar.Style != YamlDotNet.Core.ScalarStyle.Plain ? new StrValue(scalar.Value!) : Plain(scalar.Value!);
        }
    }

    private static Value Plain(string text) => text switch
    {
        "" or "~" or "null" => NoneValue.Instance,
        "true" or "True" or "yes" or "on" or "y" => BoolValue.True,
        "false" or "False" or "no" or "off" or "n" => BoolValue.False,
        _ => Numeric().IsMatch(text) ? new FloatValue(double.Parse(text, CultureInfo.InvariantCulture)) : new StrValue(text),
    };

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Actions();

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"|`[^`]*`|'(\\\\.|[^'\\\\])*'|/\\*.*?\\*/", RegexOptions.Singleline)]
    private static partial Regex Literals();

    [GeneratedRegex(@"(?<![\w.$])[A-Za-z_]\w*")]
    private static partial Regex Identifiers();

    [GeneratedRegex(@"\.(Files|Chart|Capabilities|Release|Template|Subcharts)\b|\.Values *[})|]|\.Values\.[A-Z]|slice |int64 \x22|float64 \x22( |1e400)|typeOf \. |1e400|0[ob]1")]
    private static partial Regex HostObjects();

    [GeneratedRegex(@"^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$")]
    private static partial Regex Numeric();
}
