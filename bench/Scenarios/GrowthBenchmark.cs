using BenchmarkDotNet.Attributes;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;

namespace Kcl.Net.Bench.Scenarios;

/// <summary>From source to text, at three sizes each: the times should grow as the sizes do.</summary>
[MemoryDiagnoser]
public class GrowthBenchmark
{
    private IReadOnlyList<EntryFile> _files = [];

    [Params("schemas nested 12", "schemas nested 24", "schemas nested 48", "quantifiers 5000", "quantifiers 20000", "quantifiers 50000", "files 25", "files 100", "files 400", "merges 250", "merges 1000", "merges 4000")]
    public string Program { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var size = int.Parse(Program[(Program.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        _files = Program[..Program.LastIndexOf(' ')] switch
        {
            "schemas nested" => [File(0, Repeat(size, i => $"schema S{i}:\n    n: int = {i}\n    next: S{i + 1} = S{i + 1} {{}}\n\n") + $"schema S{size}:\n    n: int = 0\n\nx = S0 {{}}\n")],
            "quantifiers" => [File(0, $"l = [i for i in range({size})]\nx = len(filter e in l {{\n    e > 10\n}})\ny = all e in l {{\n    e >= 0\n}}\n")],
            "files" => [.. Enumerable.Range(0, size).Select(i => File(i, $"v{i} = {{a = {i}}}\n"))],
            _ => [File(0, "schema C:\n    [...str]: {str:int}\n\n" + Repeat(size, i => $"c: C {{s: {{k{i} = {i}}}}}\n"))],
        };
        SourceText.Require(Run().Length > 0, "no output");
    }

    [Benchmark]
    public string Run() => KclRunner.Run(new KclRunRequest(new LoadOptions(_files, new DiskSourceTree()) { WorkingDirectory = "/bench" }));

    private static EntryFile File(int index, string text) => new($"/bench/f{index}.k", text);

    private static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));
}
