using System.Formats.Tar;
using System.Text.Json;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>`kustomize build` over its own tests, crafted probes, filter tests and real repositories, byte for byte.</summary>
public sealed class KustomizeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("krusty")]
    [InlineData("crafted")]
    [InlineData("filters")]
    public void Builds_are_identical(string set)
    {
        if (Corpus.FindOrSkip($"kustomize/{set}.jsonl", output) is not { } path)
        {
            return;
        }

        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        var total = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var vector = JsonDocument.Parse(line);
            if (KustomizeVector.IsSkipped(vector.RootElement))
            {
                continue;
            }

            total++;
            Note(failures, vector.RootElement, KustomizeVector.Judge(vector.RootElement, KustomizeVector.Files(vector.RootElement)));
        }

        Corpus.Ratchet("kustomize-" + set, total, failures, output);
    }

    [Fact]
    public void Real_repositories_are_identical()
    {
        if (Corpus.FindOrSkip("kustomize/realworld.tar.xz", output) is not { } archive)
        {
            return;
        }

        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        var total = 0;
        using var stream = XzStream.Open(archive);
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || !entry.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                continue;
            }

            using var repository = JsonDocument.Parse(entry.DataStream);
            var files = KustomizeVector.Files(repository.RootElement);
            foreach (var target in repository.RootElement.GetProperty("targets").EnumerateArray())
            {
                if (!KustomizeVector.IsSkipped(target))
                {
                    total++;
                    Note(failures, target, KustomizeVector.Judge(target, files, countsWarnings: false));
                }
            }
        }

        Corpus.Ratchet("kustomize-realworld", total, failures, output);
    }

    private static void Note(Dictionary<string, string> failures, JsonElement vector, string? why)
    {
        if (why is not null)
        {
            failures[vector.GetProperty("id").GetString()!] = why;
        }
    }
}
