using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>The parser against the engine's own parser tests, the grammar corpus and published packages.</summary>
public sealed class ParserTests(ITestOutputHelper output)
{
    [Fact]
    public void Package_sources_parse()
    {
        if (Corpus.FindOrSkip("kcl/pkgs", output) is not { } root)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var files = Directory.GetFiles(root, "*.k", SearchOption.AllDirectories);
        foreach (var path in files)
        {
            var module = Parser.ParseModule(new SourceFile(path, File.ReadAllText(path)));
            if (module.Diagnostics.Count > 0)
            {
                failures[Path.GetRelativePath(root, path)] = Describe(module.Diagnostics[0]);
            }
        }

        Corpus.Ratchet("parser-packages", files.Length, failures, output);
    }

    [Fact]
    public void Grammar_cases_without_syntax_error_parse()
    {
        if (Corpus.FindOrSkip("kcl/grammar.jsonl", output) is not { } path)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var total = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var record = json.RootElement;
            var stderr = record.GetProperty("stderr").GetString() ?? "";
            if (stderr.Contains("InvalidSyntax", StringComparison.Ordinal))
            {
                continue;
            }

            if (record.TryGetProperty("oracle", out var oracle) && oracle.TryGetProperty("stderr", out var said) && (said.GetString() ?? "").Contains("InvalidSyntax", StringComparison.Ordinal))
            {
                continue;
            }

            total++;
            foreach (var file in record.GetProperty("files").EnumerateObject().Where(f => f.Name.EndsWith(".k", StringComparison.Ordinal)))
            {
                var module = Parser.ParseModule(new SourceFile(file.Name, file.Value.GetString()!));
                if (module.Diagnostics.Count > 0)
                {
                    failures[record.GetProperty("id").GetString()!] = file.Name + ":" + Describe(module.Diagnostics[0]);
                }
            }
        }

        Corpus.Ratchet("parser-grammar", total, failures, output);
    }

    [Fact]
    public void Engine_parser_tests_are_accepted_or_rejected_alike()
    {
        if (Corpus.FindOrSkip("kcl/parser.jsonl", output) is not { } path)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var total = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var record = json.RootElement;
            total++;
            var expected = record.GetProperty("errors").GetArrayLength() > 0;
            var module = Parser.ParseModule(new SourceFile("main.k", record.GetProperty("source").GetString()!));
            if (module.Diagnostics.Count > 0 != expected)
            {
                failures[record.GetProperty("id").GetString()!] = expected ? "accepted" : Describe(module.Diagnostics[0]);
            }
        }

        Corpus.Ratchet("parser", total, failures, output);
    }

    private static string Describe(Diagnostic diagnostic) => $"{diagnostic.Primary!.Line}:{diagnostic.Primary.Start.Column}: {diagnostic.Message}";
}
