using BenchmarkDotNet.Attributes;
using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Schema;

namespace Kcl.Net.Bench.Scenarios;

/// <summary>Names and types of a loaded program.</summary>
[MemoryDiagnoser]
public class CheckBenchmark
{
    private KclProgram? _program;

    [Params(1, 200)]
    public int Schemas { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _program = SourceText.Load(SourceText.Schemas(Schemas));
        SourceText.Require(_program.Diagnostics.Count == 0 && Check() == 0, "the program is refused");
        var wrong = SourceText.Load(SourceText.Schemas(Schemas) + "wrong: int = \"text\"\n");
        SourceText.Require(Checker.Check(wrong).Count == 1, "the checker does not see a wrong type");
    }

    [Benchmark]
    public int Check() => Checker.Check(_program!).Count;
}
