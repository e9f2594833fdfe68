using System.Security.Cryptography;
using System.Text;
using Kcl.Net.Packages;
using Kcl.Net.Sources;
using Kcl.Net.Tests.Unit.Archives;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>What a registry may say, and what is believed of it. The registry is a local server that says anything.</summary>
public sealed class OciSourceTests : IDisposable
{
    private const string HelmLayer = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    private readonly LocalServer _server = new();
    private readonly SourceWorkspace _w = new();

    [ToolTheory(Tools.Loopback)]
    [InlineData("helm-ok", 0)]
    [InlineData("helm-root-files", 0)]
    [InlineData("kcl-ann", 0)]
    [InlineData("two-layers", 0)]
    [InlineData("helm-dotdot", 1)]
    [InlineData("helm-abs", 1)]
    [InlineData("helm-symlink-plain", 1)]
    [InlineData("helm-hardlink", 1)]
    [InlineData("helm-fifo", 1)]
    [InlineData("helm-multi-top", 1)]
    [InlineData("kcl-noann", 1)]
    [InlineData("unknown-mt", 1)]
    [InlineData("digest-mismatch", 1)]
    [InlineData("size-lie", 1)]
    [InlineData("size-huge", 1)]
    [InlineData("not-gzip", 1)]
    [InlineData("index", 1)]
    [InlineData("garbage", 1)]
    [InlineData("no-layers", 1)]
    public void What_registries_serve(string name, int code)
    {
        Serve(name);
        _w.Declare($"up = {{ oci = \"oci://localhost:{_server.Port}/adv/{name}\", version = \"1\" }}\n");
        var run = _w.Json("lock");
        Assert.Equal(code, run.Code);
        if (code == 1)
        {
            Assert.Contains("\"code\":\"E_DEP_RESOLVE\"", run.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(_w.Path("akua.lock")));
            Assert.Empty(CacheListing.Items(new ArtifactCache(_w.CacheRoot), []));
        }
    }

    [ToolFact(Tools.Loopback)]
    public void With_both_kinds_of_layers_the_chart_wins_and_setuid_is_dropped()
    {
        Serve("two-layers");
        _w.Declare($"up = {{ oci = \"oci://localhost:{_server.Port}/adv/two-layers\", version = \"1\" }}\n");
        Assert.Equal(0, _w.Run("vendor", "add", "up").Code);
        Assert.True(File.Exists(_w.Path(".akua/vendor/up/b/Chart.yaml")));
        Assert.Equal((UnixFileMode)0b111_101_101, File.GetUnixFileMode(_w.Path(".akua/vendor/up/b/su")));
    }

