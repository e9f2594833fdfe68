using Kcl.Net.Packages;
using Kcl.Net.Sources;
using Kcl.Net.Tests.Unit.Archives;

namespace Kcl.Net.Tests.Unit.Sources;

public sealed class HelmRepositoryTests : IDisposable
{
    private const string Package = "import charts.web\n\nresources = web.template(web.TemplateOpts {})\n";
    private readonly LocalServer _server = new();
    private readonly SourceWorkspace _w = new();

    public HelmRepositoryTests()
    {
        foreach (var version in new[] { "1.0.0", "1.2.0", "2.0.0" })
        {
            _server.Files[$"/charts/web-{version}.tgz"] = ServedReply.Ok(TarText.Chart("web", $"kind: X\nmetadata:\n  name: x{version}\n", version));
        }

        _server.Files["/charts/index.yaml"] = ServedReply.Ok(
            "apiVersion: v1\nentries:\n  web:\n  - version: 1.0.0\n    urls: [web-1.0.0.tgz]\n  - version: v1.2.0\n    urls: [web-1.2.0.tgz]\n"
            + $"  - version: 2.0.0\n    urls: [{_server.Url}/charts/web-2.0.0.tgz]\n  - version: not-semver\n    urls: [nope.tgz]\n");
        _w.Write("package.k", Package);
    }

    [ToolTheory(Tools.Loopback)]
    [InlineData("1.0.0", "1.0.0")]
    [InlineData("v1.2.0", "1.2.0")]
    [InlineData("^1.0", "1.2.0")]
    [InlineData(">=1.0, <2", "1.2.0")]
    [InlineData("*", "2.0.0")]
    [InlineData("~1.0", "1.0.0")]
    [InlineData("1.x", "1.2.0")]
    public void Versions_and_ranges(string requested, string version)
    {
        Declare(requested);
        var run = _w.Json("lock");
        Assert.True(run.Code == 0, run.Error);
        Assert.StartsWith($"{{\"wrote\":true,\"drift\":true,\"locked_packages\":[{{\"name\":\"web\",\"version\":\"{version}\",\"digest\":\"sha256:", run.Output, StringComparison.Ordinal);
        Assert.Contains($"source = \"helm+{_server.Url}/charts#web\"", _w.Read("akua.lock"), StringComparison.Ordinal);
        Assert.Equal(0, _w.Json("lock", "--check").Code);
        Assert.Contains("name: x" + version, _w.Render().Output, StringComparison.Ordinal);
    }

