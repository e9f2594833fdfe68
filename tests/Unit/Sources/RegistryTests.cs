using Kcl.Net.Packages;
using Kcl.Net.Sources;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>Against the real registry.</summary>
public sealed class RegistryTests : IDisposable
{
    private const string Library = "[package]\nname = \"up\"\nversion = \"1.0.0\"\nedition = \"akua.dev/v1alpha1\"\n";
    private readonly SourceWorkspace _publisher = new();
    private readonly SourceWorkspace _w = new();

    public RegistryTests()
    {
        _publisher.Write("akua.toml", Library);
        _publisher.Write("kcl.mod", "[package]\nname = \"up\"\n");
        _publisher.Write("main.k", "answer = 42\n");
        _w.Write("package.k", "import up\n\nresources = [{kind = \"X\", metadata.name = str(up.answer)}]\n");
    }

    [ToolFact("docker-registry", Tools.Loopback)]
    public void Publish_signed_add_vendor_and_render_without_registry_and_cache()
    {
        string rendered;
        using (var registry = new DockerRegistry())
        {
            Keys(_publisher, withPrivate: true);
            Keys(_w, withPrivate: false);
            var published = Publish(registry);
            Assert.Contains("\"signature_tag\":\"sha256-", published, StringComparison.Ordinal);
            Assert.Contains("\"attestation_tag\":\"sha256-", published, StringComparison.Ordinal);
            _w.Declare("[signing]\ncosign_public_key = \"cosign.pub\"\n");
            var run = _w.Json("add", "up", "--oci", registry.Reference("acme/up"), "--version", "1.0.0");
            Assert.True(run.Code == 0, run.Error);
            Assert.Equal(0, _w.Run("lock").Code);
            var entry = Assert.Single(PackageLock.Load(_w.Workspace).Entries);
            Assert.StartsWith("cosign:key:", entry.Signature, StringComparison.Ordinal);
            Assert.StartsWith("slsa:sha256:", entry.Attestation, StringComparison.Ordinal);
            Assert.Contains($"\"manifest_digest\":\"{entry.Manifest}\"", published, StringComparison.Ordinal);
            Assert.Contains($"\"layer_digest\":\"{entry.Digest}\"", published, StringComparison.Ordinal);
            Assert.Equal(0, _w.Json("verify").Code);
            rendered = _w.Render().Output;
            Assert.Contains("name: '42'", rendered, StringComparison.Ordinal);
            Assert.Equal(0, _w.Run("vendor", "add", "up").Code);
            var vendored = PackageLock.Of([entry with { VendorDigest = TreeDigest.Compute(_w.Path(".akua/vendor/up"), "t").Digest }]);
            Assert.Equal(vendored.ToText(), _w.Read("akua.lock"));
        }

        _w.ClearCache();
        var offline = _w.Render("--offline", "--locked");
        Assert.Equal((0, rendered, ""), (offline.Code, offline.Output, offline.Error));
        Assert.Equal(0, _w.Run("vendor", "check").Code);
        Assert.Equal(0, _w.Run("lock", "--check", "--offline").Code);
        Assert.Equal(0, _w.Run("verify", "--offline").Code);
    }

