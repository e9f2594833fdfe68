using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Modules.Dependencies;
using Kcl.Net.Tests.Conformance;

namespace Kcl.Net.Tests.Unit.Modules;

/// <summary>Of a dependency only what is used is read, and what is used gives the same as when all is read.</summary>
public sealed class PartialDependencyTests
{
    [Fact]
    public void Only_used_schemas_are_parsed()
    {
        var dependency = string.Concat(Enumerable.Range(0, 100).Select(i => $"schema S{i}:\n    \"\"\"About S1 and S2.\"\"\"\n    a: int = {i}\n\n")) + "schema Top(S5):\n    b?: S7\n";
        var program = Load("import dep.lib\n\nx = lib.Top {b = {a = 1}}\n", dependency);
        var names = program.Packages["dep.lib"].Files[0].Syntax.Body.OfType<Kcl.Net.Syntax.SchemaStatement>().Select(s => s.Name.Text);
        Assert.Equal(["S5", "S7", "Top"], names);
        Assert.Equal("x:\n  a: 5\n  b:\n    a: 1\n", Run("import dep.lib\n\nx = lib.Top {b = {a = 1}}\n", dependency));
    }

    [Theory]
    [InlineData("x = \"${lib.A().n}\"\n", "x: '1'\n")]
    [InlineData("x = lib.value\n", "x: 1\n")]
    [InlineData("x: lib.B = {}\n", "x:\n  'n': 1\n")]
    [InlineData("x = [lib.B {n = 2}]\n", "x:\n- 'n': 2\n")]
    public void What_is_used_in_any_way_is_read(string use, string expected) =>
        Assert.Equal(expected, Run("import dep.lib\n\n" + use, "schema A:\n    n: int = 1\n\n@deprecated(strict=False)\nschema B(A):\n    m?: int\n\nvalue = A {}.n\n"));

    [Fact]
    public void Mistakes_in_what_is_used_are_reported_at_their_place()
    {
        var failure = Assert.Throws<DiagnosticException>(() => Run("import dep.lib\n\nx = lib.A {}\n", "schema Unused:\n    n: int = 1\n\nschema A:\n    n: int = undefined_name\n"));
        var start = failure.Diagnostics[0].Labels[0].Origin.Start;
        Assert.Equal((5, 14), (start.Line, start.Column));
    }

    [Fact]
    public void A_name_the_dependency_lacks_is_answered_with_its_names()
    {
        var failure = Assert.Throws<DiagnosticException>(() => Run("import dep.lib\n\nx = lib.Servicee {}\n", "schema Service:\n    n: int = 1\n"));
        Assert.Contains("Service", string.Concat(failure.Diagnostics.Select(d => d.Message + string.Concat(d.Labels.Select(l => l.Message)))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schema A:\n    a = \"\"\"\nschema B:\n    \"\"\"\n", "A")]
    [InlineData("schema A:\n    a = [\n1\n]\nschema C:\n    c = 'x'\n", "A C")]
    [InlineData("schema A:\n    r = r'\\\\'\n# schema B:\nschema C:\n    c = 1\n", "A C")]
    [InlineData("schema A[n: int](B) for C:\n    a = 1 \\\n+ 1\n", "A")]
    [InlineData("a = \"\n", null)]
    [InlineData("a = (\n", null)]
    [InlineData("@x\na = 1\n", null)]
    [InlineData("import a.b as\n", null)]
    public void Declarations_are_found_without_parsing(string text, string? names) =>
        Assert.Equal(names, DeclarationScanner.Scan(text) is { } map ? string.Join(' ', map.Declarations.Select(d => d.Name)) : null);

    private static LoadOptions Options(string main, string dependency) => new(
        [new EntryFile("/main/main.k", main)],
        new CaseSourceTree(new Dictionary<string, string> { ["/main/main.k"] = main, ["/dep/lib.k"] = dependency }))
    {
        WorkingDirectory = "/main",
        ExternalPackages = new Dictionary<string, string> { ["dep"] = "/dep" },
        ReadsOnlyWhatIsUsed = true,
    };

    private static KclProgram Load(string main, string dependency) => ProgramLoader.Load(Options(main, dependency));

    private static string Run(string main, string dependency) => KclRunner.Run(new KclRunRequest(Options(main, dependency)));
}
