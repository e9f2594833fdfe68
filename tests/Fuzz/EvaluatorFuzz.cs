using System.Diagnostics;
using System.Globalization;
using Kcl.Net.Diagnostics;
using Kcl.Net.Embedding;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Fuzz;

/// <summary>
/// Random programs end with a result or with diagnostics, whatever they do: no other exception, no stall, no overflow, and the
/// same twice. The seed is fixed; `FUZZ_SECONDS` lengthens the run.
/// </summary>
public sealed class EvaluatorFuzz(ITestOutputHelper output)
{
    private static readonly EvaluateOptions Options = new()
    {
        Limits = new EvaluationLimits { Depth = 500, Steps = 200_000, Time = TimeSpan.FromSeconds(20), OutputCharacters = 1_000_000, MemoryBytes = long.MaxValue },
    };

    [Fact]
    public void Random_programs_end_with_a_result_or_with_diagnostics()
    {
        var seconds = double.TryParse(Environment.GetEnvironmentVariable("FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var given) ? given : 2;
        var program = new RandomProgram(new Random(20261130));
        var clock = Stopwatch.StartNew();
        var (compiled, evaluated, runs) = (0, 0, 0);
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            var text = program.Next();
            var started = clock.Elapsed;
            try
            {
                var first = Run(text, ref compiled, ref evaluated);
                Assert.Equal(first, Run(text, ref compiled, ref evaluated));
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{e.GetType().Name}: {e.Message}\n{e.StackTrace}\n--- program:\n{text}");
            }

            Assert.True((clock.Elapsed - started).TotalSeconds < 30, "too slow:\n" + text);
            runs++;
        }

        output.WriteLine($"{runs} programs, {compiled / 2} compiled, {evaluated / 2} evaluated");
        Assert.True(runs > 10);
    }

    private static string Run(string text, ref int compiled, ref int evaluated)
    {
        try
        {
            var script = KclScript.Compile(text);
            compiled++;
            var yaml = script.Evaluate(Options).ToYaml();
            evaluated++;
            return yaml;
        }
        catch (DiagnosticException e)
        {
            Assert.NotEmpty(e.Diagnostics);
            return PrettyText.Render(e.Diagnostics);
        }
    }
}
