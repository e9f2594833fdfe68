using System.Text.Json;
using Kcl.Net.Tests.Conformance;
using Kcl.Net.Tests.Unit.Cli;

namespace Kcl.Net.Tests.Unit.Builtins;

/// <summary>
/// Calls of every builtin with arguments at the edges, and what the engine said to each: `calls.jsonl` is a sample of some
/// thousand generated programs that were given to both.
/// </summary>
public sealed class RecordedCallTests
{
    [Fact]
    public void Calls_give_the_recorded_answers()
    {
        var folder = Directory.CreateTempSubdirectory("kcl-calls-").FullName;
        try
        {
            var differences = new List<string>();
            var count = 0;
            foreach (var line in File.ReadLines(Path.Combine(Corpus.ProjectRoot, "tests/Unit/Builtins/calls.jsonl")))
            {
                using var record = JsonDocument.Parse(line);
                var program = record.RootElement.GetProperty("program").GetString()!;
                File.WriteAllText(Path.Combine(folder, "main.k"), program);
                var run = CliRun.In(folder, "kcl", "run", "main.k");
                var agrees = record.RootElement.TryGetProperty("output", out var output)
                    ? (run.Code, run.Output) == (0, output.GetString())
                    : run.Code == 1 && EngineDiagnostics.Printed(run.Error) is [var only] && only.EndsWith(" " + record.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
                count++;
                if (!agrees)
                {
                    differences.Add($"{line}\n  gives {run.Output}{run.Error}");
                }
            }

            Assert.Empty(differences);
            Assert.True(count > 300);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
