using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Editing;
using Kcl.Net.Formatting;
using Kcl.Net.Modules;
using Kcl.Net.Modules.Overrides;
using Kcl.Net.Syntax;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// Overrides written into source against the engine's. The engine prints the whole file anew and ours keeps its layout, so what is
/// compared is the program, and that doing it again changes nothing more.
/// </summary>
public sealed class OverrideTests(ITestOutputHelper output)
{
    [Fact]
    public void Overrides_give_the_same_program()
    {
        if (Corpus.FindOrSkip("kcl/override.jsonl", output) is not { } path)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var total = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            total++;
            if (Difference(json.RootElement) is { } difference)
            {
                failures[json.RootElement.GetProperty("id").GetString()!] = difference;
            }
        }

        Corpus.Ratchet("override", total, failures, output);
    }

    private static string? Difference(JsonElement record)
    {
        if (record.TryGetProperty("path", out var path))
        {
            var parts = record.GetProperty("expected_parts").EnumerateArray().Select(p => p.GetString()!);
            return OverrideSpec.Parse(path.GetString() + "=1").Path.SequenceEqual(parts) ? null : "other parts";
        }

        var source = new SourceFile("main.k", record.GetProperty("source").GetString()!);
        var specs = Texts(record, "specs");
        try
        {
            var edited = SourceOverride.Apply(source, specs, Texts(record, "import_paths"));
            var expected = record.TryGetProperty("expected", out var text) ? text.GetString()! : "";
            return Shape(edited) == Shape(expected) ? null : $"another program: {edited.Replace("\n", "\\n", StringComparison.Ordinal)}";
        }
        catch (DiagnosticException e)
        {
            return record.TryGetProperty("expect", out _) && record.GetProperty("oracle_error").GetString() == e.Message ? null : e.Message;
        }
    }

    private static List<string> Texts(JsonElement record, string name) => record.GetProperty(name).EnumerateArray().Select(s => s.GetString()!).ToList();

    private static string Shape(string text)
    {
        var module = Parser.ParseModule(new SourceFile("main.k", text));
        new Qualifier([]).VisitStatements(module.Body);
        return TreeShape.Of(module);
    }
}
