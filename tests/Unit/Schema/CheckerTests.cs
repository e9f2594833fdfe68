using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Schema;

namespace Kcl.Net.Tests.Unit.Schema;

public sealed class CheckerTests
{
    [Theory]
    [InlineData("a: int = \"x\"", "expected int, got str(x)")]
    [InlineData("a = b", "name 'b' is not defined")]
    [InlineData("value = 1\nother = valu", "name 'valu' is not defined, did you mean '[\"value\"]'?")]
    [InlineData("a = 1 + \"x\"", "unsupported operand type(s) for +: 'int(1)' and 'str(x)'")]
    [InlineData("a = 1\na = 2", "Can not change the value of 'a', because it was declared immutable")]
    [InlineData("schema A:\n    x: int\na = A {y = 1}", "Cannot add member 'y' to schema 'A'")]
    [InlineData("f = lambda x: int {\n    x\n}\na = f(1, 2)", "\"f\" takes 1 positional argument but 2 were given")]
    [InlineData("a = [x for x in 1]", "'int(1)' object is not iterable")]
    [InlineData("schema A(A2):\n    x: int\nschema A2(A):\n    y: int", "There is a circular reference between schemas A, A2")]
    [InlineData("a = -\"x\"", "bad operand type for unary -: 'str(x)'")]
    public void Wrong_programs_are_explained(string program, string message) => Assert.Equal(message, Assert.IsType<Diagnostic>(Check(program).FirstOrDefault()).Message);

    [Theory]
    [InlineData("_a = 1\n_a = 2\nb = _a")]
    [InlineData("a = b + 1\nb = 2")]
    [InlineData("x = A {n = 1}\nschema A(B):\n    n: int\nschema B:\n    m?: str")]
    [InlineData("a = {k = v for k, v in {x = 1}}")]
    [InlineData("a: 1 | 2 = 1\nb: \"x\" | \"y\" = \"x\"")]
    [InlineData("schema A:\n    [...str]: int\na = A {x = 1, y = 2}")]
    [InlineData("schema M:\n    x?: int\nschema AMixin:\n    y: int = x\nschema A:\n    mixin [AMixin]\n    x: int = 1")]
    public void Right_programs_pass(string program) => Assert.Empty(Check(program));

    [Fact]
    public void Findings_are_reported_once()
    {
        var diagnostics = Check("schema A:\n    x: Missing");
        Assert.Single(diagnostics);
    }

    [Fact]
    public void Types_of_top_level_names_are_known_afterwards()
    {
        var model = Checker.Analyze(Load("a = [1]\nb: str = \"x\""));
        Assert.Equal("[int]", model.TypeOf("a")?.ToString());
        Assert.Equal("str", model.TypeOf("b")?.ToString());
        Assert.Null(model.TypeOf("c"));
    }

    [Fact]
    public void Unused_and_repeated_imports_are_warnings()
    {
        var diagnostics = Check("import math\na = 1\nimport math");
        Assert.Equal(
            ["The import stmt should be placed at the top of the module", "Module 'math' is reimported multiple times", "Module 'math' imported but unused", "Module 'math' imported but unused"],
            diagnostics.Select(d => d.Message));
        Assert.All(diagnostics, d => Assert.Equal(Severity.Warning, d.Severity));
    }

    [Fact]
    public void Types_that_share_parts_are_not_walked_again_and_again()
    {
        var lines = new List<string> { "a0 = {x = 1}" };
        lines.AddRange(Enumerable.Range(0, 60).Select(i => $"a{i + 1} = {{x = a{i}, y = a{i}}}"));
        lines.Add("schema S:\n    x?: S\n    y?: S\n    [...str]: any\nb = S {**a60}");
        Assert.True(Check(string.Join('\n', lines)).Count < 10);
    }

    [Fact]
    public void Deep_nesting_is_left_to_the_evaluator_and_what_follows_is_checked()
    {
        var program = Load("a = " + new string('(', 100) + "1" + new string(')', 100) + "\nb = missing");
        Assert.Equal("name 'missing' is not defined", Assert.Single(Checker.Check(program)).Message);
    }

    private static IReadOnlyList<Diagnostic> Check(string program) => Checker.Check(Load(program));

    private static KclProgram Load(string program)
    {
        var options = new LoadOptions([new EntryFile("/main.k", program)], new DiskSourceTree()) { IsSystemModule = SystemModules.Names.Contains };
        var loaded = ProgramLoader.Load(options);
        Assert.Empty(loaded.Diagnostics);
        return loaded;
    }
}
