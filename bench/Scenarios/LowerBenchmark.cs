using BenchmarkDotNet.Attributes;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;

namespace Kcl.Net.Bench.Scenarios;

/// <summary>A checked program to executable nodes.</summary>
[MemoryDiagnoser]
public class LowerBenchmark
{
    private KclProgram? _program;

    [Params(1, 200)]
    public int Schemas { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _program = SourceText.Load(SourceText.Schemas(Schemas));
        SourceText.Require(Lower().Packages[0].Statements.Length >= Schemas, "nothing was lowered");
    }

    [Benchmark]
    public CompiledProgram Lower() => KclEngine.Compile(_program!);
}
