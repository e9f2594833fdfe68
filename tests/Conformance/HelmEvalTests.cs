using System.Text;
using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Values;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>Single templates over every function: each is rendered in a scratch chart, output and error texts exact.</summary>
public sealed class HelmEvalTests(ITestOutputHelper output)
{
    [Fact]
    public void Templates_render_as_Helm_does()
    {
        if (Corpus.FindOrSkip("helm/eval.jsonl", output) is not { } path)
        {
            return;
        }

        var lines = File.ReadAllLines(path);
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            using var document = JsonDocument.Parse(line);
            var record = document.RootElement;
            if (Judge(record) is { } why)
            {
                failures[record.GetProperty("id").GetString()!] = why;
            }
        }

        Corpus.Ratchet("helm-eval", lines.Length, failures, output);
    }

    private static string? Judge(JsonElement record)
    {
        var expectsError = record.TryGetProperty("err", out var expected);
        var wanted = (expectsError ? expected : record.GetProperty("out")).GetString()!;
        string got;
        var failed = false;
        try
        {
            got = Render(record);
        }
        catch (HelmException failure)
        {
            got = failure.Message;
            failed = true;
        }
        catch (Exception failure)
        {
            return $"{record.GetProperty("tpl").GetString()}: {failure.GetType().Name}: {failure.Message}";
        }

        got = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(got));
        return got == wanted && failed == expectsError ? null : $"{record.GetProperty("tpl").GetString()}: want {wanted} got {got}";
    }

    private static string Render(JsonElement record)
    {
        var files = new List<ChartFile>();
        Add(record, "templates", "templates/", files);
        Add(record, "files", "", files);
        var values = record.TryGetProperty("values", out var yaml) ? ValuesReader.Read(yaml.GetString()!, "") : new DictValue();
        return TemplateTrial.Render(record.GetProperty("tpl").GetString()!, values, files, new SystemEntropy(static () => DateTimeOffset.UtcNow), new WorkBudget(maxSteps: 10_000_000));
    }

    private static void Add(JsonElement record, string property, string prefix, List<ChartFile> files)
    {
        if (record.TryGetProperty(property, out var extra))
        {
            foreach (var file in extra.EnumerateObject())
            {
                var path = file.Name.StartsWith("templates/", StringComparison.Ordinal) ? file.Name : prefix + file.Name;
                files.Add(Member(path, file.Value.GetString()!));
            }
        }
    }

    private static ChartFile Member(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
