using BenchmarkDotNet.Attributes;
using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Bench.Scenarios;

/// <summary>Text to syntax tree.</summary>
[MemoryDiagnoser]
public class ParseBenchmark
{
    private string _text = "";

    [Params(1, 200)]
    public int Schemas { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _text = SourceText.Schemas(Schemas);
        var module = Parse();
        SourceText.Require(module.Diagnostics.Count == 0 && module.Body.Count == Schemas * 3, "the text does not parse as written");
    }

    [Benchmark]
    public ModuleSyntax Parse() => Parser.ParseModule(new SourceFile("main.k", _text));
}
