using BenchmarkDotNet.Attributes;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Render;

namespace Kcl.Net.Bench.Scenarios;

/// <summary>A compiled program to values, and with <see cref="EvaluateAndWrite"/> to YAML.</summary>
[MemoryDiagnoser]
public class EvaluateBenchmark
{
    private CompiledProgram? _program;

    [Params(1, 50, 500)]
    public int Resources { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _program = KclEngine.Compile(SourceText.Load(SourceText.Deployments(Resources)));
        var text = EvaluateAndWrite();
        SourceText.Require(text.Split("kind: Deployment").Length == Resources + 1, "not one Deployment each");
        SourceText.Require(text.Contains("tier: back", StringComparison.Ordinal) && text.Contains("containerPort: 8000", StringComparison.Ordinal), "wrong values");
    }

    [Benchmark]
    public RunResult Evaluate() => DeepStack.Run(() => KclEngine.Run(_program!, new RunOptions()));

    [Benchmark]
    public string EvaluateAndWrite() => KclYamlWriter.Write(Evaluate().Value);
}
