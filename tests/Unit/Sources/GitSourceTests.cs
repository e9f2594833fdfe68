using System.Text;
using Kcl.Net.Packages;

namespace Kcl.Net.Tests.Unit.Sources;

public sealed class GitSourceTests : IDisposable
{
    private readonly SourceWorkspace _w = new();
    private readonly GitRepository? _repository = Tools.Find("git") is null ? null : new GitRepository();

    private GitRepository Repository => _repository!;

    [ToolFact("git")]
    public void Tags_branches_and_revisions_are_pinned_to_a_commit()
    {
        var commit = Make("v1.0.0");
        foreach (var (how, label) in new[] { ("tag = \"v1.0.0\"", "v1.0.0"), ($"rev = \"{commit}\"", commit), ($"rev = \"{commit[..7]}\"", commit[..7]), ("branch = \"main\"", "main") })
        {
            File.Delete(_w.Path("akua.lock"));
            _w.ClearCache();
            Declare(how);
            var run = _w.Json("lock");
            Assert.True(run.Code == 0, run.Error);
            Assert.Equal($"{{\"wrote\":true,\"drift\":true,\"locked_packages\":[{{\"name\":\"g\",\"version\":\"{label}\",\"digest\":\"git:{commit}\",\"source_kind\":\"git\"}}]}}\n", run.Output);
            Assert.Contains($"source = \"git+{Repository.Url}@{label}\"", _w.Read("akua.lock"), StringComparison.Ordinal);
            Assert.Equal(0, _w.Run("lock", "--check", "--offline").Code);
        }
    }

    [ToolFact("git")]
    public void A_branch_that_moves_on_stays_pinned_until_it_is_updated()
    {
        var first = Make();
        Declare("branch = \"main\"");
        _w.Run("lock");
        Repository.Write("main.k", "a = 2\n");
        var second = Repository.Commit();
        Assert.Contains(first, _w.Json("lock").Output, StringComparison.Ordinal);
        _w.ClearCache();
        var run = _w.Json("lock");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains(first, run.Output, StringComparison.Ordinal);
        Assert.Contains(second, _w.Json("update").Output, StringComparison.Ordinal);
    }

    [ToolFact("git")]
    public void A_tag_that_moved_is_refused()
    {
        Make("v1");
        Declare("tag = \"v1\"");
        _w.Run("lock");
        _w.ClearCache();
        Repository.Write("main.k", "a = 2\n");
        Repository.Commit("v1");
        var run = _w.Json("lock");
        Assert.Equal(1, run.Code);
        Assert.Contains("E_DEP_RESOLVE", run.Error, StringComparison.Ordinal);
        Assert.Contains("akua.lock pins", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, _w.Run("update").Code);
    }

    [ToolFact("git")]
    public void Wrong_names_fail()
    {
        Make("v1");
        foreach (var how in new[] { "tag = \"nope\"", "tag = \"main\"", "branch = \"v1\"", "rev = \"0123456789012345678901234567890123456789\"", "rev = \"xyz\"", "rev = \"main\"", "tag = \"--upload-pack=x\"", "tag = \"a:b\"", "tag = \"*\"", "branch = \"main\", subdir = \"nope\"" })
        {
            Declare(how);
            var run = _w.Json("lock");
            Assert.Equal(1, run.Code);
            Assert.Contains("\"code\":\"E_DEP_RESOLVE\"", run.Error, StringComparison.Ordinal);
        }

        foreach (var url in new[] { "ext::sh -c touch% /tmp/x", "--upload-pack=x", "http://example.com/r", "ftp://h/r", "file://other/r", "git://h/r" })
        {
            _w.Declare($"g = {{ git = \"{url}\", tag = \"v1\" }}\n");
            Assert.Contains("E_DEP_RESOLVE", _w.Run("lock").Error, StringComparison.Ordinal);
        }
    }

