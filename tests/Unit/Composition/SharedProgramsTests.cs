using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Tests.Unit.Cli;

namespace Kcl.Net.Tests.Unit.Composition;

public sealed class SharedProgramsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shared-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Installs_of_one_product_compile_it_once()
    {
        var shared = new SharedPrograms();
        foreach (var name in new[] { "a", "b", "c" })
        {
            var package = Install(name, "web-" + name);
            Assert.Equal(Text(PackageRenderer.Render(new RenderRequest(package))), Text(PackageRenderer.Render(new RenderRequest(package), shared)));
        }

        Assert.Equal((1, 1), (shared.Programs, shared.Charts));
    }

    [Fact]
    public void Other_content_is_another_program()
    {
        var shared = new SharedPrograms();
        PackageRenderer.Render(new RenderRequest(Install("a", "a")), shared);
        var other = Install("b", "b");
        File.AppendAllText(Path.Combine(_folder, "b/upstream/package.k"), "\n# another version\n");
        Assert.Equal(0, CliRun.Of("update", "--workspace", Path.Combine(_folder, "b")).Code);
        PackageRenderer.Render(new RenderRequest(other), shared);
        Assert.Equal((2, 2), (shared.Programs, shared.Charts));
    }

    [Fact]
    public void A_failure_names_the_files_of_its_own_package()
    {
        var shared = new SharedPrograms();
        PackageRenderer.Render(new RenderRequest(Install("a", "a")), shared);
        var package = Install("b", "3");
        var failure = Assert.Throws<DiagnosticException>(() => PackageRenderer.Render(new RenderRequest(package), shared)).Diagnostics;
        Assert.All(failure.SelectMany(static d => d.Labels), l => Assert.StartsWith(Path.Combine(_folder, "b"), l.Origin.File.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_what_has_a_pin_is_shared()
    {
        var shared = new SharedPrograms();
        var package = Install("a", "a");
        File.Delete(Path.Combine(_folder, "a/akua.lock"));
        PackageRenderer.Render(new RenderRequest(package), shared);
        Assert.Equal((0, 0), (shared.Programs, shared.Charts));
    }

    [Fact]
    public void Many_threads_render_the_same()
    {
        var shared = new SharedPrograms();
        var packages = Enumerable.Range(0, 8).Select(i => Install("t" + i, "web")).ToList();
        var expected = Text(PackageRenderer.Render(new RenderRequest(packages[0])));
        var texts = new string[packages.Count * 4];
        Parallel.For(0, texts.Length, i => texts[i] = Text(PackageRenderer.Render(new RenderRequest(packages[i % packages.Count]), shared)));
        Assert.All(texts, t => Assert.Equal(expected, t));
    }

    private static string Text(RenderedPackage rendered) => string.Join("---\n", rendered.Manifests.Select(static m => m.Text));

    private string Install(string name, string app)
    {
        Write(name + "/akua.toml", $"[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"akua.dev/v1alpha1\"\n\n[dependencies]\nupstream = {{ path = \"./upstream\" }}\n");
        Write(name + "/package.k", "import akua.ctx\nimport pkgs.upstream\n\nresources = upstream.render(upstream.Input {name = ctx.input().name})\n");
        Write(name + "/inputs.yaml", $"name: {app}\n");
        Write(name + "/upstream/akua.toml", "[package]\nname = \"product\"\nversion = \"1.0.0\"\nedition = \"akua.dev/v1alpha1\"\n");
        Write(name + "/upstream/package.k", "import akua.ctx\nimport akua.helm\n\nschema Input:\n    name: str\n\ninput: Input = ctx.input()\nresources = helm.template(helm.Template {chart = \"./chart\", release = input.name})\n");
        Write(name + "/upstream/chart/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
        Write(name + "/upstream/chart/templates/map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n");
        Assert.Equal(0, CliRun.Of("lock", "--workspace", Path.Combine(_folder, name)).Code);
        return Path.Combine(_folder, name, "package.k");
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
