using Kcl.Net.Composition;
using Kcl.Net.Helm;
using Kcl.Net.Tests.Unit.Composition;
using Xunit.Abstractions;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// What packages could do with the modules that the reference generated for charts and packages they can do here; where these modules
/// were defective, what they should have done.
/// </summary>
public sealed class AkuaStubTests(ITestOutputHelper output)
{
    private const string Chart = "apiVersion: v2\nname: web\nversion: 1.0.0\n";
    private const string Template = "kind: V\nvalues: {{ .Values | toJson | quote }}\n";

    [Fact]
    public void Values_have_the_types_the_reference_gives_them_or_narrower()
    {
        if (Corpus.FindOrSkip("akua/stubs/in-my_web.values.schema.json", output) is not { } schema)
        {
            return;
        }

        var chart = ChartLoader.LoadFiles([new ChartFile("Chart.yaml", System.Text.Encoding.UTF8.GetBytes(Chart)), new ChartFile("values.schema.json", File.ReadAllBytes(schema))]);
        var types = ChartTypes.Of(chart, "web", new Dictionary<string, string>(), []).Schemas;
        var reference = Reference(File.ReadAllLines(Path.Combine(Path.GetDirectoryName(schema)!, "akua-charts__my_web.k")));
        Assert.Equal(19, reference.Count(r => r.Schema == "Values"));
        foreach (var (owner, name, written) in reference.Where(static r => r.Name != "_"))
        {
            var attribute = types.Single(t => t.Name == owner).Attributes.Single(a => a.Name == name);
            var text = $"{name}{(attribute.IsOptional && attribute.Default is null ? "?" : "")}: {Kcl.Net.Import.KclTypeText.Of(attribute.Type)}{(attribute.Default is { } initial ? " = " + Kcl.Net.Import.KclSource.Literal(initial) : "")}";

            // Narrower: an enumeration, maps that say they are maps, a union with one, a number with its fraction left out.
            var narrower = written.Replace("policy?: str", "policy?: \"Always\" | \"Never\"", StringComparison.Ordinal)
                .Replace("mixed?: any", "mixed?: {str:} | str", StringComparison.Ordinal).Replace("ValuesEmptyobj", "{str:}", StringComparison.Ordinal)
                .Replace("ValuesFree", "{str:}", StringComparison.Ordinal).Replace("= 1.0", "= 1", StringComparison.Ordinal);
            Assert.Equal(narrower, text);
        }
    }

    [Fact]
    public void A_typed_chart_takes_instances_and_mappings_and_fills_in_defaults()
    {
        if (Corpus.FindOrSkip("akua/stubs/in-my_web.values.schema.json", output) is not { } schema)
        {
            return;
        }

        using var folder = new PackageFolder()
            .Package("", """
                import charts.my_web as web

                _shown = web.Values {host = "h"}
                resources = web.template(web.TemplateOpts {values = web.Values {host = "h", image.tag = "1"}}) + web.template({values = {host = "h", items = [{k = "a"}]}}) + [{kind = "R", of = _shown.replicas, path = web.path != "", pin = web.sha256[:7]}]
                """, "my-web = { path = \"./chart\" }")
            .With("chart/Chart.yaml", Chart).With("chart/templates/v.yaml", Template).With("chart/values.schema.json", File.ReadAllText(schema).Replace("\"$ref\": \"#/definitions/x\"", "", StringComparison.Ordinal));
        var manifests = PackageRenderer.Render(new RenderRequest(folder.Main)).Manifests.Select(m => m.Text).ToList();
        const string Defaults = "\"camelCase_x\":\"a\\\"b\\\\c\",\"enabled\":true,\"host\":\"h\"";
        Assert.Equal("kind: V\nvalues: '{" + Defaults + ",\"image\":{\"repository\":\"nginx\",\"tag\":\"1\"},\"intdef\":1,\"port\":80,\"ratio\":1,\"replicas\":2}'\n", manifests[0]);
        Assert.Equal("kind: V\nvalues: '{" + Defaults + ",\"intdef\":1,\"items\":[{\"k\":\"a\"}],\"port\":80,\"ratio\":1,\"replicas\":2}'\n", manifests[1]);
        Assert.Equal("kind: R\nof: 2\npath: true\npin: 'sha256:'\n", manifests[2]);
    }

    [Fact]
    public void A_package_that_is_imported_keeps_its_aliases_and_checks()
    {
        if (Corpus.FindOrSkip("akua/stubs/in-child.package.k", output) is not { } child)
        {
            return;
        }

        using var folder = new PackageFolder()
            .Package("", "import pkgs.child\nimport pkgs.noinput\n\n_env: child.Env = \"prod\"\nresources = child.render(child.Input {env = _env, other.x = 2}) + noinput.render({a = 1}) + [{kind = \"D\", n = child.Input {}.n}]\n", "child = { path = \"./child\" }\nnoinput = { path = \"./noinput\" }")
            .Package("child", File.ReadAllText(child).Replace("resources = []", "resources = [{kind = \"C\", env = input.env, x = input.other.x, n = input.n}]", StringComparison.Ordinal))
            .Package("noinput", "import akua.ctx\n\nresources = [{kind = \"N\", given = ctx.input()}]\n");
        var manifests = PackageRenderer.Render(new RenderRequest(folder.Main)).Manifests.Select(m => m.Text);
        Assert.Equal(["env: prod\nkind: C\n'n': 1\nx: 2\n", "given:\n  a: 1\nkind: 'N'\n", "kind: D\n'n': 1\n"], manifests);

        folder.With("package.k", "import pkgs.child\n\nresources = child.render({n = 0})\n");
        Assert.Equal("Check failed on the condition: bad", Assert.Single(folder.Failures()).Message);
    }

    /// <summary>The attributes of the generated schemas.</summary>
    private static List<(string Schema, string Name, string Written)> Reference(string[] lines)
    {
        var found = new List<(string, string, string)>();
        var schema = "";
        foreach (var line in lines)
        {
            schema = line.StartsWith("schema ", StringComparison.Ordinal) ? line[7..^1] : line.Length > 0 && line[0] != ' ' ? "" : schema;
            var text = line.Trim();
            var colon = text.IndexOf(": ", StringComparison.Ordinal);
            if (schema.StartsWith("Values", StringComparison.Ordinal) && colon > 0 && line.StartsWith("    ", StringComparison.Ordinal) && !text.Contains("\"\"\"", StringComparison.Ordinal))
            {
                found.Add((schema, text[..colon].TrimEnd('?'), text));
            }
        }

        return found;
    }
}