    [ToolFact("docker-registry", Tools.Loopback)]
    public void With_a_key_nothing_unsigned_gets_in_by_any_door()
    {
        using var registry = new DockerRegistry();
        Publish(registry);
        Keys(_w, withPrivate: false);

        // Cached by someone who asks for no signature.
        _w.Declare($"up = {{ oci = \"{registry.Reference("acme/up")}\", version = \"1.0.0\" }}\n");
        Assert.Equal(0, _w.Run("lock").Code);
        _w.Declare($"up = {{ oci = \"{registry.Reference("acme/up")}\", version = \"1.0.0\" }}\n[signing]\ncosign_public_key = \"cosign.pub\"\n");
        foreach (var run in new[]
        {
            _w.Run("lock"), _w.Run("update"), _w.Run("vendor", "add", "up"), _w.Render(), _w.Render("--offline"),
            _w.Run("add", "two", "--oci", registry.Reference("acme/up"), "--version", "1.0.0"),
            _w.Raw("pull", "--ref", registry.Reference("acme/up"), "--tag", "1.0.0", "--out", _w.Path("pulled"), "--public-key", _w.Path("cosign.pub")),
        })
        {
            Assert.Equal(1, run.Code);
            Assert.Contains("E_COSIGN_SIG_MISSING", run.Error, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(_w.Path("pulled")));

        // Signed with another key.
        Keys(_publisher, withPrivate: true);
        Publish(registry);
        Assert.Contains("E_COSIGN_VERIFY", OtherKey().Error, StringComparison.Ordinal);

        CliRunOk(_w.Run("update"));
        Assert.Equal(0, _w.Render().Code);

        Kcl.Net.Tests.Unit.Cli.CliRun OtherKey()
        {
            var own = _w.Read("cosign.pub");
            using var other = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
            _w.Write("cosign.pub", other.ExportSubjectPublicKeyInfoPem());
            var run = _w.Run("update");
            _w.Write("cosign.pub", own);
            return run;
        }
    }

    [ToolFact("docker-registry", Tools.Loopback)]
    public void Sign_and_push_apart_and_pull()
    {
        using var registry = new DockerRegistry();
        Keys(_publisher, withPrivate: true);
        CliRunOk(_publisher.Run("pack"));
        var tarball = _publisher.Path("dist/up-1.0.0.tar.gz");
        CliRunOk(_publisher.Run("sign", "--tarball", tarball, "--ref", registry.Reference("acme/up"), "--tag", "2"));
        CliRunOk(_publisher.Run("verify", "--tarball", tarball));
        Assert.Contains("E_COSIGN_VERIFY", _publisher.Raw("push", "--tarball", tarball, "--ref", registry.Reference("acme/other"), "--tag", "2", "--sig", tarball + ".akuasig").Error, StringComparison.Ordinal);
        CliRunOk(_publisher.Raw("push", "--tarball", tarball, "--ref", registry.Reference("acme/up"), "--tag", "2", "--sig", tarball + ".akuasig"));
        string[] pull = ["pull", "--ref", registry.Reference("acme/up"), "--tag", "2", "--out", _w.Path("pulled"), "--public-key", _publisher.Path("cosign.pub")];
        CliRunOk(_w.Raw(pull));
        _w.Write("pulled/stale", "x");
        CliRunOk(_w.Raw(pull));
        Assert.Equal(["akua.toml", "cosign.pub", "kcl.mod", "main.k"], Directory.GetFileSystemEntries(_w.Path("pulled")).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal));
        _w.Write("mine/precious", "x");
        Assert.Contains("E_PULL_FAILED", _w.Raw("pull", "--ref", registry.Reference("acme/up"), "--tag", "2", "--out", _w.Path("mine")).Error, StringComparison.Ordinal);
        Assert.Contains("E_PULL_FAILED", _w.Raw("pull", "--ref", registry.Reference("acme/up"), "--tag", "nope", "--out", _w.Path("pulled")).Error, StringComparison.Ordinal);
        File.AppendAllText(tarball, "x");
        Assert.Contains("\"kind\":\"digest_match\",\"status\":\"fail\"", _publisher.Json("verify", "--tarball", tarball).Output, StringComparison.Ordinal);
    }

    [ToolFact("docker-registry", Tools.Loopback)]
    public void With_users_and_encryption()
    {
        using var certificate = TestCertificate.Create("registry.example");
        using var registry = new DockerRegistry(withUsers: true, certificate);
        Func<TransportOptions, TransportOptions> local = options => options with { Resolve = _ => [System.Net.IPAddress.Loopback], TrustedRoots = [certificate], AllowPrivateNetwork = true };
        (_w.Transport, _publisher.Transport) = (local, local);
        var reference = $"oci://registry.example:{registry.Port}/acme/up";
        Assert.Contains("E_PUBLISH_FAILED", _publisher.Run("publish", "--ref", reference).Error, StringComparison.Ordinal);
        CliRunOk(_publisher.Run("publish", "--ref", reference, "--auth", $"registry.example:{registry.Port}=me:secret"));
        _w.Declare($"up = {{ oci = \"{reference}\", version = \"1.0.0\" }}\n");
        Assert.Equal(1, _w.Run("lock").Code);
        Directory.CreateDirectory(Path.Combine(_w.Home, ".docker"));
        File.WriteAllText(Path.Combine(_w.Home, ".docker", "config.json"), $"{{\"auths\":{{\"registry.example:{registry.Port}\":{{\"auth\":\"bWU6c2VjcmV0\"}}}}}}");
        CliRunOk(_w.Run("lock"));
        Assert.Contains("name: '42'", _w.Render().Output, StringComparison.Ordinal);
    }

    [ToolFact("docker-registry", Tools.Loopback)]
    public void A_byte_changed_in_the_registry_is_found()
    {
        using var registry = new DockerRegistry();
        Publish(registry);
        _w.Declare($"up = {{ oci = \"{registry.Reference("acme/up")}\", version = \"1.0.0\" }}\n");
        CliRunOk(_w.Run("lock"));
        _w.ClearCache();
        var digest = PackageLock.Load(_w.Workspace).Entries[0].Digest["sha256:".Length..];
        var blob = Path.Combine(registry.Data, "docker/registry/v2/blobs/sha256", digest[..2], digest, "data");
        var bytes = File.ReadAllBytes(blob);
        bytes[^1] ^= 1;
        File.WriteAllBytes(blob, bytes);
        var run = _w.Render();
        Assert.Equal(1, run.Code);
        Assert.Contains("E_DEP_RESOLVE", run.Error, StringComparison.Ordinal);
        Assert.Contains(digest, run.Error, StringComparison.Ordinal);
    }

