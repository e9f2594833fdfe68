using System.Text;
using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Values;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>Results of Sprig's and Helm's functions captured from their own runs; whole numbers in the data are ints there.</summary>
public sealed class SprigVectorTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("helm/sprig-vectors.ndjson", "sprig-vectors")]
    [InlineData("helm/helm-funcs-vectors.ndjson", "helm-funcs-vectors")]
    public void Functions_give_the_captured_results(string file, string set)
    {
        if (Corpus.FindOrSkip(file, output) is not { } path)
        {
            return;
        }

        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            using var document = JsonDocument.Parse(lines[i]);
            var record = document.RootElement;
            var (template, wanted) = (record.GetProperty("tpl").GetString()!, record.GetProperty("out").GetString()!);
            var got = Render(template, record.TryGetProperty("vars", out var variables) ? variables : default);
            if (got != wanted)
            {
                failures[$"{i + 1:D3}"] = $"{template}: want {wanted} got {got}";
            }
        }

        Corpus.Ratchet(set, lines.Length, failures, output);
    }

    private static string Render(string template, JsonElement variables)
    {
        try
        {
            var values = new DictValue();
            values.Set("data", Of(variables));
            var chart = ChartLoader.LoadFiles(
            [
                new ChartFile("Chart.yaml", Encoding.UTF8.GetBytes("apiVersion: v2\nname: t\nversion: 0.1.0\n")),
                new ChartFile("templates/_d.tpl", Encoding.UTF8.GetBytes("{{ define \"d\" }}" + template + "{{ end }}")),
                new ChartFile("templates/t.yaml", Encoding.UTF8.GetBytes("{{ include \"d\" .Values.data }}")),
            ]);
            return ChartProgram.Compile(chart)
                .Render(values, new ReleaseOptions("rel", "ns"), HelmCapabilities.Default, FixedEntropy.Instance, new WorkBudget(maxSteps: 1_000_000))
                .Templates.Single().Text;
        }
        catch (HelmException failure)
        {
            return failure.Message;
        }
    }

    private static Value Of(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var dict = new DictValue();
                foreach (var member in element.EnumerateObject())
                {
                    dict.Set(member.Name, Of(member.Value));
                }

                return dict;
            case JsonValueKind.Array:
                var list = new ListValue();
                foreach (var item in element.EnumerateArray())
                {
                    list.Add(Of(item));
                }

                return list;
            case JsonValueKind.String:
                return new StrValue(element.GetString()!);
            case JsonValueKind.Number:
                return element.TryGetInt64(out var number) ? IntValue.Of(number) : new FloatValue(element.GetDouble());
            case JsonValueKind.True or JsonValueKind.False:
                return BoolValue.Of(element.GetBoolean());
            default:
                return NoneValue.Instance;
        }
    }
}
