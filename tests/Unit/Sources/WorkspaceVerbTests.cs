using Kcl.Net.Packages;
using Kcl.Net.Tests.Unit.Packages;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>Text, JSON and exit codes of the verbs on manifest and lock, shaped as the reference tool's transcript.</summary>
public sealed class WorkspaceVerbTests : IDisposable
{
    // The digest the reference gives a tree of one file `a.txt` = "hello\n".
    private const string Digest = "sha256:684847b40e51e958c9520cb0656323df9d8e49d19df47bd23085d30ebb415d40";
    private readonly SourceWorkspace _w = new("# first\n");

    public WorkspaceVerbTests() => _w.Write("lib/a.txt", "hello\n");

    [Fact]
    public void Init()
    {
        var run = _w.Raw("init", "my-app");
        Assert.Equal((0, "scaffolded my-app at W/my-app\n  + akua.toml\n  + package.k\n  + inputs.example.yaml\n"), (run.Code, run.Output));
        Assert.Contains("{\"level\":\"error\",\"code\":\"E_INIT_EXISTS\",", _w.Raw("init", "my-app", "--json").Error, StringComparison.Ordinal);
        Assert.Equal("{\"name\":\"my-app\",\"path\":\"W/my-app\",\"files\":[\"akua.toml\",\"package.k\",\"inputs.example.yaml\"]}\n", _w.Raw("init", "my-app", "--force", "--json").Output);
        Assert.Contains("E_INIT_EMPTY_NAME", _w.Raw("init", "").Error, StringComparison.Ordinal);
        Assert.Contains("{\"name\":\"my_app__9\",\"path\":\"W/My App! 9\"", _w.Raw("init", "My App! 9", "--json").Output, StringComparison.Ordinal);
        run = _w.Raw("render", "--package", _w.Path("my-app/package.k"), "--out", _w.Path("deploy"));
        Assert.Contains("(sha256:ce878c40340a672fc9d37a6306959804e3f780113486b39f0b5d56b47651b517)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_and_remove_keep_comments_and_pin()
    {
        var run = _w.Run("add", "lib", "--path", "./lib");
        Assert.Equal((0, "added lib (path: ./lib)\n", ""), (run.Code, run.Output, run.Error));
        Assert.Contains("# first", _w.Read("akua.toml"), StringComparison.Ordinal);
        Assert.Contains($"digest = \"{Digest}\"", _w.Read("akua.lock"), StringComparison.Ordinal);
        Assert.Contains("E_ADD_DEP_EXISTS", _w.Run("add", "lib", "--path", "./lib").Error, StringComparison.Ordinal);
        Assert.Equal("{\"name\":\"lib\",\"source\":\"path\",\"source_ref\":\"./lib\",\"replaced\":true}\n", _w.Json("add", "lib", "--path", "./lib", "--force").Output);
        Assert.Equal((0, "removed lib\n"), (_w.Run("remove", "lib", "--plan").Code, _w.Run("remove", "lib").Output));
        Assert.Contains("E_REMOVE_NOT_FOUND", _w.Run("remove", "lib").Error, StringComparison.Ordinal);
        Assert.Equal("{\"name\":\"lib\",\"removed\":false}\n", _w.Json("remove", "lib", "--ignore-missing").Output);
        Assert.EndsWith("version = 1\npackage = []\n", _w.Read("akua.lock"), StringComparison.Ordinal);
        Assert.Contains("# first", _w.Read("akua.toml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E_ADD_INVALID_DEP", "--oci", "oci://ghcr.io/a/b")]
    [InlineData("E_ADD_INVALID_DEP", "--oci", "oci://u:p@ghcr.io/a/b", "--version", "1.0.0")]
    [InlineData("E_ADD_INVALID_DEP", "--git", "https://github.com/a/b")]
    [InlineData("E_ADD_INVALID_DEP", "--git", "git@github.com:a/b", "--tag", "v1")]
    [InlineData("E_ADD_INVALID_DEP", "--repo", "https://c", "--chart", "../c", "--version", "1.0.0")]
    [InlineData("E_ADD_INVALID_DEP", "--path", "./lib", "--version", "1.0.0")]
    [InlineData("E_PATH_ESCAPE", "--path", "/etc")]
    [InlineData("E_DEP_RESOLVE", "--path", "./nope")]
    [InlineData("E_DEP_RESOLVE", "--oci", "ghcr.io/a/b", "--version", "1.0.0")]
    public void What_cannot_be_added_changes_nothing(string code, params string[] args)
    {
        var before = _w.Read("akua.toml");
        var run = _w.Json(["add", "x", .. args]);
        Assert.Equal(1, run.Code);
        Assert.Contains($"\"code\":\"{code}\"", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _w.Read("akua.toml"));
        Assert.False(File.Exists(_w.Path("akua.lock")));
        Assert.False(Directory.Exists(_w.Path(".akua")));
    }

    [Fact]
    public void An_alias_that_is_a_path_is_refused_by_every_door()
    {
        Assert.Contains("E_ADD_INVALID_DEP", _w.Run("add", "../../pwned", "--path", "./lib").Error, StringComparison.Ordinal);
        _w.Declare("\"../../pwned\" = { path = \"./lib\" }\n");
        Assert.Contains("E_MANIFEST_PARSE", _w.Run("vendor", "add", "../../pwned").Error, StringComparison.Ordinal);
        _w.Declare("lib = { path = \"./lib\" }\n");
        _w.Write("akua.lock", "version = 1\n\n[[package]]\nname = \"../../pwned\"\nversion = \"local\"\nsource = \"path+file://./lib\"\ndigest = \"sha256:0\"\n");
        foreach (var verb in new[] { "lock", "verify", "tree", "update" })
        {
            Assert.Contains("E_LOCK_PARSE", _w.Run(verb).Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Offline_a_remote_dependency_is_declared_and_not_locked()
    {
        Assert.Equal("added x@1.0.0 (oci: oci://ghcr.io/a/b)\n", _w.Run("add", "x", "--oci", "oci://ghcr.io/a/b", "--version", "1.0.0", "--offline").Output);
        Assert.False(File.Exists(_w.Path("akua.lock")));
        Assert.Equal("{\"name\":\"h\",\"source\":\"helm\",\"source_ref\":\"https://charts.example.com\",\"version\":\"1.2.3\",\"replaced\":false}\n", _w.Json("add", "h", "--repo", "https://charts.example.com", "--chart", "nginx", "--version", "1.2.3", "--offline").Output);
        Assert.Contains("E_LOCK_MISSING", _w.Run("verify").Error, StringComparison.Ordinal);
        var run = _w.Raw("add", "x", "--workspace", _w.Root);
        Assert.Equal((1, "error: one of '--oci', '--git', '--path' and '--repo' is needed"), (run.Code, run.Error.Split('\n')[0]));
    }

    [Fact]
    public void Lock_and_check()
    {
        _w.Declare("lib = { path = \"./lib\" }\n");
        var run = _w.Run("lock", "--check");
        Assert.Equal((1, $"locked 1 package(s):\n  [path] lib local  {Digest}\nDRIFT — akua.lock is out of date with akua.toml\n"), (run.Code, run.Output));
        Assert.StartsWith("error[E_LOCK_DRIFT]: ", run.Error, StringComparison.Ordinal);
        Assert.Equal($"locked 1 package(s):\n  [path] lib local  {Digest}\nupdated akua.lock\n", _w.Run("lock").Output);
        Assert.Equal($"locked 1 package(s):\n  [path] lib local  {Digest}\nakua.lock up to date\n", _w.Run("lock").Output);
        Assert.Equal($"{{\"wrote\":true,\"drift\":false,\"locked_packages\":[{{\"name\":\"lib\",\"version\":\"local\",\"digest\":\"{Digest}\",\"source_kind\":\"path\"}}]}}\n", _w.Json("lock").Output);
        Assert.Equal("{\"status\":\"ok\",\"summary\":{\"declared_deps\":1,\"locked_packages\":1,\"strict_signing\":true},\"violations\":[]}\n", _w.Json("verify").Output);
        _w.Write("lib/a.txt", "other\n");
        run = _w.Json("verify");
        Assert.Equal(1, run.Code);
        Assert.Contains($"\"violations\":[{{\"kind\":\"path_digest_drift\",\"name\":\"lib\",\"expected\":\"{Digest}\",\"actual\":\"sha256:", run.Output, StringComparison.Ordinal);
        Assert.StartsWith($"updated 1 package(s):\n  [path] lib local  {Digest} → sha256:", _w.Run("update").Output, StringComparison.Ordinal);
        Assert.Equal("{\"updated\":[],\"unchanged\":[\"lib\"],\"skipped\":[]}\n", _w.Json("update").Output);
        Assert.Contains("E_ADD_INVALID_DEP", _w.Run("update", "--dep", "nope").Error, StringComparison.Ordinal);
        Directory.Delete(_w.Path("lib"), recursive: true);
        Assert.Contains("{\"kind\":\"path_missing\",\"name\":\"lib\",\"path\":\"W/lib\"}", _w.Json("verify").Output, StringComparison.Ordinal);
        Assert.Contains("E_DEP_RESOLVE", _w.Run("lock").Error, StringComparison.Ordinal);
        _w.Declare("");
        Assert.Contains("\"violations\":[{\"kind\":\"orphan_locked\",\"name\":\"lib\",\"version\":\"local\"}]", _w.Json("verify").Output, StringComparison.Ordinal);
        Assert.Equal("no dependencies to lock\nupdated akua.lock\n", _w.Run("lock").Output);
        Assert.Equal(0, _w.Run("verify").Code);
    }

    [Fact]
    public void Replaced_content_is_pinned_as_the_replacement()
    {
        _w.Declare("lib = { oci = \"oci://ghcr.io/x/lib\", version = \"1.0.0\", replace = { path = \"./lib\" } }\n");
        Assert.Equal($"locked 1 package(s):\n  [oci] lib 1.0.0  {Digest}\nupdated akua.lock\n", _w.Run("lock").Output);
        Assert.Contains("source = \"oci://ghcr.io/x/lib\"", _w.Read("akua.lock"), StringComparison.Ordinal);
        Assert.EndsWith("[package.replaced]\npath = \"./lib\"\n", _w.Read("akua.lock"), StringComparison.Ordinal);
        Assert.Equal("demo@0.1.0 (1 deps, edition=akua.dev/v1alpha1)\n  - lib@1.0.0 (oci oci://ghcr.io/x/lib) [locked 684847b4 (unsigned)] [replace -> ./lib]\n", _w.Run("tree").Output);
        Assert.Equal("verify: 1 declared, 1 locked, strict_signing=true\nfail: 1 violation(s)\n  - missing-signature: lib@1.0.0\n", _w.Run("verify").Output);
        _w.Write("package.k", "resources = []\n");
        Assert.Equal(0, _w.Render().Code);
        _w.Environment["AKUA_REJECT_REPLACE"] = "1";
        Assert.Contains("E_DEP_RESOLVE", _w.Render().Error, StringComparison.Ordinal);
        _w.Environment["AKUA_REJECT_REPLACE"] = "true";
        Assert.Equal(0, _w.Render().Code);
        _w.Environment["AGENT"] = "x";
        Assert.Contains("E_DEP_RESOLVE", _w.Render().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_imported_as_a_module_is_told_when_locking()
    {
        _w.Declare("my-lib = { path = \"./lib\" }\n");
        _w.Write("package.k", "import my_lib\nresources = []\n");
        var run = _w.Json("lock");
        Assert.Contains("\"code\":\"E_DEP_KIND_MISMATCH\"", run.Error, StringComparison.Ordinal);
        Assert.Contains("\"line\":1,\"suggestion\":\"write `import charts.my_lib`\"", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Verbs_act_on_all_members()
    {
        _w.Write("akua.toml", TemporaryWorkspace.Head + "[workspace]\nmembers = [\"apps/*\"]\n");
        foreach (var app in new[] { "a", "b" })
        {
            _w.Write($"apps/{app}/akua.toml", TemporaryWorkspace.Head + "lib = { path = \"./lib\" }\n");
            _w.Write($"apps/{app}/lib/a.txt", "hello\n");
        }

        _w.Write("apps/README.md", "");
        var run = _w.Json("lock");
        Assert.Equal(0, run.Code);
        Assert.Equal(["W", "W/apps/a", "W/apps/b"], run.Output.Trim().Split('\n').Select(l => l[(l.IndexOf("\"workspace\":\"", StringComparison.Ordinal) + 13)..^2]));
        Assert.True(File.Exists(_w.Path("apps/b/akua.lock")));
        Assert.Equal(0, _w.Run("vendor", "add", "--all").Code);
        Assert.True(File.Exists(_w.Path("apps/a/.akua/vendor/lib/a.txt")));
        File.Delete(_w.Path("apps/a/akua.lock"));
        File.WriteAllText(_w.Path("apps/b/akua.lock"), "version = 9\n");
        run = _w.Run("lock", "--check");
        Assert.Equal(1, run.Code);
        Assert.Contains("E_LOCK_DRIFT", run.Error, StringComparison.Ordinal);
        Assert.Contains("E_LOCK_PARSE", run.Error, StringComparison.Ordinal);
        _w.Write("akua.toml", TemporaryWorkspace.Head + "[workspace]\nmembers = [\"../*\"]\n");
        Assert.Contains("E_PATH_ESCAPE", _w.Run("lock").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Prune_removes_what_nothing_declares()
    {
        _w.Declare("lib = { path = \"./lib\" }\n");
        _w.Run("vendor", "add", "lib");
        _w.Write(".akua/vendor/old/x", "x");
        Assert.Equal("plan: prune old\n", _w.Run("vendor", "add", "--prune", "--plan").Output);
        Assert.Equal("{\"name\":\"old\",\"path\":\"W/.akua/vendor/old\",\"pruned\":true}\n", _w.Json("vendor", "add", "--prune").Output);
        Assert.Equal([_w.Path(".akua/vendor/lib")], Directory.GetFileSystemEntries(_w.Path(".akua/vendor")));
        Assert.Contains("the name of a dependency is needed", _w.Run("vendor", "add").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_pin_tells_trees_apart_that_share_a_digest()
    {
        _w.Declare("lib = { path = \"./one\" }\n");
        _w.Write("one/a", "x\nb\0y");
        Assert.Equal(0, _w.Run("lock").Code);
        Assert.Contains("sha256:1daaa098f3889f74c5c9d7bac7c9d40d6bd577004676b876137ed1dc54ae80b0", _w.Read("akua.lock"), StringComparison.Ordinal);
        _w.Write("one/a", "x");
        _w.Write("one/b", "y");
        _w.Write("package.k", "resources = []\n");
        Assert.Contains("E_DEP_RESOLVE", _w.Render().Error, StringComparison.Ordinal);
        Assert.Equal(1, _w.Run("verify").Code);
        _w.Run("vendor", "add", "lib");
        Assert.Equal(0, _w.Render().Code);
        File.Delete(_w.Path(".akua/vendor/lib/b"));
        _w.Write(".akua/vendor/lib/a", "x\nb\0y");
        Assert.Contains("E_VENDOR_DRIFT", _w.Render().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Cache_and_auth()
    {
        Assert.Equal("{\"action\":\"path\",\"oci_root\":\"HOME/.cache/akua/oci\",\"git_root\":\"HOME/.cache/akua/git\",\"helm_root\":\"HOME/.cache/akua/helm\"}\n", _w.Raw("cache", "path", "--json").Output);
        Assert.Equal("no cache entries\noci: HOME/.cache/akua/oci\ngit: HOME/.cache/akua/git\nhelm: HOME/.cache/akua/helm\n", _w.Raw("cache", "list").Output);
        foreach (var (path, text) in new[] { ("git/checkouts/1111", new string('x', 39)), ("git/repos/github.com_a_b.git", "x"), ("helm/ffff", "x"), ("oci/sha256/abcd", "xxxxx") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_w.CacheRoot, path))!);
            File.WriteAllText(Path.Combine(_w.CacheRoot, path), text);
        }

        Assert.EndsWith("\"entries\":[{\"kind\":\"git-checkout\",\"id\":\"git:1111\",\"path\":\"HOME/.cache/akua/git/checkouts/1111\",\"size_bytes\":39},{\"kind\":\"git-repo\",\"id\":\"github.com_a_b.git\",\"path\":\"HOME/.cache/akua/git/repos/github.com_a_b.git\",\"size_bytes\":1},{\"kind\":\"helm-chart\",\"id\":\"helm:ffff\",\"path\":\"HOME/.cache/akua/helm/ffff\",\"size_bytes\":1},{\"kind\":\"oci-blob\",\"id\":\"sha256:abcd\",\"path\":\"HOME/.cache/akua/oci/sha256/abcd\",\"size_bytes\":5}],\"total_bytes\":46}\n", _w.Raw("cache", "list", "--json").Output, StringComparison.Ordinal);
        Assert.EndsWith("\"removed\":1,\"freed_bytes\":5}\n", _w.Raw("cache", "clear", "--oci", "--json").Output, StringComparison.Ordinal);
        Assert.Equal("cleared all cache: 3 entries, 41 B freed\n", _w.Raw("cache", "clear").Output);

        Assert.Equal("no registries configured\nconfig: HOME/.config/akua/auth.toml\n", _w.Raw("auth", "list").Output);
        _w.Input = "secret\n";
        Assert.Equal("wrote basic auth for ghcr.io → HOME/.config/akua/auth.toml\n", _w.Raw("auth", "add", "--registry", "ghcr.io", "--username", "u").Output);
        _w.Input = "tok";
        Assert.Equal("{\"action\":\"add\",\"path\":\"HOME/.config/akua/auth.toml\",\"registry\":\"r2.io\",\"auth_kind\":\"bearer\"}\n", _w.Raw("auth", "add", "--registry", "r2.io", "--token", "--json").Output);
        var file = Path.Combine(_w.Home, ".config/akua/auth.toml");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal("[registries.\"ghcr.io\"]\nusername = \"u\"\npassword = \"secret\"\n\n[registries.\"r2.io\"]\ntoken = \"tok\"\n", File.ReadAllText(file));
        _w.Input = "";
        var run = _w.Raw("auth", "add", "--registry", "r3.io", "--username", "u");
        Assert.Equal(1, run.Code);
        Assert.Contains("E_IO", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\"registries\":[{\"registry\":\"ghcr.io\",\"source\":\"akua\",\"auth_kind\":\"basic\"},{\"registry\":\"r2.io\",\"source\":\"akua\",\"auth_kind\":\"bearer\"}]}\n", _w.Raw("auth", "list", "--json").Output, StringComparison.Ordinal);
        Assert.Equal("{\"action\":\"remove\",\"path\":\"HOME/.config/akua/auth.toml\",\"registry\":\"ghcr.io\",\"removed\":true}\n", _w.Raw("auth", "remove", "--registry", "ghcr.io", "--json").Output);
        Assert.Equal("no entry for ghcr.io in HOME/.config/akua/auth.toml\n", _w.Raw("auth", "remove", "--registry", "ghcr.io").Output);
    }

    [Fact]
    public void Pack_is_reproducible_and_leaves_secrets_and_replacements_out()
    {
        _w.Write("akua.toml", TemporaryWorkspace.Head + "# kept\nlib = { path = \"./lib\" }\nr = { oci = \"oci://ghcr.io/x/r\", version = \"1.0.0\", replace = { path = \"./fork\" } }\n\n[signing]\ncosign_private_key = \"keys/mine\"\n");
        foreach (var (path, text) in new[] { ("package.k", "resources = []\n"), ("keys/mine", "top secret"), ("x.key", "k"), ("lib/pem.txt", "-----BEGIN EC PRIVATE KEY-----\n"), (".hidden", "x"), ("deploy/a.yaml", "x"), ("inputs.yaml", "x"), ("inputs.example.yaml", "x"), ("sub/z.k", ""), ("fork/f", "x") })
        {
            _w.Write(path, text);
        }

        File.SetUnixFileMode(_w.Path("sub/z.k"), (UnixFileMode)0b111_111_111);
        var run = _w.Json("pack");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains("\"vendored_deps\":[]}", run.Output, StringComparison.Ordinal);
        var first = File.ReadAllBytes(_w.Path("dist/demo-0.1.0.tar.gz"));
        File.SetLastWriteTimeUtc(_w.Path("package.k"), DateTime.UnixEpoch);
        Assert.Equal(run.Output, _w.Json("pack").Output);
        Assert.Equal(first, File.ReadAllBytes(_w.Path("dist/demo-0.1.0.tar.gz")));
        var names = new List<string>();
        using var reader = new Kcl.Net.Archives.ArchiveReader(new MemoryStream(first), Kcl.Net.Archives.ArchiveLimits.Default);
        while (reader.Next() is { } entry)
        {
            names.Add(entry.Name);
            var text = new StreamReader(entry.Content).ReadToEnd();
            Assert.DoesNotContain("PRIVATE KEY", text, StringComparison.Ordinal);
            Assert.DoesNotContain("replace", text, StringComparison.Ordinal);
            Assert.True(entry.Name != "akua.toml" || text.Contains("# kept", StringComparison.Ordinal));
        }

        Assert.Equal(["akua.toml", "fork/f", "inputs.example.yaml", "lib/a.txt", "package.k", "sub/z.k"], names);
        Assert.Contains("W_PACK_LEFT_OUT", run.Error, StringComparison.Ordinal);
        Assert.StartsWith($"{{\"kind\":\"tarball\",\"path\":\"{_w.Path("dist/demo-0.1.0.tar.gz").Replace(_w.Root, "W", StringComparison.Ordinal)}\",\"layer_digest\":\"sha256:", _w.Raw("inspect", "--tarball", _w.Path("dist/demo-0.1.0.tar.gz"), "--json").Output, StringComparison.Ordinal);
        Assert.Contains("E_INSPECT_FAIL", _w.Raw("inspect", "--tarball", _w.Path("package.k")).Error, StringComparison.Ordinal);
        Assert.StartsWith("W/package.k: demo@0.1.0\n", _w.Raw("inspect", "--package", _w.Path("package.k")).Output, StringComparison.Ordinal);
        _w.Write("package.k", "a = option(\"input\", type=\"dict\", required=True, help=\"all of it\")\nresources = []\n");
        Assert.StartsWith("{\"kind\":\"package\",\"path\":\"W/package.k\",\"options\":[{\"name\":\"input\",\"type\":\"dict\",\"required\":true,\"help\":\"all of it\"}],", _w.Raw("inspect", "--package", _w.Path("package.k"), "--json").Output, StringComparison.Ordinal);
    }

    public void Dispose() => _w.Dispose();
}
