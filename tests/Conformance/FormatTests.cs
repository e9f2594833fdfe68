using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Formatting;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// The formatter against the engine's goldens and what the engine makes of the grammar corpus. Two layouts are compared: the
/// one with comments above their lines, which is the engine's, and our default, which leaves them where they are.
/// </summary>
public sealed class FormatTests(ITestOutputHelper output)
{
    private static readonly FormatOptions Above = new() { TrailingComments = TrailingComments.Above };

    [Fact]
    public void Engine_layout_is_the_engines() => Compare("format-above", Above);

    [Fact]
    public void Default_layout_differs_in_comments_only() => Compare("format", new FormatOptions());

    [Fact]
    public void Every_golden_of_the_engine_is_met()
    {
        if (Corpus.FindOrSkip("kcl/format.jsonl", output) is not { } path)
        {
            return;
        }

        var goldens = Records(path).Where(r => r.Origin != "oracle").ToList();
        Assert.NotEmpty(goldens);
        Assert.All(goldens, r => Assert.Equal((r.Id, r.Expected), (r.Id, Format(r.Source, Above))));
    }

    [Fact]
    public void Formatted_files_are_left_as_they_are()
    {
        if (Corpus.FindOrSkip("kcl/format.jsonl", output) is not { } path || Corpus.FindOrSkip("kcl/pkgs", output) is not { } packages)
        {
            return;
        }

        var sources = Records(path).Select(r => (r.Id, r.Source))
            .Concat(Directory.GetFiles(packages, "*.k", SearchOption.AllDirectories).Select(f => (f, File.ReadAllText(f))))
            .ToList();
        foreach (var options in new[] { new FormatOptions(), Above })
        {
            Assert.All(sources.AsParallel().Select(s => (s.Item1, Once: Format(s.Item2, options))).Where(s => s.Once is not null).ToList(), s => Assert.Equal((s.Item1, s.Once), (s.Item1, Format(s.Once!, options))));
        }
    }

    private sealed record Case(string Id, string Origin, string Source, string Expected);

    private void Compare(string set, FormatOptions options)
    {
        if (Corpus.FindOrSkip("kcl/format.jsonl", output) is not { } path)
        {
            return;
        }

        var failures = new Dictionary<string, string>();
        var records = Records(path);
        foreach (var record in records)
        {
            var actual = Format(record.Source, options);
            if (actual != record.Expected)
            {
                failures[record.Id] = actual is null ? "does not parse: ours refuses it" : "printed otherwise";
            }
        }

        Corpus.Ratchet(set, records.Count, failures, output);
    }

    private static List<Case> Records(string path)
    {
        var records = new List<Case>();
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
            records.Add(new Case(Text("id"), Text("origin"), Text("source"), Text("expected")));
        }

        return records;
    }

    /// <summary>Null when the source is refused.</summary>
    private static string? Format(string source, FormatOptions options)
    {
        try
        {
            return Formatter.Format(new SourceFile("main.k", source), options);
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }
}
