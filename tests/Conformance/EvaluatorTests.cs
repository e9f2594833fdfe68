using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Render;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// The engine's own evaluator tests: programs that run without the checker, held against the recorded YAML, or against what
/// the test asserts of the output.
/// </summary>
public sealed partial class EvaluatorTests(ITestOutputHelper output)
{
    [Fact]
    public void Evaluator_agrees_with_the_engine()
    {
        if (Corpus.FindOrSkip("kcl/evaluator.jsonl", output) is not { } file)
        {
            return;
        }

        var total = 0;
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(file))
        {
            total++;
            var record = JsonDocument.Parse(line).RootElement;
            if (Difference(record) is { } why)
            {
                failures[record.GetProperty("id").GetString()!] = why;
            }
        }

        Corpus.Ratchet("kcl-evaluator", total, failures, output);
    }

    private static string? Difference(JsonElement record)
    {
        var (yaml, json, error) = Run(record);
        if (record.GetProperty("kind").GetString() == "function")
        {
            return "a module is not run as a function that gives its last expression";
        }

        if (record.GetProperty("expected_yaml") is { ValueKind: JsonValueKind.String } expected)
        {
            return error ?? (yaml == expected.GetString() ? null : "other output: " + yaml);
        }

        return Asserted(record.GetProperty("assert_source").GetString()!, yaml, json, error);
    }

    /// <summary>Checks the assertions that are written as counts or parts of the output.</summary>
    private static string? Asserted(string source, string yaml, string json, string? error)
    {
        if (source.Contains("expected a runtime type error", StringComparison.Ordinal))
        {
            return error is not null && error.Contains("expect bool", StringComparison.Ordinal) ? null : "should have failed: " + error;
        }

        if (error is not null)
        {
            return error;
        }

        foreach (Match loop in CountedNames().Matches(source))
        {
            var times = int.Parse(loop.Groups[2].Value, CultureInfo.InvariantCulture);
            foreach (var name in loop.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries))
            {
                if (Regex.Count(json, Regex.Escape(name)) != times)
                {
                    return $"{name} is not there {times} times: {json}";
                }
            }
        }

        foreach (Match count in CountedText().Matches(source))
        {
            var times = Regex.Match(source, count.Groups[1].Value + @", (\d+)").Groups[1].Value;
            if (Regex.Count(json, Regex.Escape(Regex.Unescape(count.Groups[2].Value))).ToString(CultureInfo.InvariantCulture) != times)
            {
                return $"{count.Groups[2].Value} is not there {times} times: {json}";
            }
        }

        foreach (Match part in Contained().Matches(source))
        {
            var wanted = part.Groups[2].Success ? part.Groups[2].Value : part.Groups[1].Value;
            if ((json + yaml).Contains(wanted, StringComparison.Ordinal) == part.Value.StartsWith('!'))
            {
                return $"{wanted} is missing or too much: {yaml}";
            }
        }

        return null;
    }

    private static (string Yaml, string Json, string? Error) Run(JsonElement record)
    {
        var sources = record.GetProperty("files").EnumerateObject().ToDictionary(f => "/" + f.Name, f => f.Value.GetString()!);
        var entry = "/" + record.GetProperty("entry").GetString();
        try
        {
            return DeepStack.Run(() =>
            {
                var program = ProgramLoader.Load(new LoadOptions([new EntryFile(entry, sources[entry])], new DiskSourceTree())
                {
                    WorkingDirectory = "/",
                    IsSystemModule = static name => SystemModules.Find(name) is not null,
                    IsPlugin = static _ => true,
                });
                var result = KclEngine.Run(KclEngine.Compile(program), new RunOptions { Plugins = Plugins });
                var text = new StringBuilder();
                KclYamlWriter.Write(result.Value, text, OutputFilter.Default);
                return (text.ToString().TrimEnd('\n'), JsonWriter.Write(result.Value), (string?)null);
            });
        }
        catch (DiagnosticException e)
        {
            return ("", "", e.Diagnostics[0].Message);
        }
    }

    /// <summary>The plugin that the engine's test provides: `hello.add`.</summary>
    private static Dictionary<string, PluginFunction> Plugins { get; } = new(StringComparer.Ordinal)
    {
        ["hello.add"] = static call => KclAddition.Add(call.Arguments[0], call.Arguments[1], strictRange: false),
    };

    [GeneratedRegex(@"for name in &\[(.*?)\].*?count, (\d+)", RegexOptions.Singleline)]
    private static partial Regex CountedNames();

    [GeneratedRegex(@"let (\w+) = output\.matches\(""((?:[^""\\]|\\.)*)""\)")]
    private static partial Regex CountedText();

    [GeneratedRegex(@"!?\w*output\.contains\((?:""((?:[^""\\]|\\.)*)""|r#""(.*?)""#)\)")]
    private static partial Regex Contained();
}
