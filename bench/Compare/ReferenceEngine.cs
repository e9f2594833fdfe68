using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Kcl.Net.Bench.Compare;

/// <summary>
/// One process of a reference tool that answers requests, a JSON object a line (`TOOL batch`): `entry`, `external_pkgs`
/// and `reps` in; `ok`, `stdout` and `ms`, the median of the repetitions, out. It stays warm between requests.
/// </summary>
internal sealed class ReferenceEngine : IDisposable
{
    private readonly Process _process;

    public ReferenceEngine(string tool)
    {
        _process = Process.Start(new ProcessStartInfo(tool, "batch") { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException(tool + " does not start");
    }

    /// <summary>The median milliseconds of evaluating a file <paramref name="repetitions"/> times, and what it printed.</summary>
    public (double Milliseconds, string Output) Run(string file, IReadOnlyDictionary<string, string> packages, int repetitions)
    {
        var externals = new JsonObject();
        foreach (var (name, folder) in packages)
        {
            externals[name] = folder;
        }

        var request = new JsonObject
        {
            ["entry"] = file,
            ["external_pkgs"] = externals,
            ["reps"] = repetitions,
            ["timeout"] = 600,
        };
        _process.StandardInput.WriteLine(request.ToJsonString());
        _process.StandardInput.Flush();
        var answer = JsonNode.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the reference ended"))!;
        return answer["ok"]!.GetValue<bool>()
            ? (answer["ms"]!.GetValue<double>(), answer["stdout"]!.GetValue<string>())
            : throw new InvalidOperationException(file + ": " + answer["error"]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