    [ToolFact("docker-registry", Tools.Loopback)]
    public void A_package_carries_its_dependencies_and_renders_offline()
    {
        using var registry = new DockerRegistry();
        Publish(registry);
        _w.Write("akua.toml", "[package]\nname = \"app\"\nversion = \"1.0.0\"\nedition = \"akua.dev/v1alpha1\"\n\n[dependencies]\nup = { oci = \"" + registry.Reference("acme/up") + "\", version = \"1.0.0\", replace = { path = \"./fork\" } }\n");
        _w.Write("fork/kcl.mod", "");
        CliRunOk(_w.Run("pack", "--no-vendor"));
        _w.Write("akua.toml", _w.Read("akua.toml").Replace(", replace = { path = \"./fork\" }", "", StringComparison.Ordinal));
        CliRunOk(_w.Run("lock"));
        var packed = _w.Json("pack");
        Assert.Contains("\"vendored_deps\":[\"up\"]", packed.Output, StringComparison.Ordinal);
        CliRunOk(_w.Run("publish", "--ref", registry.Reference("acme/app")));
        using var third = new SourceWorkspace();
        CliRunOk(third.Raw("pull", "--ref", registry.Reference("acme/app"), "--tag", "1.0.0", "--out", third.Path("app")));
        third.ClearCache();
        var run = third.Raw("render", "--package", third.Path("app/package.k"), "--stdout", "--offline", "--locked");
        Assert.True(run.Code == 0, run.Error);
        Assert.Equal(_w.Render().Output, run.Output);
    }

    [ToolFact("docker-registry", Tools.Loopback)]
    public void A_package_without_its_dependencies_gets_them_when_vendored_transitively()
    {
        using var registry = new DockerRegistry();
        Publish(registry);
        using var middle = new SourceWorkspace();
        middle.Write("akua.toml", "[package]\nname = \"mid\"\nversion = \"1.0.0\"\nedition = \"akua.dev/v1alpha1\"\n\n[dependencies]\nup = { oci = \"" + registry.Reference("acme/up") + "\", version = \"1.0.0\" }\n");
        middle.Write("package.k", "import up\n\nresources = [{kind = \"X\", metadata.name = str(up.answer)}]\n");
        CliRunOk(middle.Run("lock"));
        CliRunOk(middle.Run("publish", "--ref", registry.Reference("acme/mid"), "--no-vendor"));
        _w.Declare($"mid = {{ oci = \"{registry.Reference("acme/mid")}\", version = \"1.0.0\" }}\n");
        CliRunOk(_w.Run("vendor", "add", "mid"));
        Assert.False(Directory.Exists(_w.Path(".akua/vendor/mid/.akua")));
        CliRunOk(_w.Run("vendor", "add", "mid", "--transitive"));
        _w.ClearCache();
        CliRunOk(_w.Run("vendor", "check"));
        CliRunOk(_w.Run("lock", "--check", "--offline"));
        var run = _w.Raw("render", "--package", _w.Path(".akua/vendor/mid/package.k"), "--stdout", "--offline", "--locked");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains("name: '42'", run.Output, StringComparison.Ordinal);
        Assert.Contains("    - up@1.0.0", _w.Run("tree").Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _publisher.Dispose();
        _w.Dispose();
    }

    private static readonly (string Public, string Private) KeyPair = NewKeys();

    private static (string Public, string Private) NewKeys()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        return (key.ExportSubjectPublicKeyInfoPem(), key.ExportPkcs8PrivateKeyPem());
    }

    private static void Keys(SourceWorkspace workspace, bool withPrivate)
    {
        workspace.Write("cosign.pub", KeyPair.Public);
        if (withPrivate)
        {
            workspace.Write("cosign.key", KeyPair.Private);
            workspace.Write("akua.toml", Library + "\n[signing]\ncosign_public_key = \"cosign.pub\"\ncosign_private_key = \"cosign.key\"\n");
        }
    }

    private string Publish(DockerRegistry registry)
    {
        var run = _publisher.Json("publish", "--ref", registry.Reference("acme/up"));
        Assert.True(run.Code == 0, run.Error);
        return run.Output;
    }

    private static void CliRunOk(Kcl.Net.Tests.Unit.Cli.CliRun run) => Assert.True(run.Code == 0, run.Error + run.Output);
}
