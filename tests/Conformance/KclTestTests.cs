using System.Text.Json;
using System.Text.RegularExpressions;
using Kcl.Net.Builtins;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Testing;
using Kcl.Net.Values;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>Test packages: names in order, verdicts, error texts and what was printed.</summary>
public sealed partial class KclTestTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("testing")]
    [InlineData("modules")]
    public void Packages_give_the_engines_results(string set)
    {
        if (Corpus.FindOrSkip($"kcl/{set}.jsonl", output) is not { } file)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var total = 0;
        foreach (var line in File.ReadLines(file))
        {
            using var record = JsonDocument.Parse(line);
            if (set == "modules" && (!record.RootElement.TryGetProperty("kind", out var kind) || kind.GetString() != "kcl-test"))
            {
                continue;
            }

            total++;
            var root = Directory.CreateTempSubdirectory("kcl-test-").FullName;
            try
            {
                if (Mismatch(record.RootElement, root) is { } why)
                {
                    failures[record.RootElement.GetProperty("id").GetString()!] = why;
                }
            }
            finally
            {
                Directory.Delete(root, recursive: true);
            }
        }

        Corpus.Ratchet("kcl-test-" + set, total, failures, output);
    }

    private static string? Mismatch(JsonElement record, string root)
    {
        foreach (var file in record.GetProperty("files").EnumerateObject())
        {
            var path = Path.Combine(root, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Value.GetString());
        }

        var sources = new DiskSourceTree();
        var packages = Patterns(record).SelectMany(p => TestPackage.Find(Path.GetFullPath(p, root), sources, Below)).ToList();
        var report = TestRunner.Run(packages, sources, new TestOptions { Options = Options(record), World = null });
        var expected = record.GetProperty("oracle").GetProperty("info").EnumerateArray().Select(i => Line(Text(i, "name"), Text(i, "error").Replace("${CWD}", root, StringComparison.Ordinal), Text(i, "log_message") + Text(i, "log")));
        var actual = report.Results.Select(r => Line(r.Name, PrettyText.RenderEngineText(r.Failures), r.Log));
        var (e, a) = (string.Join("; ", expected), string.Join("; ", actual));
        return e == a ? null : $"expected {e}, got {a}";
    }

    private static string Line(string name, string error, string log) =>
        $"{name} [{Plain(error)}] [{log.Trim()}]";

    private static string Plain(string text) => string.Join('\n', Noise().Replace(text, "").Split('\n').Where(l => l.Trim().Length > 0 && !l.StartsWith("note: ", StringComparison.Ordinal)).Select(l => l.TrimEnd()));

    private static IEnumerable<string> Patterns(JsonElement record) =>
        record.TryGetProperty("pkg", out var single) ? [single.GetString()!] : record.GetProperty("params").GetProperty("pkg_list").EnumerateArray().Select(p => p.GetString()!);

    private static Dictionary<string, Value> Options(JsonElement record)
    {
        var options = new Dictionary<string, Value>();
        if (record.TryGetProperty("params", out var parameters) && parameters.TryGetProperty("exec_args", out var exec) && exec.TryGetProperty("args", out var args))
        {
            foreach (var arg in args.EnumerateArray())
            {
                options[Text(arg, "name")] = JsonReader.Read(Text(arg, "value"), JsonOptions.Exact);
            }
        }

        return options;
    }

    private static string[] Below(string root) => [root, .. Directory.GetDirectories(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    [GeneratedRegex(@"\u001b\[[0-9;]*m|error\[E3M38\]: ")]
    private static partial Regex Noise();
}
