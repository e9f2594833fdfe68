using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>The checker over whole programs: none that runs is rejected, and rejected ones say what the engine says.</summary>
public sealed class CheckerGrammarTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("grammar")]
    [InlineData("probes")]
    [InlineData("modules")]
    public void Checker_agrees_with_the_engine(string set)
    {
        if (Corpus.FindOrSkip($"kcl/{set}.jsonl", output) is { } file)
        {
            CheckerRun.Ratchet("checker-" + set, file, output);
        }
    }

    /// <summary>Stands apart from the ratchet: a list of known failures may never hold a program that runs.</summary>
    [Theory]
    [InlineData("grammar")]
    [InlineData("probes")]
    [InlineData("modules")]
    public void No_program_that_runs_is_rejected(string set)
    {
        if (Corpus.FindOrSkip($"kcl/{set}.jsonl", output) is not { } file)
        {
            return;
        }

        foreach (var program in CheckerCase.Read(file).Where(c => c.ExpectsOk))
        {
            if (program.Load() is { Diagnostics.Count: 0 } loaded)
            {
                Assert.True(!Schema.Checker.Analyze(loaded).HasErrors, program.Id);
            }
        }
    }
}
