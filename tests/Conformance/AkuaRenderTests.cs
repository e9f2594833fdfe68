using System.Text.Json;
using Kcl.Net.Tests.Unit.Cli;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// Packages that the reference rendered: the same files and the same summary, or the same code of failure. Where the reference lost what
/// the program failed with, a message with its place is asked for; where it does what nobody can want, the cases below say what is
/// wanted instead.
/// </summary>
public sealed class AkuaRenderTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Func<CliRun, Dictionary<string, string>, bool>> Preferred = new(StringComparer.Ordinal)
    {
        // The time of the day would make a render different each time.
        ["env-and-time"] = static (run, _) => FailsWith(run, "E_RENDER_KCL", "`datetime.today`"),

        // Modules and files of a package are its own.
        ["import-local-module"] = static (run, files) => run.Code == 0 && files.Count == 1,
        ["import-sibling-file"] = static (run, files) => run.Code == 0 && files.Count == 1,
        ["inputs-list"] = static (run, _) => FailsWith(run, "E_INPUTS_PARSE", "must be a mapping"),
        ["nested-list-resources"] = static (run, files) => run.Code == 0 && files.Keys.SequenceEqual(["000-c-a.yaml"]),
        ["none-and-empty-elements"] = static (run, files) => run.Code == 0 && files.Keys.SequenceEqual(["000-c-a.yaml", "001-resource-unnamed.yaml"]),
        ["resources-scalar-item"] = static (run, files) => FailsWith(run, "E_PACKAGE_PARSE", "must be a mapping") && files.Count == 0,
    };

    [Fact]
    public void Packages_render_as_the_reference_does()
    {
        if (Corpus.FindOrSkip("akua/render", output) is not { } corpus)
        {
            return;
        }

        var cases = Directory.EnumerateDirectories(corpus).Order(StringComparer.Ordinal).ToList();
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in cases)
        {
            if (Judge(folder) is { } why)
            {
                failures[Path.GetFileName(folder)] = why;
            }
        }

        Assert.Equal(Preferred.Count, cases.Count(c => Preferred.ContainsKey(Path.GetFileName(c))));
        Corpus.Ratchet("akua-render", cases.Count, failures, output);
    }

    private static string? Judge(string folder)
    {
        using var wanted = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "result.json")));
        var root = Directory.CreateTempSubdirectory("akua-render-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "in"), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(root, Path.GetRelativePath(Path.Combine(folder, "in"), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            var deploy = Path.Combine(root, "deploy");
            var arguments = wanted.RootElement.GetProperty("args").EnumerateArray().Select(a => a.GetString()!).Select(a => a == "deploy" ? deploy : a);
            var run = CliRun.Of([.. arguments, "--package", Path.Combine(root, "package.k")]);
            run = run with { Output = run.Output.Replace(deploy, "deploy", StringComparison.Ordinal) };
            var files = Files(deploy);
            return Preferred.TryGetValue(Path.GetFileName(folder), out var holds)
                ? holds(run, files) ? null : $"exit code {run.Code}: {string.Join(", ", files.Keys)} {run.Error}"
                : Difference(wanted.RootElement, run, files, Files(Path.Combine(folder, "deploy")));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static string? Difference(JsonElement wanted, CliRun run, Dictionary<string, string> files, Dictionary<string, string> expected)
    {
        if (run.Code != wanted.GetProperty("exit").GetInt32() || run.Output != wanted.GetProperty("stdout").GetString())
        {
            return $"exit code {run.Code}: {run.Output}{run.Error}";
        }

        if (run.Code == 0)
        {
            // Of a thousand files the corpus has only the summary with its hash.
            return expected.Count == 0 || files.OrderBy(f => f.Key, StringComparer.Ordinal).SequenceEqual(expected.OrderBy(f => f.Key, StringComparer.Ordinal)) ? null : "other files";
        }

        using var failure = JsonDocument.Parse(run.Error.Split('\n')[0]);
        using var reference = JsonDocument.Parse(wanted.GetProperty("stderr").GetString()!.Split('\n')[0]);
        var code = reference.RootElement.GetProperty("code").GetString();
        return failure.RootElement.GetProperty("code").GetString() == code && failure.RootElement.TryGetProperty("line", out _) && failure.RootElement.TryGetProperty("path", out _)
            ? null : run.Error;
    }

    private static bool FailsWith(CliRun run, string code, string words) =>
        run.Code == 1 && run.Error.Contains($"\"code\":\"{code}\"", StringComparison.Ordinal) && run.Error.Contains(words, StringComparison.Ordinal) && run.Error.Contains("\"line\":", StringComparison.Ordinal);

    private static Dictionary<string, string> Files(string folder) => !Directory.Exists(folder) ? []
        : Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToDictionary(f => Path.GetFileName(f)!, File.ReadAllText, StringComparer.Ordinal);
}
