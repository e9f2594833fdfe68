using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using Kcl.Net.Tests.Unit.Cli;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>Helm's own goldens of `helm template`, through the command line.</summary>
public sealed class HelmGoldenTests(ITestOutputHelper output)
{
    [Fact]
    public void Goldens_of_Helm_are_met()
    {
        if (Corpus.FindOrSkip("helm/golden.tar.gz", output) is not { } archive)
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("helm-golden-").FullName;
        try
        {
            using (var gzip = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
            {
                TarFile.ExtractToDirectory(gzip, folder, overwriteFiles: true);
            }

            using var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "cases.json")));
            var failures = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in cases.RootElement.EnumerateArray())
            {
                var golden = entry.GetProperty("golden").GetString()!;
                if (Judge(folder, entry, golden) is { } why)
                {
                    failures[golden] = why;
                }
            }

            Corpus.Ratchet("helm-golden", cases.RootElement.GetArrayLength(), failures, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Judge(string folder, JsonElement entry, string golden)
    {
        string[] arguments = ["helm", "template", .. entry.GetProperty("args").EnumerateArray().Select(a => a.GetString()!)];
        var run = CliRun.In(folder, arguments);
        var wanted = File.ReadAllText(Directory.EnumerateFiles(folder, golden, SearchOption.AllDirectories).Single())
            .Replace("INSTALLATION FAILED: ", "", StringComparison.Ordinal);
        return run.Code != 0 != entry.GetProperty("error").GetBoolean() ? $"exit code {run.Code}: {run.Error}"
            : run.Output + run.Error == wanted ? null : $"want {wanted} got {run.Output}{run.Error}";
    }
}