    [ToolFact("git")]
    public void Files_are_written_by_us_with_the_executable_bit_and_without_links()
    {
        Repository.Write("run.sh", "#!/bin/sh\n", executable: true);
        File.CreateSymbolicLink(Path.Combine(Repository.Root, "link"), "/etc/passwd");
        Make();
        Declare("branch = \"main\"");
        Assert.Equal(0, _w.Run("vendor", "add", "g").Code);
        Assert.Equal(["akua.toml", "main.k", "package.k", "run.sh"], Directory.GetFileSystemEntries(_w.Path(".akua/vendor/g")).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal));
        Assert.True((File.GetUnixFileMode(_w.Path(".akua/vendor/g/run.sh")) & UnixFileMode.UserExecute) != 0);
        var entry = Assert.Single(PackageLock.Load(_w.Workspace).Entries);
        Assert.StartsWith("git:", entry.Digest, StringComparison.Ordinal);
        Assert.Equal(TreeDigest.Compute(_w.Path(".akua/vendor/g"), "t").Digest, entry.VendorDigest);
        var text = _w.Read("akua.lock");
        Assert.Equal(0, _w.Run("lock").Code);
        Assert.Equal(text, _w.Read("akua.lock"));
        Assert.Equal(0, _w.Json("vendor", "check").Code);
    }

    [ToolFact("git")]
    public void A_folder_of_a_repository_is_a_dependency_of_its_own()
    {
        Repository.Write("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
        Repository.Write("charts/web/templates/a.yaml", "kind: X\nmetadata:\n  name: sub\n");
        Make();
        Declare("branch = \"main\", subdir = \"charts/web\"");
        _w.Write("package.k", "import charts.g\n\nresources = g.template(g.TemplateOpts {})\n");
        Assert.Equal(0, _w.Run("lock").Code);
        Assert.Contains("name: sub", _w.Render("--locked", "--offline").Output, StringComparison.Ordinal);
        Assert.Equal(0, _w.Run("vendor", "add", "g").Code);
        Assert.True(File.Exists(_w.Path(".akua/vendor/g/Chart.yaml")));
    }

    [ToolFact("git")]
    public void Hooks_and_configuration_of_a_repository_run_nothing()
    {
        Make("v1");
        var mark = Path.Combine(_w.Outside, "ran");
        foreach (var hook in new[] { "post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc", "pre-receive", "update" })
        {
            var path = Path.Combine(Repository.Root, ".git", "hooks", hook);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"#!/bin/sh\ntouch {mark}\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Repository.Git("config", "uploadpack.packObjectsHook", $"touch {mark}; cat");
        Repository.Git("config", "core.fsmonitor", $"touch {mark}");
        Declare("tag = \"v1\"");
        Assert.Equal(0, _w.Run("lock").Code);
        Assert.False(File.Exists(mark));
    }

    [ToolFact("git", "git-http-backend", Tools.Loopback)]
    public void Over_http_with_and_without_credentials()
    {
        var commit = Make("v1");
        using var server = new LocalServer { Handler = GitHttpServer.Handler(Path.GetDirectoryName(Repository.Root)!) };
        _w.Declare($"g = {{ git = \"{server.Url}/{Path.GetFileName(Repository.Root)}/.git\", tag = \"v1\" }}\n");
        var run = _w.Json("lock");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains(commit, run.Output, StringComparison.Ordinal);

        _w.ClearCache();
        server.Handler = GitHttpServer.Handler(Path.GetDirectoryName(Repository.Root)!, "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("me:secret")));
        run = _w.Json("lock");
        Assert.Equal(1, run.Code);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, _w.Json("lock", "--auth", "localhost=me:secret").Code);
    }

    [ToolFact("git")]
    public void Vendored_it_renders_without_repository_and_cache()
    {
        Make("v1");
        Declare("tag = \"v1\"");
        _w.Write("package.k", "import pkgs.g\n\nresources = g.render({}) + [{kind = \"X\", metadata.name = \"own\"}]\n");
        Repository.Write("package.k", "resources = [{kind = \"Git\", metadata.name = \"g\"}]\n");
        Repository.Commit("v1");
        Assert.Equal(0, _w.Run("lock").Code);
        var before = _w.Render();
        Assert.Contains("kind: Git", before.Output, StringComparison.Ordinal);
        Assert.Equal(0, _w.Render("--offline").Code);
        Assert.Equal(0, _w.Run("vendor", "add", "g").Code);
        Directory.Delete(Path.Combine(Repository.Root, ".git"), recursive: true);
        _w.ClearCache();
        var after = _w.Render("--offline", "--locked");
        Assert.Equal((0, before.Output, ""), (after.Code, after.Output, after.Error));
        File.AppendAllText(_w.Path(".akua/vendor/g/main.k"), "# x");
        Assert.Contains("E_VENDOR_DRIFT", _w.Render("--offline", "--locked").Error, StringComparison.Ordinal);
    }

    [ToolFact("git")]
    public void A_changed_cache_stops_the_render()
    {
        Make("v1");
        Declare("tag = \"v1\"");
        _w.Run("lock");
        var file = Directory.GetFiles(_w.CacheRoot, "main.k", SearchOption.AllDirectories).Single();
        File.WriteAllText(file, "a = 66\n");
        _w.Write("package.k", "resources = []\n");
        var run = _w.Render();
        Assert.Equal(1, run.Code);
        Assert.Contains("E_DEP_RESOLVE", run.Error, StringComparison.Ordinal);
        Assert.Contains("the cached content of git:", run.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _repository?.Dispose();
        _w.Dispose();
    }

    private string Make(string? tag = null)
    {
        Repository.Write("akua.toml", "[package]\nname = \"g\"\nversion = \"1.0.0\"\nedition = \"akua.dev/v1alpha1\"\n");
        Repository.Write("package.k", "resources = []\n");
        Repository.Write("main.k", "a = 1\n");
        return Repository.Commit(tag);
    }

    private void Declare(string how) => _w.Declare($"g = {{ git = \"{Repository.Url}\", {how} }}\n");
}
