using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>The engine's own checker tests, which lean towards wrong programs.</summary>
public sealed class SemaTests(ITestOutputHelper output)
{
    [Fact]
    public void Checker_agrees_with_the_engine()
    {
        if (Corpus.FindOrSkip("kcl/sema.jsonl", output) is { } file)
        {
            CheckerRun.Ratchet("checker-sema", file, output);
        }
    }

    [Fact]
    public void Linter_agrees_with_the_engine()
    {
        if (Corpus.FindOrSkip("kcl/lint.jsonl", output) is not { } file)
        {
            return;
        }

        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        var cases = CheckerCase.ReadLint(file).ToList();
        foreach (var program in cases)
        {
            if (program.RunLint() is { } difference)
            {
                failures[program.Id] = difference;
            }
        }

        Corpus.Ratchet("checker-lint", cases.Count, failures, output);
    }
}

internal static class CheckerRun
{
    public static void Ratchet(string set, string file, ITestOutputHelper output)
    {
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        var total = 0;
        foreach (var program in CheckerCase.Read(file))
        {
            var (decided, difference) = program.Run();
            total += decided ? 1 : 0;
            if (difference is not null)
            {
                failures[program.Id] = difference;
            }
        }

        Corpus.Ratchet(set, total, failures, output);
    }
}
