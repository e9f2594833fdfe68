using System.Globalization;
using System.Text;
using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Templating;
using Kcl.Net.Tests.Conformance.GoTemplates;
using Kcl.Net.Values;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// Results of Sprig's and Helm's functions captured from their own tests. Those run a template without a chart: missing keys have
/// no value, and Sprig's set still has the functions that read the environment. Random results are compared by their shape.
/// </summary>
public sealed class SprigVectorTests(ITestOutputHelper output)
{
    /// <summary>When the results were captured; `ago` counts from here.</summary>
    private static readonly DateTimeOffset CapturedAt = new(2026, 11, 20, 9, 40, 6, 300, TimeSpan.Zero);

    private static readonly EnvironmentFunctions Machine = new(static name => name == "FOO" ? "bar" : "", static _ => []);

    [Fact]
    public void Sprig_functions_give_the_captured_results() => Run("sprig-vectors", name => SprigFunctions.Find(name) ?? Machine.Find(name) ?? SerializationFunctions.Find(name));

    [Fact]
    public void Helm_functions_give_the_captured_results() => Run("helm-funcs-vectors", HelmFunctions.Find);

    private void Run(string set, TemplateFunctions functions)
    {
        if (Corpus.FindOrSkip($"helm/{set}.ndjson", output) is not { } path)
        {
            return;
        }

        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            using var document = JsonDocument.Parse(lines[i]);
            var record = document.RootElement;
            var template = record.GetProperty("tpl").GetString()!;
            var wanted = record.GetProperty(record.TryGetProperty("err", out _) ? "err" : "out").GetString()!;
            var data = VectorData.Of(record);
            var got = Render(template, data, functions);
            if (got != wanted && !RandomShape.Same(template, data, wanted, got))
            {
                failures[(i + 1).ToString("D3", CultureInfo.InvariantCulture)] = $"{template}: want {wanted} got {got}";
            }
        }

        Corpus.Ratchet(set, lines.Length, failures, output);
    }

    private static string Render(string template, Value data, TemplateFunctions functions)
    {
        var run = new TemplateRun(new WorkBudget(maxSteps: 1_000_000), new HelmRun(new SystemEntropy(static () => CapturedAt), "release"));
        var text = new StringBuilder();
        try
        {
            TemplateSet.Empty(functions, new TemplateOptions()).Parse("test", template).Execute("test", data, run, text);
            return text.ToString();
        }
        catch (Exception failure) when (failure is TemplateExecException or TemplateParseException)
        {
            return failure.Message;
        }
    }
}
