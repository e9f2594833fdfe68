using BenchmarkDotNet.Attributes;
using Kcl.Net.Lexer;

namespace Kcl.Net.Bench.Scenarios;

/// <summary>Text to classified tokens.</summary>
[MemoryDiagnoser]
public class LexBenchmark
{
    private string _text = "";

    [Params(1, 200)]
    public int Schemas { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _text = SourceText.Schemas(Schemas);
        SourceText.Require(Lex() > Schemas * 50, "too few tokens");
    }

    [Benchmark]
    public int Lex() => TokenClassifier.Classify(Scanner.Scan(_text)).Length;
}
