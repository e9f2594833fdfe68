using System.Diagnostics;
using Kcl.Net.Tests.Unit.Cli;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>Folders that hold what is no file, in every place a render reads: nothing waits and nothing is read.</summary>
public sealed class HostileFolderTests : IDisposable
{
    private const string Overlay = "import akua.kustomize\n\nresources = kustomize.build(kustomize.Build {path = \"./overlay\"})\n";
    private const string Chart = "import akua.helm\n\nresources = helm.template(helm.Template {chart = \"./chart\"})\n";
    private readonly SourceWorkspace _w = new("");

    public void Dispose() => _w.Dispose();

    private void Pipe(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_w.Path(path))!);
        using var make = Process.Start("mkfifo", _w.Path(path));
        make.WaitForExit();
    }

    private void Failed(CliRun run, string code, string words)
    {
        Assert.Equal(code == "E_IO" ? 2 : 1, run.Code);
        Assert.StartsWith($"error[{code}]", run.Error, StringComparison.Ordinal);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.False(Directory.Exists(_w.Path("deploy")));
    }

    [Theory]
    [InlineData("overlay/r.yaml", Overlay, "E_RENDER_KCL", "is no regular file")]
    [InlineData("overlay/p.yaml", Overlay, "E_RENDER_KCL", "is no regular file")]
    [InlineData("chart/templates/a.yaml", Chart, "E_RENDER_KCL", "is no regular file")]
    [InlineData("chart/values.yaml", Chart, "E_RENDER_KCL", "is no regular file")]
    [InlineData("sibling.k", "import .sibling\n\nresources = []\n", "E_RENDER_KCL", "sibling")]
    [InlineData("inputs.yaml", "resources = []\n", "E_INPUTS_PARSE", "is no regular file")]
    [InlineData("akua.toml", "resources = []\n", "E_IO", "is no regular file")]
    [InlineData("akua.lock", "resources = []\n", "E_IO", "is no regular file")]
    public async Task A_pipe(string path, string program, string code, string words)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Fill();
        _w.Write("package.k", program);
        File.Delete(_w.Path(path));
        Pipe(path);
        Failed(await Task.Run(() => _w.Render()).WaitAsync(TimeSpan.FromMinutes(1)), code, words);
    }

    [Fact]
    public async Task A_device_behind_a_link()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Fill();
        foreach (var (path, program) in new[] { ("chart/.helmignore", Chart), ("chart/templates/a.yaml", Chart) })
        {
            _w.Write("package.k", program);
            File.Delete(_w.Path(path));
            _w.Link(path, "/dev/zero");
            Assert.Equal(0, (await Task.Run(() => _w.Render()).WaitAsync(TimeSpan.FromMinutes(1))).Code);
        }

        _w.Write("package.k", Overlay);
        File.Delete(_w.Path("overlay/r.yaml"));
        _w.Link("overlay/r.yaml", "/dev/zero");
        Failed(await Task.Run(() => _w.Render()).WaitAsync(TimeSpan.FromMinutes(1)), "E_PATH_ESCAPE", "r.yaml");
    }

    /// <summary>An overlay in a package: as the same faults in a build of its own, with a code, in bounds, and nothing written.</summary>
    [Theory]
    [InlineData("a cyclic base", "E_RENDER_KCL", "cycle detected")]
    [InlineData("a huge patch", "E_RENDER_KCL", "is larger than 64 MiB")]
    [InlineData("a bomb", "E_RENDER_KCL", "excessive aliasing")]
    [InlineData("a bomb as kustomization", "E_RENDER_KCL", "excessive aliasing")]
    [InlineData("a patch for nothing", "E_RENDER_KCL", "no matches for Id")]
    [InlineData("a link out of the package", "E_PATH_ESCAPE", "r.yaml")]
    public void An_overlay(string what, string code, string words)
    {
        Fill();
        _w.Write("package.k", Overlay);
        var bomb = "kind: A\nmetadata: {name: a}\na0: &a0 [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 11).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));
        switch (what)
        {
            case "a cyclic base":
                _w.Write("overlay/kustomization.yaml", "resources: [../base]\n");
                _w.Write("base/kustomization.yaml", "resources: [../overlay]\n");
                break;
            case "a huge patch":
                using (var patch = File.Create(_w.Path("overlay/p.yaml")))
                {
                    patch.SetLength(100 << 20);
                }

                break;
            case "a bomb":
                _w.Write("overlay/r.yaml", bomb);
                break;
            case "a bomb as kustomization":
                _w.Write("overlay/kustomization.yaml", bomb);
                break;
            case "a patch for nothing":
                _w.Write("overlay/p.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: nn}\n");
                break;
            default:
                File.WriteAllText(Path.Combine(_w.Outside, "secret.yaml"), "kind: Secret\nmetadata: {name: s}\n");
                File.Delete(_w.Path("overlay/r.yaml"));
                _w.Link("overlay/r.yaml", "../../secret.yaml");
                break;
        }

        Failed(_w.Raw("render", "--package", _w.Path("package.k"), "--out", _w.Path("deploy")), code, words);
    }

    private void Fill()
    {
        _w.Write("overlay/kustomization.yaml", "resources: [r.yaml]\npatches: [{path: p.yaml}]\n");
        _w.Write("overlay/r.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: n}\n");
        _w.Write("overlay/p.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: n}\ndata: {a: b}\n");
        _w.Write("chart/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n");
        _w.Write("chart/values.yaml", "a: 1\n");
        _w.Write("chart/templates/a.yaml", "kind: A\nmetadata:\n  name: a\n");
        _w.Write("sibling.k", "a = 1\n");
    }
}