    [ToolFact(Tools.Loopback)]
    public void A_layer_that_changed_under_its_tag_is_refused_until_it_is_updated()
    {
        Serve("helm-ok");
        _w.Declare($"up = {{ oci = \"oci://localhost:{_server.Port}/adv/helm-ok\", version = \"1\" }}\n");
        _w.Run("lock");
        var old = PackageLock.Load(_w.Workspace).Entries[0];
        var text = _w.Read("akua.lock");
        _w.ClearCache();
        Put("adv/helm-ok", "1", (HelmLayer, TarText.Chart("c", "kind: Other\n")));
        foreach (var run in new[] { _w.Run("lock"), _w.Run("vendor", "add", "up") })
        {
            Assert.Equal(1, run.Code);
            Assert.Contains("E_DEP_RESOLVE", run.Error, StringComparison.Ordinal);
            Assert.Contains(old.Digest, run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(text, _w.Read("akua.lock"));
        Assert.Contains($"\"from_digest\":\"{old.Digest}\"", _w.Json("update").Output, StringComparison.Ordinal);
        Assert.NotEqual(old.Digest, PackageLock.Load(_w.Workspace).Entries[0].Digest);
    }

    [ToolTheory(Tools.Loopback)]
    [InlineData("^1.0", "1.2.0")]
    [InlineData("~1.0", "1.0.0")]
    [InlineData(">=1, <3", "2.0.0")]
    [InlineData("1.0.0", "1.0.0")]
    public void Ranges_over_tags(string version, string tag)
    {
        foreach (var known in new[] { "1.0.0", "1.2.0", "2.0.0", "latest" })
        {
            Put("p", known, (HelmLayer, TarText.Chart("c", $"kind: X\nv: {known}\n")));
        }

        // In two pages, as large registries answer.
        _server.Handler = r => r.Path != "/v2/p/tags/list" ? null
            : r.Query.Contains("last", StringComparison.Ordinal) ? ServedReply.Ok("{\"name\":\"p\",\"tags\":[\"2.0.0\",\"latest\"]}")
            : new ServedReply(200, "{\"name\":\"p\",\"tags\":[\"1.0.0\",\"1.2.0\"]}"u8.ToArray()) { Headers = { ["Link"] = "</v2/p/tags/list?n=2&last=1.2.0>; rel=\"next\"" } };
        _w.Declare($"up = {{ oci = \"oci://localhost:{_server.Port}/p\", version = \"{version}\" }}\n");
        var run = _w.Json("lock");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains($"\"version\":\"{tag}\"", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, _w.Run("lock", "--check", "--offline").Code);
    }

    [ToolFact(Tools.Loopback)]
    public void A_token_is_asked_for_with_credentials_and_sent_to_the_registry_only()
    {
        using var storage = new LocalServer();
        Put("auth/x", "1", (HelmLayer, TarText.Chart("c")));
        foreach (var (path, reply) in _server.Files.Where(f => f.Key.Contains("/blobs/", StringComparison.Ordinal)).ToList())
        {
            storage.Files[path] = reply;
            _server.Files[path] = ServedReply.Redirect(storage.Url + path);
        }

        _server.Handler = request => request.Path == "/token"
            ? request.Headers.GetValueOrDefault("Authorization") == "Basic bWU6c2VjcmV0" && request.Query.Contains("scope=repository%3Aauth%2Fx%3Apull", StringComparison.Ordinal) ? ServedReply.Ok("{\"token\":\"t0k\"}") : new ServedReply(401, "who are you?"u8.ToArray())
            : request.Headers.GetValueOrDefault("Authorization") == "Bearer t0k" ? null
            : new ServedReply(401, []) { Headers = { ["WWW-Authenticate"] = $"Bearer realm=\"{_server.Url}/token\",service=\"registry\",scope=\"x\"" } };
        _w.Declare($"up = {{ oci = \"oci://localhost:{_server.Port}/auth/x\", version = \"1\" }}\n");
        Assert.Contains("akua auth add", _w.Run("lock").Error, StringComparison.Ordinal);
        _w.Input = "secret\n";
        Assert.Equal(0, _w.Raw("auth", "add", "--registry", $"localhost:{_server.Port}", "--username", "me").Code);
        var run = _w.Run("lock");
        Assert.True(run.Code == 0, run.Error);
        Assert.NotEmpty(storage.Requests);
        Assert.All(storage.Requests, r => Assert.False(r.Headers.ContainsKey("Authorization")));
        Assert.DoesNotContain("secret", run.Error + run.Output + _w.Read("akua.lock"), StringComparison.Ordinal);
    }

    [ToolFact(Tools.Loopback)]
    public void Private_addresses_are_refused_unless_allowed()
    {
        foreach (var reference in new[] { "oci://169.254.169.254/x", "oci://10.0.0.1/x", "oci://[fd00::1]/x", "oci://internal.example/x" })
        {
            _w.Transport = options => options with { Resolve = _ => [System.Net.IPAddress.Parse("192.168.1.1")] };
            _w.Declare($"up = {{ oci = \"{reference}\", version = \"1\" }}\n");
            var run = _w.Run("lock");
            Assert.Contains("E_DEP_RESOLVE", run.Error, StringComparison.Ordinal);
            Assert.Contains("AKUA_ALLOW_PRIVATE_NETWORK=1", run.Error, StringComparison.Ordinal);
        }
    }

    [ToolFact(Tools.Loopback)]
    public void Https_never_leads_to_http_and_public_never_to_private()
    {
        using var certificate = TestCertificate.Create("registry.example");
        using var secure = new LocalServer(certificate);
        _w.Transport = options => options with { Resolve = _ => [System.Net.IPAddress.Loopback], TrustedRoots = [certificate], AllowPrivateNetwork = true };
        secure.Files["/v2/p/manifests/1"] = ServedReply.Redirect(_server.Url + "/v2/p/manifests/1");
        _w.Declare($"up = {{ oci = \"oci://registry.example:{secure.Port}/p\", version = \"1\" }}\n");
        Assert.Contains("from https to http", _w.Run("lock").Error, StringComparison.Ordinal);
        _w.Declare($"up = {{ repo = \"https://registry.example:{secure.Port}/charts\", chart = \"web\", version = \"1.0.0\" }}\n");
        secure.Files["/charts/index.yaml"] = ServedReply.Ok($"entries:\n  web:\n  - version: 1.0.0\n    urls: [\"{_server.Url}/web.tgz\"]\n");
        Assert.Contains("leads from https to http", _w.Run("lock").Error, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
        _w.Transport = options => options with { Resolve = _ => [System.Net.IPAddress.Loopback], AllowPrivateNetwork = true };
        Assert.Contains("certificate", _w.Run("lock").Error, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Loopback)]
    public void Long_errors_are_cut_between_characters_and_cannot_move_the_cursor()
    {
        _server.Handler = _ => new ServedReply(500, Encoding.UTF8.GetBytes(new string('x', 299) + "😀😀\u001b[2J"));
        _w.Declare($"up = {{ oci = \"oci://localhost:{_server.Port}/p\", version = \"1\" }}\n");
        var error = _w.Run("lock").Error;
        Assert.Contains("HTTP 500: x", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', error);
        Assert.DoesNotContain('\ufffd', error);
        Assert.False(error.Any(c => char.IsSurrogate(c)) && !error.EnumerateRunes().All(r => r.Value != 0xFFFD));
    }

    [ToolFact(Tools.Loopback)]
    public void A_changed_cache_stops_the_render()
    {
        Serve("helm-ok");
        _w.Declare($"up = {{ oci = \"oci://localhost:{_server.Port}/adv/helm-ok\", version = \"1\" }}\n");
        _w.Write("package.k", "import charts.up\n\nresources = up.template(up.TemplateOpts {})\n");
        _w.Run("lock");
        Assert.Equal(0, _w.Render().Code);
        var file = Directory.GetFiles(_w.CacheRoot, "a.yaml", SearchOption.AllDirectories).Single();
        var original = File.ReadAllText(file);
        foreach (var change in new Action[]
        {
            () => File.WriteAllText(file, "kind: Evil\n"),
            () => File.WriteAllText(Path.Combine(Path.GetDirectoryName(file)!, "b.yaml"), "kind: Evil\n"),
            () => File.CreateSymbolicLink(Path.Combine(Path.GetDirectoryName(file)!, "link"), "/etc/passwd"),
            () => File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute),
        })
        {
            change();
            var run = _w.Render("--offline");
            Assert.Equal(1, run.Code);
            Assert.Contains("E_DEP_RESOLVE", run.Error, StringComparison.Ordinal);
            Assert.Contains("the cached content of sha256:", run.Error, StringComparison.Ordinal);
            File.Delete(Path.Combine(Path.GetDirectoryName(file)!, "b.yaml"));
            File.Delete(Path.Combine(Path.GetDirectoryName(file)!, "link"));
            File.WriteAllText(file, original);
            File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
            Assert.Equal(0, _w.Render("--offline").Code);
        }

        // The record and the tree changed together do not fit the lock.
        var record = Directory.GetFiles(_w.CacheRoot, "entry.toml", SearchOption.AllDirectories).Single();
        File.WriteAllText(file, "kind: Evil\n");
        var tree = TreeDigest.Compute(Path.Combine(Path.GetDirectoryName(record)!, "tree"), "t");
        var lines = File.ReadAllLines(record).Select(l => l.StartsWith("tree_digest", StringComparison.Ordinal) ? $"tree_digest = \"{tree.Digest}\"" : l.StartsWith("tree ", StringComparison.Ordinal) ? $"tree = \"{tree.Pin}\"" : l);
        File.WriteAllLines(record, lines);
        Assert.Contains("akua.lock pins", _w.Render("--offline").Error, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Loopback)]
    public void A_changed_lock_stops_the_render()
    {
        Serve("helm-ok");
        _w.Declare($"up = {{ oci = \"oci://localhost:{_server.Port}/adv/helm-ok\", version = \"1\" }}\n");
        _w.Write("package.k", "import charts.up\n\nresources = up.template(up.TemplateOpts {})\n");
        _w.Run("vendor", "add", "up");
        var text = _w.Read("akua.lock");
        Assert.Equal(0, _w.Render("--offline").Code);
        foreach (var field in new[] { "vendor_digest = \"sha256:", "tree = \"sha256:" })
        {
            var at = text.IndexOf(field, StringComparison.Ordinal) + field.Length;
            _w.Write("akua.lock", text[..at] + (text[at] == '0' ? '1' : '0') + text[(at + 1)..]);
            var run = _w.Render("--offline");
            Assert.Equal(1, run.Code);
            Assert.Contains("E_VENDOR_DRIFT", run.Error, StringComparison.Ordinal);
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        _w.Dispose();
    }

    private void Serve(string name)
    {
        var chart = TarText.Chart("c");
        var repository = "adv/" + name;
        switch (name)
        {
            case "helm-ok":
                Put(repository, "1", (HelmLayer, chart));
                break;
            case "helm-root-files":
                Put(repository, "1", (HelmLayer, new TarText().File("Chart.yaml").File("templates/a.yaml").Gzip()));
                break;
            case "helm-dotdot":
                Put(repository, "1", (HelmLayer, new TarText().File("c/Chart.yaml").File("c/../../x").Gzip()));
                break;
            case "helm-abs":
                Put(repository, "1", (HelmLayer, new TarText().File("c/Chart.yaml").File("/tmp/evil-abs.txt").Gzip()));
                break;
            case "helm-symlink-plain":
                Put(repository, "1", (HelmLayer, new TarText().File("c/Chart.yaml").Link(System.Formats.Tar.TarEntryType.SymbolicLink, "c/templates", "/etc").Gzip()));
                break;
            case "helm-hardlink":
                Put(repository, "1", (HelmLayer, new TarText().File("c/Chart.yaml").Link(System.Formats.Tar.TarEntryType.HardLink, "c/passwd", "/etc/passwd").Gzip()));
                break;
            case "helm-fifo":
                Put(repository, "1", (HelmLayer, new TarText().File("c/Chart.yaml").Special(System.Formats.Tar.TarEntryType.Fifo, "c/f").Gzip()));
                break;
            case "helm-multi-top":
                Put(repository, "1", (HelmLayer, new TarText().File("a/Chart.yaml").File("b/Chart.yaml").Gzip()));
                break;
            case "kcl-noann" or "kcl-ann":
                Put(repository, "1", name == "kcl-ann" ? "{\"org.kcllang.package.name\":\"k\"}" : "{}", ("application/vnd.oci.image.layer.v1.tar", new TarText().File("kcl.mod", "[package]\nname = \"k\"\n").File("main.k", "a = 1\n").Tar()));
                break;
            case "unknown-mt":
                Put(repository, "1", ("application/x", chart));
                break;
            case "two-layers":
                Put(repository, "1", ("application/vnd.akua.package.content.v1.tar+gzip", new TarText().File("akua.toml").Gzip()), (HelmLayer, new TarText().File("b/Chart.yaml").File("b/su", "x", (UnixFileMode)0b100_111_111_111).Gzip()));
                break;
            case "not-gzip":
                Put(repository, "1", (HelmLayer, "no archive at all"u8.ToArray()));
                break;
            case "no-layers":
                Put(repository, "1");
                break;
            case "index":
                _server.Files[$"/v2/{repository}/manifests/1"] = ServedReply.Ok("{\"schemaVersion\":2,\"manifests\":[]}");
                break;
            case "garbage":
                _server.Files[$"/v2/{repository}/manifests/1"] = ServedReply.Ok("not json");
                break;
            case "digest-mismatch":
                Put(repository, "1", (HelmLayer, chart));
                foreach (var path in _server.Files.Keys.Where(k => k.Contains("/blobs/", StringComparison.Ordinal)).ToList())
                {
                    var other = chart.ToArray();
                    other[^1] ^= 1;
                    _server.Files[path] = ServedReply.Ok(other);
                }

                break;
            default:
                var size = name == "size-lie" ? chart.Length - 1 : 1L << 40;
                Put(repository, "1", (HelmLayer, chart));
                var manifest = _server.Files[$"/v2/{repository}/manifests/1"];
                _server.Files[$"/v2/{repository}/manifests/1"] = ServedReply.Ok(Encoding.UTF8.GetString(manifest.Body).Replace($"\"size\":{chart.Length}", $"\"size\":{size}", StringComparison.Ordinal));
                break;
        }
    }

    private void Put(string repository, string tag, params (string Type, byte[] Bytes)[] layers) => Put(repository, tag, "{}", layers);

    private void Put(string repository, string tag, string annotations, params (string Type, byte[] Bytes)[] layers)
    {
        var described = new List<string>();
        foreach (var (type, bytes) in layers)
        {
            var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
            _server.Files[$"/v2/{repository}/blobs/{digest}"] = ServedReply.Ok(bytes);
            described.Add($"{{\"mediaType\":\"{type}\",\"size\":{bytes.Length},\"digest\":\"{digest}\"}}");
        }

        _server.Files[$"/v2/{repository}/manifests/{tag}"] = ServedReply.Ok($"{{\"schemaVersion\":2,\"config\":{{\"mediaType\":\"x\",\"size\":2,\"digest\":\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\"}},\"layers\":[{string.Join(',', described)}],\"annotations\":{annotations}}}");
    }
}
