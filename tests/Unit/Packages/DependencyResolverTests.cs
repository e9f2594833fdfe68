using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Tests.Unit.Packages;

public sealed class DependencyResolverTests
{
    [Fact]
    public void Path_dependencies_need_no_lock()
    {
        using var w = new TemporaryWorkspace("lib = { path = \"./lib\" }\n");
        w.Write("lib/Chart.yaml", "name: x\n");
        var lib = Assert.Single(Resolve(w).Dependencies);
        Assert.Equal((DependencyKind.HelmChart, false), (lib.Kind, lib.Vendored));
    }

    [Theory]
    [InlineData("Chart.yaml", DependencyKind.HelmChart, "")]
    [InlineData("nginx/Chart.yaml", DependencyKind.HelmChart, "nginx")]
    [InlineData("a/Chart.yaml b/Chart.yaml", DependencyKind.HelmChart, "")]
    [InlineData("kcl.mod main.k", DependencyKind.KclModule, "")]
    [InlineData("akua.toml package.k", DependencyKind.AkuaPackage, "")]
    [InlineData("akua.toml package.k chart/Chart.yaml", DependencyKind.AkuaPackage, "")]
    [InlineData("kcl.mod package.k", DependencyKind.AkuaPackage, "")]
    [InlineData("README.md", DependencyKind.HelmChart, "")]
    public void The_kind_follows_from_the_content(string files, DependencyKind kind, string directory)
    {
        using var w = new TemporaryWorkspace("lib = { path = \"./lib\" }\n");
        foreach (var file in files.Split(' '))
        {
            w.Write("lib/" + file, "");
        }

        var lib = Assert.Single(Resolve(w).Dependencies);
        Assert.Equal(kind, lib.Kind);
        Assert.Equal(Path.TrimEndingDirectorySeparator(Path.Combine(lib.Root, directory)), lib.Directory);
    }

    [Fact]
    public void All_failures_come_in_one_run()
    {
        using var w = new TemporaryWorkspace("a = { path = \"./nope\" }\nb = { path = \"/etc\" }\nc = { path = \"../x\" }\nd = { oci = \"oci://h/r\", version = \"1\" }\ne = { git = \"https://h/r\", tag = \"v1\" }\nf = { repo = \"https://h\", chart = \"c\", version = \"1\" }\ng = { path = \"./file\" }\n");
        w.Write("file", "");
        var failures = Assert.Throws<DiagnosticException>(() => Resolve(w)).Diagnostics;
        Assert.Equal(["E_DEP_RESOLVE", "E_PATH_ESCAPE", "E_PATH_ESCAPE", "E_DEP_RESOLVE", "E_DEP_RESOLVE", "E_DEP_RESOLVE", "E_DEP_RESOLVE"], failures.Select(f => f.Code));
        Assert.Equal([7, 8, 9, 10, 11, 12, 13], failures.Select(f => f.Primary!.Line));
        Assert.Equal("run `akua vendor add d`", failures[3].Help);
    }

