using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;

namespace Kcl.Net.Tests.Unit.Evaluator;

/// <summary>Twice the program or the data is about twice the work, counted in steps and not in time.</summary>
public sealed class LinearWorkTests
{
    private const double Most = 2.2;

    [Fact]
    public void Nesting_of_schemas() => IsLinear(12, depth =>
        string.Concat(Enumerable.Range(0, depth).Select(i => $"schema S{i}:\n    n: int = {i}\n    next: S{i + 1} = S{i + 1} {{}}\n\n")) + $"schema S{depth}:\n    n: int = 0\n\nx = S0 {{}}\n");

    [Fact]
    public void Nesting_of_configs_onto_schemas() => IsLinear(12, depth =>
        string.Concat(Enumerable.Range(0, depth).Select(i => $"schema S{i}:\n    n: int = {i}\n    next?: S{i + 1}\n\n")) + $"schema S{depth}:\n    n: int = 0\n\n"
        + "x = S0 " + string.Concat(Enumerable.Repeat("{next = ", depth)) + "{n = 7}" + new string('}', depth) + "\n");

    [Theory]
    [InlineData("all")]
    [InlineData("any")]
    [InlineData("map")]
    [InlineData("filter")]
    public void Lists_under_quantifiers(string quantifier) => IsLinear(5000, count =>
        $"l = [i for i in range({count})]\nx = {quantifier} e in l {{\n    e {(quantifier == "any" ? "<" : ">=")} 0\n}}\n");

    [Fact]
    public void Chains_of_merges() => IsLinear(200, count =>
        "schema C:\n    [...str]: {str:int}\n\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"c: C {{s: {{k{i} = {i}}}}}\n")));

    [Fact]
    public void Chains_of_variables() => IsLinear(500, count =>
        "_v0 = 1\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"_v{i} = _v{i - 1} + 1\n")) + $"x = _v{count}\n");

    [Fact]
    public void Chains_of_bases() => IsLinear(20, count =>
        "schema S0:\n    a0: int = 0\n\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"schema S{i}(S{i - 1}):\n    a{i}: int = a{i - 1} + 1\n\n")) + $"x = S{count} {{}}\n");

    [Fact]
    public void Files_of_a_package() => IsLinear(50, count =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"v{i} = {i} + 1\n---\n")) + "x = 1\n");

    /// <summary>Texts of files are separated by `---`.</summary>
    private static void IsLinear(int size, Func<int, string> program)
    {
        var one = Steps(program(size));
        var two = Steps(program(2 * size));
        Assert.True(one >= size / 2, $"{one} steps for size {size}: the work is not counted");
        Assert.True(two <= Most * one + 20, $"{one} steps for size {size}, {two} for twice that");
    }

    private static long Steps(string program)
    {
        var budget = new WorkBudget();
        var files = program.Split("---\n").Select((text, i) => new EntryFile($"/linear/f{i}.k", text)).ToList();
        var options = new LoadOptions(files, new DiskSourceTree()) { WorkingDirectory = "/linear" };
        KclRunner.Run(new KclRunRequest(options) { Run = new RunOptions { Budget = budget } });
        return budget.Steps;
    }
}
