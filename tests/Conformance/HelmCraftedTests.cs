using System.Text;
using System.Text.Json;
using Kcl.Net.Helm;
using Kcl.Net.Values;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>Crafted mini-charts: values, dependencies, files, errors, order. Output and error texts exact, Helm's log lines left out.</summary>
public sealed class HelmCraftedTests(ITestOutputHelper output)
{
    [Fact]
    public void Mini_charts_render_as_Helm_does()
    {
        if (Corpus.FindOrSkip("helm/crafted.jsonl", output) is not { } path)
        {
            return;
        }

        var lines = File.ReadAllLines(path);
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        var folder = Directory.CreateTempSubdirectory("helm-crafted-").FullName;
        try
        {
            for (var i = 0; i < lines.Length; i++)
            {
                using var document = JsonDocument.Parse(lines[i]);
                var home = Path.Combine(folder, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
                if (Judge(document.RootElement, home) is { } why)
                {
                    failures[document.RootElement.GetProperty("id").GetString()!] = why;
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Corpus.Ratchet("helm-crafted", lines.Length, failures, output);
    }

    private static string? Judge(JsonElement record, string home)
    {
        Unpack(record, "files", home, text => Encoding.UTF8.GetBytes(text));
        Unpack(record, "files_b64", home, Convert.FromBase64String);
        var expect = record.GetProperty("expect");
        var fails = expect.TryGetProperty("err", out var error);
        var wanted = (fails ? error : expect.GetProperty("out")).GetString()!;
        try
        {
            var got = Render(record, home).Replace(home, "$DIR", StringComparison.Ordinal);
            return fails ? "should have failed: " + wanted : got == wanted ? null : $"want {wanted} got {got}";
        }
        catch (HelmException failure)
        {
            var got = $"Error: {failure.Message}\n".Replace(home, "$DIR", StringComparison.Ordinal);
            return !fails ? "failed: " + failure.Message : got == wanted ? null : $"want {wanted} got {got}";
        }
        catch (Exception failure)
        {
            return $"{failure.GetType().Name}: {failure.Message}";
        }
    }

    private static void Unpack(JsonElement record, string property, string home, Func<string, byte[]> decode)
    {
        Directory.CreateDirectory(home);
        if (record.TryGetProperty(property, out var files))
        {
            foreach (var file in files.EnumerateObject())
            {
                var path = Path.Combine(home, file.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, decode(file.Value.GetString()!));
            }
        }
    }

    private static string Render(JsonElement record, string home)
    {
        var arguments = record.GetProperty("args").EnumerateArray().Select(a => a.GetString()!).ToList();
        var call = HelmCommandLine.Parse(arguments, home);
        var path = Path.Combine(home, call.Chart);
        HelmTemplate.Check(call.Options);
        var values = call.ReadValues();
        var chart = Directory.Exists(path) ? ChartLoader.LoadDirectory(path) : ChartLoader.LoadArchive(File.ReadAllBytes(path));
        return HelmTemplate.Run(chart, values, call.Options);
    }
}
