using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Kcl.Net.Helm;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>`helm template` over real charts, byte for byte.</summary>
public sealed class HelmChartsTests(ITestOutputHelper output)
{
    [Fact]
    public void Real_charts_render_as_Helm_does()
    {
        if (Corpus.FindOrSkip("helm/charts.tar.gz", output) is not { } archive)
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("helm-charts-").FullName;
        try
        {
            using (var gzip = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
            {
                TarFile.ExtractToDirectory(gzip, folder, overwriteFiles: true);
            }

            RunAll(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void RunAll(string folder)
    {
        using var index = JsonDocument.Parse(File.ReadAllText(Corpus.Find("helm/index.json")!));
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        var total = 0;
        foreach (var entry in index.RootElement.EnumerateArray())
        {
            // Where Helm itself gave different texts in a row there is nothing to compare with.
            if (entry.TryGetProperty("fixed_distinct", out var distinct) && distinct.GetInt32() > 1)
            {
                continue;
            }

            total++;
            var id = entry.GetProperty("id").GetString()!;
            if (Judge(Path.Combine(folder, id), entry) is { } why)
            {
                failures[id] = why;
            }
        }

        Corpus.Ratchet("helm-charts", total, failures, output);
    }

    private static string? Judge(string folder, JsonElement entry)
    {
        var isFixed = entry.GetProperty("nondeterministic").GetBoolean();
        var fails = entry.GetProperty("rc").GetInt32() != 0;
        var wanted = File.ReadAllText(Path.Combine(folder, fails ? "expected.err" : isFixed ? "expected-fixed.yaml" : "expected.yaml"));
        string got;
        try
        {
            got = Render(folder);
            if (fails)
            {
                return "should have failed";
            }
        }
        catch (HelmException failure)
        {
            got = $"Error: {failure.Message}\n";
            if (!fails)
            {
                return "failed: " + failure.Message;
            }
        }
        catch (Exception failure)
        {
            return $"{failure.GetType().Name}: {failure.Message}";
        }

        return got == wanted ? null : Difference(wanted, got);
    }

    private static string Render(string folder)
    {
        string Text(string name) => File.ReadAllText(Path.Combine(folder, name)).Trim();
        var chart = ChartLoader.LoadDirectory(Path.Combine(folder, "chart"));
        var values = ValuesReader.Read(File.ReadAllText(Path.Combine(folder, "values.yaml")), "failed to parse values.yaml: ");
        var options = new HelmTemplateOptions { ReleaseName = Text("release"), Namespace = Text("namespace"), Entropy = FixedEntropy.Instance };
        return HelmTemplate.Run(chart, values, HelmArguments.Apply(Text("args").Split(' ', StringSplitOptions.RemoveEmptyEntries), options));
    }

    private static string Difference(string wanted, string got)
    {
        var (a, b) = (wanted.Split('\n'), got.Split('\n'));
        var line = 0;
        while (line < a.Length && line < b.Length && a[line] == b[line])
        {
            line++;
        }

        return $"line {line + 1}: want {(line < a.Length ? a[line] : "<end>")} got {(line < b.Length ? b[line] : "<end>")}";
    }
}
