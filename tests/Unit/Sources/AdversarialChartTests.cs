using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Tests.Unit.Packages;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>What charts and packages may try while they are rendered: names that want to be programs, prose that wants to be a manifest, packages in a circle.</summary>
public sealed class AdversarialChartTests : IDisposable
{
    private readonly SourceWorkspace _w = new("");

    public void Dispose() => _w.Dispose();

    /// <summary>What a chart says about its values reaches the package's program as data, whatever it is called and described as.</summary>
    [Theory]
    [InlineData("""{"type":"object","properties":{"a: str\n\nimport file\nstolen = file.read('/etc/passwd')\nb":{"type":"string"}}}""")]
    [InlineData("""{"type":"object","properties":{"a-b":{"type":"string"},"x.y":{"type":"integer"},"":{"type":"null"},"if":{"type":"string"}}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","description":"x\"\"\"\nimport file\nstolen = file.read('/etc/passwd')\n\"\"\""}}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","default":"${option('input')}\"\n","description":"'''one''' \\"}}}""")]
    public void A_schema_of_values_is_no_program(string schema)
    {
        _w.Declare("c = { path = \"./chart\" }\n");
        _w.Write("chart/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n");
        _w.Write("chart/values.schema.json", schema);
        _w.Write("chart/templates/a.yaml", "kind: A\nmetadata:\n  name: {{ .Release.Name }}\n");
        _w.Write("package.k", "import charts.c\n\nresources = c.template(c.TemplateOpts {values = {}})\n");
        var run = _w.Render();
        Assert.True(run.Code == 0, run.Error);
        Assert.Equal("kind: A\nmetadata:\n  name: release\n", run.Output);
        Assert.DoesNotContain("root:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_are_no_manifests_and_documents_are_parted()
    {
        _w.Write("chart/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n");
        _w.Write("chart/templates/NOTES.txt", "Thank you: for - installing {{ .Release.Name }}\n---\nkind: Evil\n");
        _w.Write("chart/templates/a.yaml", "kind: A\nmetadata:\n  name: a\n---\n# nothing\n---\nkind: B\nmetadata:\n  name: b\n---\n");
        _w.Write("package.k", "import akua.helm\n\nresources = helm.template(helm.Template {chart = \"./chart\"})\n");
        Assert.Equal("kind: A\nmetadata:\n  name: a\n---\nkind: B\nmetadata:\n  name: b\n", _w.Render().Output);
    }

    [Fact]
    public void Memory_that_grows_while_running()
    {
        _w.Write("package.k", "a = [str(i) * 100 for i in range(100000000)]\nresources = [{a = a}]\n");
        var failure = Assert.Throws<DiagnosticException>(() => PackageRenderer.Render(new RenderRequest(_w.Path("package.k")) { MaxMemoryBytes = 16 << 20, TimeLimit = TimeSpan.FromMinutes(1) }));
        Assert.Equal("E_LIMIT", failure.Diagnostics[0].Code);
        Assert.Contains("memory limit", failure.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_in_a_circle_and_too_deep()
    {
        _w.Declare("me = { path = \".\" }\n");
        _w.Write("package.k", "import akua.pkg\n\nresources = pkg.render(pkg.Render {package = \"me\"})\n");
        var run = _w.Render();
        Assert.Equal(1, run.Code);
        Assert.StartsWith("error[E_RENDER_CYCLE]", run.Error, StringComparison.Ordinal);
        for (var i = 0; i < 5; i++)
        {
            var here = string.Concat(Enumerable.Repeat("in/", i));
            _w.Write(here + "akua.toml", TemporaryWorkspace.Head + (i < 4 ? "next = { path = \"./in\" }\n" : ""));
            _w.Write(here + "package.k", i < 4 ? "import akua.pkg\n\nresources = pkg.render(pkg.Render {package = \"next\"})\n" : "resources = [{kind = \"A\", metadata.name = \"a\"}]\n");
        }

        Assert.Equal(0, _w.Render("--max-depth", "5").Code);
        run = _w.Render("--max-depth", "4");
        Assert.Equal(1, run.Code);
        Assert.StartsWith("error[E_RENDER_BUDGET_DEPTH]", run.Error, StringComparison.Ordinal);
    }
}
