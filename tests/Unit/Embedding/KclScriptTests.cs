using Kcl.Net.Diagnostics;
using Kcl.Net.Embedding;

namespace Kcl.Net.Tests.Unit.Embedding;

public sealed class KclScriptTests
{
    private static EvaluateOptions With(EvaluationLimits limits) => new() { Limits = limits };

    [Fact]
    public void Evaluates_again_with_other_options()
    {
        var script = KclScript.Compile("a = option(\"n\") + 1");
        Assert.Equal("a: 2\n", script.Evaluate(new() { Options = { ["n"] = 1 } }).ToYaml());
        Assert.Equal("{\"a\": 6}", script.Evaluate(new() { Options = { ["n"] = 5 } }).ToJson());
    }

    [Fact]
    public void Many_threads_get_the_same_bytes()
    {
        var script = KclScript.Compile("""
            schema Item:
                name: str
                size: int = 2 * option("n")
                total: int = sum([size for _ in range(50)])
                check:
                    total > 0

            items = [Item {name = "i${i}"} for i in range(40)]
            """);
        var outputs = new string[64];
        Parallel.For(0, outputs.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            outputs[i] = script.Evaluate(new() { Options = { ["n"] = 3 } }).ToYaml());
        Assert.Single(outputs.Distinct());
        Assert.Contains("total: 300", outputs[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Imports_come_from_memory()
    {
        var sources = new KclSources { ["main.k"] = "import network\nport = network.port", ["network/a.k"] = "port = base + 1", ["network/b.k"] = "base = 79" };
        Assert.Equal("port: 80\n", KclScript.Compile(sources, ["main.k"]).Evaluate().ToYaml());
    }

    [Fact]
    public void All_mistakes_of_a_program_come_at_once()
    {
        var e = Assert.Throws<DiagnosticException>(() => KclScript.Compile("a = b\nc: int = \"1\""));
        Assert.Equal(["E2L23", "E2G22"], e.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void A_failed_check_points_into_the_data()
    {
        var script = KclScript.Compile("""
            schema Input:
                port: int
                check:
                    port < 65536
            input: Input = option("input")
            """);
        var e = Assert.Throws<Kcl.Net.Evaluator.EvaluationException>(() =>
            script.Evaluate(new() { Options = { ["input"] = KclData.FromYaml("port: 70000", "inputs.yaml") } }));
        Assert.Contains(e.Diagnostics[0].Facts, f => f.Place?.ToString() == "inputs.yaml:1:7");
    }

    [Theory]
    [InlineData("loop = lambda n: int -> int { loop(n + 1) }\na = loop(0)", "E3M38")]
    [InlineData("a = [x + y for x in range(3000) for y in range(3000)]", "E_LIMIT")]
    [InlineData("a = \"x\" * 4000000", "E_LIMIT")]
    [InlineData("a0 = [\"0123456789\"]\na1 = [a0, a0, a0, a0, a0, a0, a0, a0]\na2 = [a1, a1, a1, a1, a1, a1, a1, a1]\na3 = [a2, a2, a2, a2, a2, a2, a2, a2]\na4 = [a3, a3, a3, a3, a3, a3, a3, a3]\na5 = [a4, a4, a4, a4, a4, a4, a4, a4]\na6 = [a5, a5, a5, a5, a5, a5, a5, a5]\na7 = \"${a6}\"", "E_LIMIT")]
    public void Reaching_a_limit_is_a_diagnostic_with_a_place(string program, string code)
    {
        var limits = new EvaluationLimits { Steps = 1_000_000, OutputCharacters = 1_000_000, Time = TimeSpan.FromSeconds(20) };
        var script = KclScript.Compile(program);
        var e = Assert.ThrowsAny<DiagnosticException>(() => script.Evaluate(With(limits)).ToYaml());
        Assert.Equal(code, e.Diagnostics[0].Code);
        Assert.NotNull(e.Diagnostics[0].Primary);
    }

    [Fact]
    public void A_result_too_long_to_write_is_a_diagnostic()
    {
        var rows = string.Join("\n", Enumerable.Range(1, 40).Select(i => $"_a{i} = [_a{i - 1}, _a{i - 1}]"));
        var result = KclScript.Compile($"_a0 = [\"0123456789\"]\n{rows}\na = _a40").Evaluate(With(new EvaluationLimits { OutputCharacters = 100_000 }));
        Assert.Equal("E_LIMIT", Assert.Throws<DiagnosticException>(result.ToYaml).Diagnostics[0].Code);
        Assert.Equal("E_LIMIT", Assert.Throws<DiagnosticException>(result.ToJson).Diagnostics[0].Code);
    }

    [Fact]
    public void Comparing_values_that_share_parts_is_bounded()
    {
        string Rows(string name) => $"_{name}0 = [\"x\"]\n" + string.Join("\n", Enumerable.Range(1, 60).Select(i => $"_{name}{i} = [_{name}{i - 1}, _{name}{i - 1}]"));
        var script = KclScript.Compile($"{Rows("a")}\n{Rows("b")}\nsame = _a60 == _b60");
        var e = Assert.Throws<DiagnosticException>(() => script.Evaluate(With(new EvaluationLimits { Steps = 1_000_000 })));
        Assert.Equal("E_LIMIT", e.Diagnostics[0].Code);
    }

    [Fact]
    public void Time_is_a_limit()
    {
        var script = KclScript.Compile("a = [x + y for x in range(30000) for y in range(30000) if x + y < 0]");
        var e = Assert.Throws<DiagnosticException>(() => script.Evaluate(With(new EvaluationLimits { Time = TimeSpan.FromMilliseconds(50) })));
        Assert.Equal(("E_LIMIT", "the time limit was reached"), (e.Diagnostics[0].Code, e.Diagnostics[0].Message));
    }

    [Fact]
    public void Memory_is_a_limit()
    {
        var script = KclScript.Compile("a = [[x, y, x + y, \"${x}-${y}\"] for x in range(3000) for y in range(3000)]");
        var e = Assert.Throws<DiagnosticException>(() => script.Evaluate(With(new EvaluationLimits { MemoryBytes = 16 << 20 })));
        Assert.Equal("E_LIMIT", e.Diagnostics[0].Code);
    }

    [Fact]
    public void Cancellation_ends_an_evaluation()
    {
        using var source = new CancellationTokenSource();
        var functions = new Dictionary<string, HostFunction>
        {
            ["host.stop"] = _ =>
            {
                source.Cancel();
                return true;
            },
        };
        var script = KclScript.Compile("import kcl_plugin.host\na = host.stop()\nb = [x + y for x in range(30000) for y in range(30000) if x + y < 0]", new() { Functions = functions });
        Assert.Throws<OperationCanceledException>(() => script.Evaluate(cancellation: source.Token));
        Assert.Throws<OperationCanceledException>(() => script.Evaluate(cancellation: source.Token));
    }
}
