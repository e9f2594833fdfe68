using Kcl.Net.Tests.Unit.Cli;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// `akua kcl run` over the corpus. A case that should work must print the engine's bytes; one that should fail must give the
/// engine's diagnostics in its order, and where upstream recorded the error its text must be contained in ours.
/// </summary>
public sealed class KclRunTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("grammar")]
    [InlineData("probes")]
    [InlineData("modules")]
    [InlineData("runner")]
    public void Programs_give_the_engines_answers(string set)
    {
        if (Corpus.FindOrSkip($"kcl/{set}.jsonl", output) is not { } file)
        {
            return;
        }

        var packages = Path.Combine(Path.GetDirectoryName(file)!, "pkgs");
        var total = 0;
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var test in KclCase.Read(file))
        {
            total++;
            var root = Directory.CreateTempSubdirectory("kcl-case-").FullName;
            try
            {
                if (Mismatch(test, root, packages) is { } why)
                {
                    failures[test.Id] = why;
                }
            }
            finally
            {
                Directory.Delete(root, recursive: true);
            }
        }

        Corpus.Ratchet("kcl-" + set, total, failures, output);
    }

    private static string? Mismatch(KclCase test, string root, string packages)
    {
        var folder = test.LayOut(root);
        var run = CliRun.In(folder, test.Arguments(packages));
        string Placed(string text) => text
            .Replace("${CWD}", folder, StringComparison.Ordinal)
            .Replace("${ROOT}", root, StringComparison.Ordinal)
            .Replace("${PKGS}", packages, StringComparison.Ordinal);
        if (run.Code is not (0 or 1))
        {
            return $"exit {run.Code}";
        }

        if (test.ExpectsOk)
        {
            if (run.Code != 0)
            {
                return "failed: " + FirstLine(run.Error);
            }

            var expected = test.ExpectedOutput();
            return expected is null || Same(Placed(expected), run.Output, test.IsSkewed) ? null : "other output";
        }

        if (run.Code == 0)
        {
            return "should have failed";
        }

        if (test.GoldenError is { } golden && !Lines(run.Error).Contains(Lines(Placed(golden)), StringComparison.Ordinal))
        {
            return "other text: " + FirstLine(run.Error);
        }

        var printed = EngineDiagnostics.Printed(run.Error);
        return test.ExpectedDiagnostics(Placed) is not { } wanted || wanted.SequenceEqual(printed)
            ? null
            : $"other diagnostics: {printed.Zip(wanted).Select(p => p.First == p.Second ? null : p.First).FirstOrDefault(p => p is not null) ?? "their number"}";
    }

    /// <summary>Goldens of skewed cases were not written by this emitter: white space does not count there.</summary>
    private static bool Same(string expected, string actual, bool skewed) =>
        skewed ? expected.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SequenceEqual(actual.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : expected == actual;

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Where(l => l.Trim().Length > 0));

    private static string FirstLine(string text) => text.Split('\n')[0];
}
