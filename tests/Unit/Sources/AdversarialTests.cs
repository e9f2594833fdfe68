using Kcl.Net.Packages;
using Kcl.Net.Tests.Unit.Archives;
using Kcl.Net.Tests.Unit.Cli;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>
/// What a hostile package, archive, repository or registry may try, each through the command line and with the code it ends in. Cases
/// that need a registry of their own are in <see cref="OciSourceTests"/>, <see cref="RegistryTests"/> and <see cref="HelmRepositoryTests"/>.
/// </summary>
public sealed class AdversarialTests : IDisposable
{
    private readonly SourceWorkspace _w = new("");

    [Theory]
    [InlineData("memory at the start", "a = \"x\" * 5000000000\nresources = []\n", "E_RENDER_OUTPUT_TOO_LARGE")]
    [InlineData("an endless loop", "a = [x for x in range(100000) for y in range(100000)]\nresources = []\n", "E_RENDER_BUDGET_DEADLINE")]
    [InlineData("an absolute chart", "import akua.helm\nresources = helm.template(helm.Template {chart = \"/etc\"})\n", "E_PATH_ESCAPE")]
    [InlineData("a chart beside the package", "import akua.helm\nresources = helm.template(helm.Template {chart = \"../x\"})\n", "E_PATH_ESCAPE")]
    [InlineData("a chart behind a link", "import akua.helm\nresources = helm.template(helm.Template {chart = \"./link\"})\n", "E_PATH_ESCAPE")]
    [InlineData("a module above the package", "import ...x.y\nresources = []\n", "E_RENDER_KCL")]
    [InlineData("a file of the machine", "import file\nresources = [{a = file.read(\"/etc/passwd\")}]\n", "E_RENDER_KCL")]
    [InlineData("the clock", "import datetime\nresources = [{a = datetime.today()}]\n", "E_RENDER_KCL")]
    [InlineData("the network", "import net\nresources = [{a = net.to_IP4(\"localhost\"), b = net.fqdn(\"\")}]\n", "E_RENDER_KCL")]
    [InlineData("a flag as a release name", "import akua.helm\nresources = helm.template(helm.Template {chart = \"./chart\", release = \"--post-renderer\"})\n", "E_RENDER_KCL")]
    [InlineData("a resource that is none", "resources = [1]\n", "E_PACKAGE_PARSE")]
    [InlineData("escapes for the terminal", "assert False, \"\\u001b[2J\"\nresources = []\n", "E_RENDER_KCL")]
    public void A_package(string what, string program, string code)
    {
        _w.Link("link", "/etc");
        _w.Write("chart/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n");
        _w.Write("package.k", program);
        var run = _w.Render("--timeout", "2s");
        Assert.True(run.Code == (code.EndsWith("DEADLINE", StringComparison.Ordinal) ? 6 : 1), what);
        Assert.StartsWith($"error[{code}]", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_kind_that_is_a_path_stays_in_the_output_folder()
    {
        _w.Write("package.k", "resources = [{kind = \"A/../../Evil\", metadata.name = \"../../x\"}]\n");
        Assert.Equal(0, _w.Raw("render", "--package", _w.Path("package.k"), "--out", _w.Path("deploy")).Code);
        Assert.Single(Directory.GetFiles(_w.Path("deploy")));
        Assert.Empty(Directory.GetFiles(_w.Outside));
        _w.Write("deploy/000-old.yaml", "x");
        _w.Raw("render", "--package", _w.Path("package.k"), "--out", _w.Path("deploy"));
        Assert.Single(Directory.GetFiles(_w.Path("deploy")));
    }

    [Theory]
    [InlineData("d = { path = \"/etc\" }", "E_PATH_ESCAPE")]
    [InlineData("d = { path = \"../x\" }", "E_PATH_ESCAPE")]
    [InlineData("d = { path = \"./link\" }", "E_PATH_ESCAPE")]
    [InlineData("d = { path = \"./a\\u0000b\" }", "E_PATH_ESCAPE")]
    [InlineData("d = { path = \"./x\", replace = { path = \"./y\" } }", "E_MANIFEST_PARSE")]
    [InlineData("d = { oci = \"oci://u:p@h/r\", version = \"1\" }", "E_MANIFEST_OCI_USERINFO")]
    [InlineData("d = { git = \"https://u:p@h/r\", tag = \"1\" }", "E_MANIFEST_GIT_USERINFO")]
    [InlineData("d = { git = \"ssh://u:p@h/r\", tag = \"1\" }", "E_MANIFEST_GIT_USERINFO")]
    [InlineData("d = { repo = \"https://u:p@h\", chart = \"c\", version = \"1\" }", "E_MANIFEST_HELM_USERINFO")]
    [InlineData("d = { repo = \"https://h\", chart = \"../c\", version = \"1\" }", "E_MANIFEST_HELM_CHART_INVALID")]
    [InlineData("d = { git = \"https://h/r\", tag = \"1\", subdir = \"../x\" }", "E_MANIFEST_PARSE")]
    [InlineData("\"../../pwned\" = { path = \"./x\" }", "E_MANIFEST_PARSE")]
    [InlineData("\"a/b\" = { path = \"./x\" }", "E_MANIFEST_PARSE")]
    [InlineData("d = { oci = \"oci://169.254.169.254/latest\", version = \"1\" }", "E_DEP_RESOLVE")]
    [InlineData("d = { oci = \"oci://h/../../r\", version = \"1\" }", "E_DEP_RESOLVE")]
    [InlineData("d = { repo = \"file:///etc\", chart = \"c\", version = \"1\" }", "E_DEP_RESOLVE")]
    [InlineData("d = { git = \"ext::sh\", tag = \"1\" }", "E_DEP_RESOLVE")]
    public void A_manifest(string dependency, string code)
    {
        _w.Link("link", "/etc");
        _w.Declare(dependency + "\n");
        _w.Write("package.k", "resources = []\n");
        foreach (var run in new[] { _w.Run("lock"), _w.Run("update"), _w.Run("vendor", "add", dependency.Split('"', ' ')[dependency.StartsWith('"') ? 1 : 0]), _w.Render() })
        {
            Assert.Equal(1, run.Code);
            Assert.StartsWith($"error[{code}]", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("root:", run.Error, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(_w.Path(".akua")));
        Assert.False(File.Exists(_w.Path("akua.lock")));
        Assert.False(Directory.Exists(Path.Combine(_w.Outside, "pwned")));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".git")]
    [InlineData(".GIT")]
    [InlineData("a\\b")]
    [InlineData("a:b")]
    [InlineData("nul")]
    public void A_name_in_a_commit(string name)
    {
        if (Tools.Find("git") is null)
        {
            return;
        }

        using var repository = new GitRepository();
        repository.Write("file", "x\n");
        repository.Commit();
        var blob = repository.Git("rev-parse", "HEAD:file").Trim();
        var tree = Path.Combine(repository.Root, "tree.bin");
        File.WriteAllBytes(tree, [.. System.Text.Encoding.UTF8.GetBytes($"100644 {name}\0"), .. Convert.FromHexString(blob)]);
        var hash = repository.Git("hash-object", "-t", "tree", "-w", "--literally", tree).Trim();
        var commit = repository.Git("commit-tree", "-m", "x", hash).Trim();
        repository.Git("update-ref", "refs/tags/v1", commit);
        _w.Declare($"g = {{ git = \"{repository.Url}\", tag = \"v1\" }}\n");
        var run = _w.Run("lock");
        Assert.Equal(1, run.Code);
        Assert.StartsWith("error[E_DEP_RESOLVE]", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(CacheListing.Items(new ArtifactCache(_w.CacheRoot), []), i => i.Kind == "git-checkout");
    }

    [ToolFact(Tools.Loopback)]
    public void A_bomb()
    {
        using var server = new LocalServer();
        server.Files["/index.yaml"] = ServedReply.Ok("entries:\n  web:\n  - version: 1.0.0\n    urls: [web.tgz]\n");
        server.Files["/web.tgz"] = ServedReply.Ok(new TarText().File("web/Chart.yaml").File("web/zeros", new string('\0', 40 << 20)).Gzip());
        _w.Declare($"web = {{ repo = \"{server.Url}\", chart = \"web\", version = \"1.0.0\" }}\n");
        var run = _w.Run("lock");
        Assert.StartsWith("error[E_DEP_RESOLVE]", run.Error, StringComparison.Ordinal);
        Assert.Contains("times its size", run.Error, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Loopback)]
    public void A_credential_for_another_host()
    {
        using var server = new LocalServer { Handler = _ => new ServedReply(401, []) };
        _w.Declare($"web = {{ repo = \"{server.Url}/charts\", chart = \"web\", version = \"1.0.0\" }}\n");
        foreach (var prefix in new[] { "localhos", "localhost.evil", "localhost:1", $"localhost:{server.Port}/char", $"https://localhost:{server.Port}" })
        {
            _w.Run("lock", "--auth", prefix + "=me:secret");
        }

        Assert.All(server.Requests, r => Assert.False(r.Headers.ContainsKey("Authorization")));
        foreach (var prefix in new[] { "localhost", $"localhost:{server.Port}", $"localhost:{server.Port}/charts", $"http://localhost:{server.Port}/" })
        {
            _w.Run("lock", "--auth", prefix + "=me:secret");
            Assert.True(server.Requests.Last().Headers.ContainsKey("Authorization"), prefix);
        }
    }

    [Fact]
    public void A_vendored_tree_that_was_touched()
    {
        _w.Declare("d = { path = \"./lib\" }\n");
        _w.Write("lib/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n");
        _w.Write("lib/templates/a.yaml", "kind: A\nmetadata:\n  name: a\n");
        _w.Write("package.k", "import charts.d\n\nresources = d.template(d.TemplateOpts {})\n");
        Assert.Equal(0, _w.Run("vendor", "add", "d").Code);
        Assert.Equal(0, _w.Render().Code);

        // Same size and time: nothing but the content tells.
        var file = _w.Path(".akua/vendor/d/templates/a.yaml");
        var time = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, "kind: B\nmetadata:\n  name: a\n");
        File.SetLastWriteTimeUtc(file, time);
        Refused(_w.Render());
        Refused(_w.Run("lock"));
        Assert.Equal(0, _w.Run("vendor", "add", "d").Code);
        Assert.Equal(0, _w.Render().Code);

        static void Refused(CliRun run)
        {
            Assert.Equal(1, run.Code);
            Assert.StartsWith("error[E_VENDOR_DRIFT]", run.Error, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _w.Dispose();
}