    [ToolTheory(Tools.Loopback)]
    [InlineData("3.0.0", "web", "charts", "satisfies")]
    [InlineData("latest", "web", "charts", "no version and no range")]
    [InlineData("1.0.0", "webb", "charts", "no chart `webb`")]
    [InlineData("1.0.0", "web", "nocharts", "HTTP 404")]
    public void Failures(string version, string chart, string folder, string words)
    {
        _w.Declare($"web = {{ repo = \"{_server.Url}/{folder}\", chart = \"{chart}\", version = \"{version}\" }}\n");
        var run = _w.Json("lock");
        Assert.Equal(1, run.Code);
        Assert.Contains("\"code\":\"E_DEP_RESOLVE\"", run.Error, StringComparison.Ordinal);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_w.Path("akua.lock")));
    }

    [ToolFact(Tools.Loopback)]
    public void A_scheme_that_is_not_https_is_refused()
    {
        _w.Declare("web = { repo = \"ftp://localhost/x\", chart = \"web\", version = \"1.0.0\" }\n");
        Assert.Contains("E_DEP_RESOLVE", _w.Run("lock").Error, StringComparison.Ordinal);
        _w.Declare("web = { repo = \"http://charts.example.com\", chart = \"web\", version = \"1.0.0\" }\n");
        Assert.Contains("must be an https URL", _w.Run("lock").Error, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Loopback)]
    public void A_range_stays_where_it_was_locked_until_it_is_updated()
    {
        Declare("1.0.0");
        _w.Run("lock");
        Declare("^1.0");
        Assert.Contains("\"version\":\"1.0.0\"", _w.Json("lock").Output, StringComparison.Ordinal);
        Assert.Contains("name: x1.0.0", _w.Render("--locked").Output, StringComparison.Ordinal);
        var run = _w.Json("update");
        Assert.Contains("\"updated\":[{\"name\":\"web\",\"version\":\"1.2.0\",\"from_digest\":\"sha256:", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\"unchanged\":[],\"skipped\":[]}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("name: x1.2.0", _w.Render("--locked").Output, StringComparison.Ordinal);
        Assert.Equal("{\"updated\":[],\"unchanged\":[\"web\"],\"skipped\":[]}\n", _w.Json("update").Output);
    }

    [ToolFact(Tools.Loopback)]
    public void Vendored_it_renders_without_repository_and_cache()
    {
        Declare("^1.0");
        _w.Run("lock");
        var before = _w.Render();
        var run = _w.Json("vendor", "add", "web");
        Assert.Contains("\"source_kind\":\"helm\"", run.Output, StringComparison.Ordinal);
        _server.Dispose();
        _w.ClearCache();
        var after = _w.Render("--offline", "--locked");
        Assert.Equal((0, before.Output, ""), (after.Code, after.Output, after.Error));
        Assert.Equal(0, _w.Json("vendor", "check").Code);
        Assert.Equal(0, _w.Json("lock", "--check", "--offline").Code);
    }

    [ToolFact(Tools.Loopback)]
    public void Offline_takes_the_cache_and_names_the_command_otherwise()
    {
        Declare("^1.0");
        Assert.Contains("run `akua lock` without --offline", _w.Render("--offline").Error, StringComparison.Ordinal);
        _w.Run("lock");
        _server.Dispose();
        Assert.Equal(0, _w.Render("--offline").Code);
        _w.ClearCache();
        var run = _w.Render("--offline");
        Assert.Equal(1, run.Code);
        Assert.Contains("E_DEP_RESOLVE", run.Error, StringComparison.Ordinal);
        Assert.Contains("akua vendor add web", run.Error, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Loopback)]
    public void Everything_is_fetched_before_the_evaluation_begins()
    {
        _w.Declare("child = { path = \"./child\" }\n");
        _w.Write("child/akua.toml", $"[package]\nname = \"child\"\nversion = \"1.0.0\"\nedition = \"akua.dev/v1alpha1\"\n\n[dependencies]\nweb = {{ repo = \"{_server.Url}/charts\", chart = \"web\", version = \"1.0.0\" }}\n");
        _w.Write("child/package.k", Package);
        _w.Write("package.k", "import pkgs.child\n\nassert False, \"stop\"\nresources = child.render({})\n");
        var run = _w.Render();
        Assert.Equal(1, run.Code);
        Assert.Contains("E_RENDER_KCL", run.Error, StringComparison.Ordinal);
        Assert.Equal(["/charts/index.yaml", "/charts/web-1.0.0.tgz"], _server.Requests.Select(r => r.Path));
        _w.Write("package.k", "import pkgs.child\n\nresources = child.render({})\n");
        Assert.Contains("name: x1.0.0", _w.Render().Output, StringComparison.Ordinal);

        // What could not be fetched is told where it is used, and only there.
        _server.Dispose();
        Assert.Contains("E_DEP_RESOLVE", _w.Render().Error, StringComparison.Ordinal);
        _w.Write("package.k", "resources = []\n");
        Assert.Equal(0, _w.Render().Code);
    }

    [ToolFact(Tools.Loopback)]
    public void A_wrong_digest_in_the_index_is_refused()
    {
        _server.Files["/charts/index.yaml"] = ServedReply.Ok($"entries:\n  web:\n  - version: 1.0.0\n    urls: [web-1.0.0.tgz]\n    digest: \"{new string('0', 64)}\"\n");
        Declare("1.0.0");
        var run = _w.Run("lock");
        Assert.Contains("E_DEP_RESOLVE", run.Error, StringComparison.Ordinal);
        Assert.Contains($"expected sha256:{new string('0', 64)}", run.Error, StringComparison.Ordinal);
        _server.Files["/charts/index.yaml"] = ServedReply.Ok($"entries:\n  web:\n  - version: 1.0.0\n    urls: [web-1.0.0.tgz]\n    digest: {new string('0', 64)}\n");
        Assert.Contains("not written as text", _w.Run("lock").Error, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Loopback)]
    public void An_archive_that_changed_under_its_version_is_refused()
    {
        Declare("1.0.0");
        _w.Run("lock");
        _w.ClearCache();
        _server.Files["/charts/web-1.0.0.tgz"] = ServedReply.Ok(TarText.Chart("web", "kind: Evil\n"));
        foreach (var run in new[] { _w.Run("lock"), _w.Run("vendor", "add", "web"), _w.Render() })
        {
            Assert.Equal(1, run.Code);
            Assert.Contains("E_DEP_RESOLVE", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, _w.Run("update").Code);
        Assert.Contains("kind: Evil", _w.Render().Output, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Loopback)]
    public void Credentials_go_to_their_host_only()
    {
        using var other = new LocalServer();
        other.Files["/web.tgz"] = ServedReply.Ok(TarText.Chart("web"));
        _server.Handler = request => request.Headers.GetValueOrDefault("Authorization") == "Basic bWU6c2VjcmV0" ? null : new ServedReply(401, []);
        _server.Files["/charts/index.yaml"] = ServedReply.Ok("entries:\n  web:\n  - version: 1.0.0\n    urls: [moved.tgz]\n");
        _server.Files["/charts/moved.tgz"] = ServedReply.Redirect(other.Url + "/web.tgz");
        Declare("1.0.0");
        Assert.Equal(1, _w.Run("lock").Code);
        Assert.Equal(1, _w.Run("lock", "--auth", "localhost.evil=me:secret").Code);
        var run = _w.Run("lock", "--auth", "localhost=me:secret");
        Assert.True(run.Code == 0, run.Error);
        Assert.All(other.Requests, r => Assert.False(r.Headers.ContainsKey("Authorization")));
    }

    [ToolFact(Tools.Loopback)]
    public void Hostile_archives_are_refused()
    {
        Declare("1.0.0");
        foreach (var bytes in new[]
        {
            new TarText().File("web/Chart.yaml").File("../x").Gzip(),
            new TarText().File("web/Chart.yaml").Link(System.Formats.Tar.TarEntryType.SymbolicLink, "web/templates", "/etc").Gzip(),
            new TarText().File("a/Chart.yaml").File("b/Chart.yaml").Gzip(),
            "no archive"u8.ToArray(),
        })
        {
            _server.Files["/charts/web-1.0.0.tgz"] = ServedReply.Ok(bytes);
            var run = _w.Run("lock");
            Assert.Equal(1, run.Code);
            Assert.Contains("E_DEP_RESOLVE", run.Error, StringComparison.Ordinal);
            Assert.Contains("refused", run.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(_w.Path("akua.lock")));
        Assert.Empty(CacheListing.Items(new ArtifactCache(_w.CacheRoot), []));
    }

    [ToolFact(Tools.Loopback)]
    public void Declared_lengths_do_not_fool_the_reader()
    {
        Declare("1.0.0");
        _server.Files["/charts/web-1.0.0.tgz"] = ServedReply.Ok(TarText.Chart("web")) with { Length = 1L << 40 };
        Assert.Contains("larger than", _w.Run("lock").Error, StringComparison.Ordinal);
        _server.Files["/charts/web-1.0.0.tgz"] = ServedReply.Ok(TarText.Chart("web")) with { Length = 100_000 };
        Assert.Equal(1, _w.Run("lock").Code);
    }

    public void Dispose()
    {
        _server.Dispose();
        _w.Dispose();
    }

    private void Declare(string version) => _w.Declare($"web = {{ repo = \"{_server.Url}/charts\", chart = \"web\", version = \"{version}\" }}\n");
}
