namespace Kcl.Net.Tests.Unit.Cli;

/// <summary>`akua helm template` and `akua render --entropy` end to end; bad input ends in Helm's message and exit code 1.</summary>
public sealed class HelmVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("helm-verb-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Output_directories_get_a_file_for_each_template()
    {
        Chart("kind: A\n---\nkind: B\n");
        var run = CliRun.In(_folder, "helm", "template", "rel", "chart", "--output-dir", "out");
        Assert.Equal("wrote out/c/templates/a.yaml\nwrote out/c/templates/a.yaml\n\n", run.Output);
        Assert.Equal("---\n# Source: c/templates/a.yaml\nkind: A\n\n---\n# Source: c/templates/a.yaml\nkind: B\n\n", File.ReadAllText(Path.Combine(_folder, "out/c/templates/a.yaml")));
    }

    [Theory]
    [InlineData("x: {{ nope }}", "parse error at (c/templates/a.yaml:1): function \"nope\" not defined")]
    [InlineData("x: {{ .Values.a.b.c }}", "nil pointer evaluating interface {}.b")]
    [InlineData("{{ define \"r\" }}{{ include \"r\" . }}{{ end }}{{ include \"r\" . }}", "rendering template has a nested reference name: r")]
    [InlineData("{{ define \"r\" }}{{ template \"r\" . }}{{ end }}{{ template \"r\" . }}", "exceeded maximum template depth")]
    [InlineData("{{ tpl .Values.again . }}", "rendering template has a nested reference name: gotpl")]
    public void A_template_that_cannot_render_is_an_error(string template, string message)
    {
        Chart(template, "again: '{{ tpl .Values.again . }}'\n");
        Fails(message, "helm", "template", "rel", "chart");
    }

    [Fact]
    public void Bad_values_names_and_charts_are_errors()
    {
        Chart("kind: A\n");
        File.WriteAllText(Path.Combine(_folder, "list.yaml"), "- 1\n");
        Fails("failed to parse list.yaml: cannot unmarshal yaml document: error unmarshaling JSON", "helm", "template", "rel", "chart", "-f", "list.yaml");
        Fails("release name \"Bad_Name\": invalid release name", "helm", "template", "Bad_Name", "chart");
        Fails("path \"./missing\" not found", "helm", "template", "rel", "./missing");
        Fails("requires at least 1 argument", "helm", "template");
        Fails("--validate asks a cluster", "helm", "template", "rel", "chart", "--validate");
        File.AppendAllText(Path.Combine(_folder, "chart/Chart.yaml"), "dependencies:\n- name: gone\n  version: 1.0.0\n");
        Fails("found in Chart.yaml, but missing in charts/ directory: gone", "helm", "template", "rel", "chart");
    }

    [Fact]
    public void An_expansion_by_anchors_is_bounded()
    {
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Chart("kind: A\n", bomb);
        Fails("excessive aliasing", "helm", "template", "rel", "chart");
    }

    [Fact]
    public void A_render_keeps_what_its_chart_draws()
    {
        Package("password: {{ randAlphaNum 20 }}\nca: {{ (genCA \"ca\" 30).Cert | sha256sum }}\nkind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n");
        var first = Render();
        Assert.Contains("W_ENTROPY_DRAWN", first.Error, StringComparison.Ordinal);
        var second = Render();
        Assert.Equal(first.Output, second.Output);
        Assert.Equal("", second.Error);
        File.Delete(Path.Combine(_folder, ".akua/entropy.yaml"));
        Assert.NotEqual(first.Output, Render().Output);
    }

    [Fact]
    public void A_denied_draw_names_template_and_line()
    {
        Package("kind: ConfigMap\npassword: {{ randAlphaNum 20 }}\n");
        var run = Render("--entropy", "deny");
        Assert.Equal(1, run.Code);
        Assert.Contains("chart/templates/a.yaml:2", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, ".akua")));
    }

    [Fact]
    public void A_record_is_never_written_through_a_link()
    {
        Package("kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\npassword: {{ randAlphaNum 20 }}\n");
        var outside = Directory.CreateTempSubdirectory("outside-").FullName;
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(_folder, ".akua"), outside);
            var run = Render();
            Assert.Equal(1, run.Code);
            Assert.Contains("E_ENTROPY_RECORD", run.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    private CliRun Render(params string[] more) => CliRun.In(_folder, ["render", "--stdout", "--package", Path.Combine(_folder, "package.k"), .. more]);

    private void Package(string template)
    {
        Chart(template);
        File.WriteAllText(Path.Combine(_folder, "package.k"), "import akua.helm\n\nresources = helm.template(helm.Template {chart = \"./chart\", release = \"web\"})\n");
    }

    private void Chart(string template, string values = "")
    {
        Directory.CreateDirectory(Path.Combine(_folder, "chart/templates"));
        File.WriteAllText(Path.Combine(_folder, "chart/Chart.yaml"), "apiVersion: v2\nname: c\nversion: 0.1.0\n");
        File.WriteAllText(Path.Combine(_folder, "chart/values.yaml"), values);
        File.WriteAllText(Path.Combine(_folder, "chart/templates/a.yaml"), template);
    }

    private void Fails(string message, params string[] arguments)
    {
        var run = CliRun.In(_folder, arguments);
        Assert.Equal(1, run.Code);
        Assert.StartsWith("Error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }
}
