using Kcl.Net.Packages;
using Kcl.Net.Tests.Unit.Archives;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>Several processes at once, and processes that are killed.</summary>
public sealed class ProcessTests : IDisposable
{
    private const int Kills = 50;
    private const int Templates = 60;
    private readonly LocalServer _server = new();
    private readonly SourceWorkspace _w = new();

    public ProcessTests()
    {
        _server.Files["/index.yaml"] = ServedReply.Ok("entries:\n  web:\n  - version: 1.0.0\n    urls: [web.tgz]\n");
        _server.Files["/web.tgz"] = ServedReply.Ok(Chart());
    }

    [ToolFact(Tools.Loopback)]
    public async Task Processes_that_fill_one_cache_download_once()
    {
        const int Count = 16;

        // With the digest known beforehand, which the lock or an index says.
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(_server.Files["/web.tgz"].Body));
        _server.Files["/index.yaml"] = ServedReply.Ok($"entries:\n  web:\n  - version: 1.0.0\n    urls: [web.tgz]\n    digest: {digest}\n");
        var workspaces = Enumerable.Range(0, Count).Select(_ => new SourceWorkspace($"web = {{ repo = \"{_server.Url}\", chart = \"web\", version = \"1.0.0\" }}\n", _w.Home)).ToList();
        var runs = await Task.WhenAll(workspaces.Select(w => Task.Run(() => AkuaProcess.Finish(AkuaProcess.Start(_w.Home, "vendor", "add", "web", "--workspace", w.Root)))));
        Assert.All(runs, r => Assert.True(r.Code == 0, r.Error));
        Assert.Equal(1, _server.Requests.Count(r => r.Path == "/web.tgz"));
        Assert.Single(workspaces.Select(w => w.Read("akua.lock")).Distinct());
        var cached = new ArtifactCache(_w.CacheRoot).Find(new CacheKey(CacheKind.Helm, digest))!;
        ArtifactCache.Verify(cached, default);
        Assert.Empty(Directory.GetFiles(_w.CacheRoot, "*.lock", SearchOption.AllDirectories));
        workspaces.ForEach(w => w.Dispose());
    }

    [ToolFact(Tools.Loopback)]
    public void Killed_at_any_moment_the_next_run_ends_right()
    {
        var random = new Random(11);
        _w.Write("lib/a.k", "a = 1\n");
        var app = _server.Files["/web.tgz"].Body;
        var layer = "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(app));
        _server.Files[$"/v2/app/blobs/{layer}"] = ServedReply.Ok(app);
        _server.Files["/v2/app/manifests/1"] = ServedReply.Ok($"{{\"schemaVersion\":2,\"config\":{{\"mediaType\":\"x\",\"size\":2,\"digest\":\"sha256:0\"}},\"layers\":[{{\"mediaType\":\"application/vnd.cncf.helm.chart.content.v1.tar+gzip\",\"size\":{app.Length},\"digest\":\"{layer}\"}}]}}");
        string[][] verbs =
        [
            ["lock", "--workspace", _w.Root],
            ["vendor", "add", "--all", "--workspace", _w.Root],
            ["pull", "--ref", $"oci://localhost:{_server.Port}/app", "--tag", "1", "--out", _w.Path("pulled")],
            ["add", "second", "--repo", _server.Url, "--chart", "web", "--version", "1.0.0", "--force", "--workspace", _w.Root],
        ];
        for (var kill = 0; kill < Kills; kill++)
        {
            _w.Declare($"# kept\nweb = {{ repo = \"{_server.Url}\", chart = \"web\", version = \"^1\" }}\nlib = {{ path = \"./lib\" }}\n");
            if (kill % 5 == 0)
            {
                _w.ClearCache();
                File.Delete(_w.Path("akua.lock"));
            }

            // A change, so there is something to write.
            _w.Write("lib/a.k", $"a = {kill}\n");
            var process = AkuaProcess.Start(_w.Home, verbs[kill % verbs.Length]);
            process.WaitForExit(random.Next(0, 220));
            process.Kill();
            AkuaProcess.Finish(process);
            PackageManifest.Load(_w.Workspace);
            PackageLock.Load(_w.Workspace);
            Assert.DoesNotContain(_w.Workspace.VendoredNames(), n => n.StartsWith('.'));
            Assert.True(!Directory.Exists(_w.Path("pulled")) || Directory.GetFiles(_w.Path("pulled/web/templates")).Length == Templates);
            Assert.Contains("# kept", _w.Read("akua.toml"), StringComparison.Ordinal);
        }

        Assert.Equal(0, _w.Raw(verbs[2]).Code);
        Assert.Equal(Templates, Directory.GetFiles(_w.Path("pulled/web/templates")).Length);
        Assert.DoesNotContain(Directory.GetDirectories(_w.Root), d => Path.GetFileName(d).StartsWith("pulled.", StringComparison.Ordinal));
        var run = _w.Run("vendor", "add", "--all");
        Assert.True(run.Code == 0, run.Error);
        Assert.Equal(0, _w.Run("lock").Code);
        Assert.Equal(0, _w.Run("vendor", "check").Code);
        Assert.Equal(0, _w.Run("lock", "--check", "--offline").Code);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(_w.Path(".akua/vendor")), p => Path.GetFileName(p).StartsWith('.'));
    }

    public void Dispose()
    {
        _server.Dispose();
        _w.Dispose();
    }

    private static byte[] Chart()
    {
        var tar = new TarText().File("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
        for (var i = 0; i < Templates; i++)
        {
            tar.File($"web/templates/{i}.yaml", $"kind: X\nmetadata:\n  name: x{i}\n");
        }

        return tar.Gzip();
    }
}
