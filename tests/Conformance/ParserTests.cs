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
            var expected = record.GetProperty("errors").EnumerateArray().Any(e => e.GetProperty("code").GetString() == "Error(InvalidSyntax)");
            var module = Parser.ParseModule(new SourceFile("main.k", Source(record)));
            if (module.Diagnostics.Count > 0 != expected)
            {
                failures[record.GetProperty("id").GetString()!] = expected ? "accepted" : Describe(module.Diagnostics[0]);
            }
        }

        Corpus.Ratchet("parser", total, failures, output);
    }

    [Fact]
    public void Engine_parser_tests_report_the_same_errors()
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
            var expected = record.GetProperty("errors").EnumerateArray()
                .Where(e => e.GetProperty("code").GetString() == "Error(InvalidSyntax)")
                .Select(e => e.GetProperty("messages")[0])
                .Select(m => Place(Source(record), m[1].GetInt32(), m[2].GetInt32() + 1) + m[0].GetString())
                .ToList();
            if (expected.Count == 0)
            {
                continue;
            }

            total++;
            var module = Parser.ParseModule(new SourceFile("main.k", Source(record)));
            var actual = module.Diagnostics.Select(Describe).ToList();
            if (!actual.SequenceEqual(expected))
            {
                var at = expected.Zip(actual).TakeWhile(p => p.First == p.Second).Count();
                failures[record.GetProperty("id").GetString()!] =
                    $"error {at + 1} of {expected.Count}: expected {expected.ElementAtOrDefault(at)}, got {actual.ElementAtOrDefault(at)}";
            }
        }

        Corpus.Ratchet("parser-errors", total, failures, output);
    }

    [Fact]
    public void Grammar_cases_report_the_same_first_syntax_error()
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
            if (!record.TryGetProperty("oracle", out var oracle) || !oracle.TryGetProperty("diags", out var diags) || diags.ValueKind != JsonValueKind.Array)
            {
                continue;
            }

            var first = diags.EnumerateArray().FirstOrDefault(d => d.GetProperty("kind").GetString() == "InvalidSyntax");
            if (first.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            total++;
            var place = first.GetProperty("locs")[0];
            var expected = $"{place.GetProperty("line").GetInt32()}:{place.GetProperty("col").GetInt32()}: {place.GetProperty("msg").GetString()}";
            var stderr = oracle.GetProperty("stderr").GetString()!;
            var found = record.GetProperty("files").EnumerateObject()
                .Where(f => f.Name.EndsWith(".k", StringComparison.Ordinal))
                .SelectMany(f => Parser.ParseModule(new SourceFile(f.Name, f.Value.GetString()!)).Diagnostics.Take(1))
                .Select(Describe)
                .ToList();
            // A label without a caret was not recorded as a message.
            if (!found.Any(f => expected.EndsWith(": ", StringComparison.Ordinal) ? f.StartsWith(expected, StringComparison.Ordinal) && stderr.Contains(f[expected.Length..], StringComparison.Ordinal) : f == expected))
            {
                failures[record.GetProperty("id").GetString()!] = $"expected {expected}, got {string.Join(" | ", found)}";
            }
        }

        Corpus.Ratchet("parser-grammar-errors", total, failures, output);
    }

    [Fact]
    public void Engine_parser_tests_have_the_same_tree()
    {
        if (Corpus.FindOrSkip("kcl/parser.jsonl", output) is { } path)
        {
            CompareTrees("parser-trees", Environment.GetEnvironmentVariable("KCL_TREES") ?? path);
        }
    }

    private void CompareTrees(string set, string path)
    {
        var failures = new Dictionary<string, string>();
        var total = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 1000 });
            var record = json.RootElement;
            if (record.GetProperty("errors").EnumerateArray().Any(e => e.GetProperty("code").GetString() == "Error(InvalidSyntax)"))
            {
                continue;
            }

            var module = Parser.ParseModule(new SourceFile("main.k", Source(record)));
            if (module.Diagnostics.Count > 0)
            {
                continue;
            }

            total++;
            var (expected, actual) = (EngineTree.Of(record.GetProperty("ast")), SyntaxDump.Of(module));
            if (expected != actual)
            {
                var at = expected.Zip(actual).TakeWhile(p => p.First == p.Second).Count();
                failures[record.GetProperty("id").GetString()!] = $"expected …{Around(expected, at)}, got …{Around(actual, at)}";
            }
        }

        Corpus.Ratchet(set, total, failures, output);
    }

    private static string Around(string text, int at) => text.Substring(Math.Max(0, at - 20), Math.Min(60, text.Length - Math.Max(0, at - 20)));

    /// <summary>Types are recorded alone; the engine read them in an assignment.</summary>
    private static string Source(JsonElement record)
    {
        var source = record.GetProperty("source").GetString()!;
        return record.GetProperty("kind").GetString() is "type" or "type_node" ? "x: " + source.Trim() + " = 1" : source;
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var origin = diagnostic.Primary!;
        return Place(origin.File.Text, origin.Start.Line, origin.Start.Column) + diagnostic.Message;
    }

    /// <summary>A column beyond its line is shown at the line's last character.</summary>
    private static string Place(string text, int line, int column)
    {
        var shown = new SourceFile("", text).LineText(line) ?? "";
        return $"{line}:{Math.Clamp(column, 1, Math.Max(1, shown.EnumerateRunes().Count()))}: ";
    }
}