    [Fact]
    public void A_vendored_tree_wins_and_is_verified_before_use()
    {
        using var w = new TemporaryWorkspace("lib = { path = \"./lib\" }\n");
        w.Write("lib/Chart.yaml", "name: x\n");
        new VendorAdd(w.Workspace).Run(["lib"], plan: false);
        Directory.Delete(w.Path("lib"), recursive: true);
        var lib = Assert.Single(Resolve(w).Dependencies);
        Assert.True(lib.Vendored);
        Assert.EndsWith(".akua/vendor/lib", lib.Root, StringComparison.Ordinal);

        w.Write(".akua/vendor/lib/templates/evil.yaml", "x");
        var e = Assert.Single(Assert.Throws<DiagnosticException>(() => Resolve(w)).Diagnostics);
        Assert.Equal("E_VENDOR_DRIFT", e.Code);
        Assert.Contains(PackageLock.Load(w.Workspace).Entries[0].Digest, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oci = \"oci://h/lib\", version = \"1\"", "1", "oci://h/lib")]
    [InlineData("git = \"https://h/lib.git\", tag = \"v1\"", "v1", "git+https://h/lib@v1")]
    [InlineData("repo = \"https://h\", chart = \"lib\", version = \"^1\"", "1.2.3", "helm+https://h#lib")]
    public void A_vendored_tree_works_for_every_kind(string source, string version, string lockSource)
    {
        using var w = new TemporaryWorkspace($"lib = {{ {source} }}\n");
        w.Write(".akua/vendor/lib/Chart.yaml", "name: x\n");
        var digest = TreeDigest.Compute(w.Path(".akua/vendor/lib"), "t");
        Pin(w, new LockEntry("lib", version, lockSource, "sha256:blob") { VendorDigest = digest.Digest, Tree = digest.Pin });
        Assert.True(Assert.Single(Resolve(w).Dependencies).Vendored);

        Pin(w, new LockEntry("lib", version, lockSource, "sha256:blob") { VendorDigest = digest.Digest, Tree = "sha256:other" });
        Assert.Equal("E_VENDOR_DRIFT", Assert.Throws<DiagnosticException>(() => Resolve(w)).Diagnostics[0].Code);

        Pin(w, new LockEntry("lib", version, lockSource.Replace("lib", "other", StringComparison.Ordinal), digest.Digest));
        Assert.Equal("E_DEP_RESOLVE", Assert.Throws<DiagnosticException>(() => Resolve(w)).Diagnostics[0].Code);
    }

    [Fact]
    public void A_vendored_tree_without_a_pin_is_used_with_a_warning()
    {
        using var w = new TemporaryWorkspace("lib = { oci = \"oci://h/lib\", version = \"1\" }\n");
        w.Write(".akua/vendor/lib/Chart.yaml", "name: x\n");
        Assert.Equal("W_VENDOR_UNPINNED", Assert.Single(Resolve(w).Warnings).Code);
        Assert.Throws<DiagnosticException>(() => Resolve(w, new ResolveOptions { RequireLocked = true }));
    }

    [Fact]
    public void A_path_dependency_that_differs_from_its_lock_is_refused()
    {
        using var w = new TemporaryWorkspace("lib = { path = \"./lib\" }\n");
        w.Write("lib/a", "1");
        Pin(w, new LockEntry("lib", "local", "path+file://./lib", TreeDigest.Compute(w.Path("lib"), "t").Digest));
        Assert.NotNull(Assert.Single(Resolve(w).Dependencies).Digest);
        w.Write("lib/a", "2");
        var e = Assert.Single(Assert.Throws<DiagnosticException>(() => Resolve(w)).Diagnostics);
        Assert.Equal("E_DEP_RESOLVE", e.Code);
        Assert.Contains("akua lock", e.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void Replace_comes_first_and_can_be_refused()
    {
        using var w = new TemporaryWorkspace("lib = { oci = \"oci://h/lib\", version = \"1\", replace = { path = \"./fork\" } }\n");
        w.Write("fork/kcl.mod", "");
        w.Write(".akua/vendor/lib/Chart.yaml", "");
        var lib = Assert.Single(Resolve(w).Dependencies);
        Assert.Equal((DependencyKind.KclModule, true), (lib.Kind, lib.Replaced));
        Assert.Equal("E_DEP_RESOLVE", Assert.Throws<DiagnosticException>(() => Resolve(w, new ResolveOptions { RejectReplace = true })).Diagnostics[0].Code);
    }

    [Fact]
    public void A_vendored_link_out_of_the_workspace_is_refused()
    {
        using var w = new TemporaryWorkspace("lib = { oci = \"oci://h/lib\", version = \"1\" }\n");
        w.Link(".akua/vendor/lib", w.Outside);
        Assert.Equal("E_PATH_ESCAPE", Assert.Throws<DiagnosticException>(() => Resolve(w)).Diagnostics[0].Code);
    }

    private static void Pin(TemporaryWorkspace w, LockEntry entry) => PackageLock.Of([entry]).Save(w.Workspace);

    private static Resolution Resolve(TemporaryWorkspace w, ResolveOptions? options = null) =>
        new DependencyResolver(w.Workspace, PackageLock.Load(w.Workspace), options ?? new ResolveOptions()).Resolve(PackageManifest.Load(w.Workspace));
}
