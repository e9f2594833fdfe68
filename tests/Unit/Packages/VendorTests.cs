using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Tests.Unit.Packages;

public sealed class VendorTests
{
    [Fact]
    public void Add_copies_pins_and_is_idempotent()
    {
        using var w = Make();
        var first = Add(w);
        Assert.Equal((true, false, 3L), (first.Wrote, first.Replaced, first.SizeBytes));
        Assert.Equal("one", w.Read(".akua/vendor/lib/a/b"));
        Assert.True(Directory.Exists(w.Path(".akua/vendor/lib/empty")));
        Assert.False(File.Exists(w.Path(".akua/vendor/lib/link")));
        var again = Add(w);
        Assert.Equal((false, false), (again.Wrote, again.Replaced));
        w.Write("lib/a/b", "two");
        var changed = Add(w);
        Assert.Equal((true, true), (changed.Wrote, changed.Replaced));
        Assert.Equal("two", w.Read(".akua/vendor/lib/a/b"));
        Assert.Equal(changed.Digest, Assert.Single(PackageLock.Load(w.Workspace).Entries).Digest);
        Assert.Equal([w.Path(".akua/vendor/lib")], Directory.GetFileSystemEntries(w.Path(".akua/vendor")));
    }

    [Fact]
    public void Plan_writes_nothing_and_tells_the_truth()
    {
        using var w = Make();
        Assert.True(Plan(w).Wrote);
        Assert.False(Directory.Exists(w.Path(".akua")));
        Assert.False(File.Exists(w.Path("akua.lock")));
        Add(w);
        Assert.False(Plan(w).Wrote);
        w.Write("lib/a/b", "two");
        Assert.Equal((true, true), (Plan(w).Wrote, Plan(w).Replaced));
        Assert.Equal("one", w.Read(".akua/vendor/lib/a/b"));
    }

    [Fact]
    public void One_bad_alias_changes_nothing()
    {
        using var w = Make("c = { path = \"/etc\" }\nm = { path = \"./gone\" }\n");
        var e = Assert.Throws<DiagnosticException>(() => new VendorAdd(w.Workspace).Run(["lib", "nope", "c", "m"], plan: false));
        Assert.Equal(["E_VENDOR_DEP_MISSING", "E_PATH_ESCAPE", "E_IO"], e.Diagnostics.Select(d => d.Code));
        Assert.False(Directory.Exists(w.Path(".akua")));
    }

    [Fact]
    public void What_an_interrupted_run_left_is_put_right()
    {
        using var w = Make();
        Add(w);
        Directory.Move(w.Path(".akua/vendor/lib"), w.Path(".akua/vendor/.old-lib"));
        w.Write(".akua/vendor/.new-lib/half", "x");
        Assert.Empty(VendorList.Run(w.Workspace));
        var result = Add(w);
        Assert.Equal([w.Path(".akua/vendor/lib")], Directory.GetFileSystemEntries(w.Path(".akua/vendor")));
        Assert.False(result.Wrote);
    }

    [Theory]
    [InlineData(".")]
    [InlineData(".akua")]
    [InlineData(".akua/vendor/lib/sub")]
    public void A_source_that_overlaps_the_vendor_directory_is_refused(string path)
    {
        using var w = new TemporaryWorkspace($"lib = {{ path = \"{path}\" }}\n");
        w.Write(".akua/vendor/lib/sub/x", "x");
        Assert.Equal("E_DEP_RESOLVE", Assert.Throws<DiagnosticException>(() => Add(w)).Diagnostics[0].Code);
        Assert.True(File.Exists(w.Path(".akua/vendor/lib/sub/x")));
    }

    [Fact]
    public void Nothing_is_written_through_a_link_out_of_the_workspace()
    {
        using var w = Make();
        w.Link(".akua", w.Outside);
        Assert.Equal("E_PATH_ESCAPE", Assert.Throws<DiagnosticException>(() => Add(w)).Diagnostics[0].Code);
        Assert.False(Directory.Exists(Path.Combine(w.Outside, "vendor")));
    }

    [Fact]
    public void A_linked_target_is_replaced_and_its_content_left_alone()
    {
        using var w = Make();
        w.Write("other/keep", "x");
        w.Link(".akua/vendor/lib", "../../other");
        Assert.True(Add(w).Replaced);
        Assert.Equal("x", w.Read("other/keep"));
        Assert.Equal("one", w.Read(".akua/vendor/lib/a/b"));
    }

    [Fact]
    public void Check_tells_ok_drift_orphan_and_missing()
    {
        using var w = Make("m = { path = \"./lib\" }\n");
        Add(w);
        w.Write(".akua/vendor/old/x", "x");
        w.Write(".akua/vendor/.new-zzz/x", "x");
        var result = new VendorCheck(w.Workspace).Run();
        Assert.Equal(["lib ok", "m missing vendor", "old orphan"], result.Entries.Select(e => $"{e.Name} {e.Status}"));
        Assert.True(result.Drift);
        Assert.Equal(["old"], result.Orphaned);
        Assert.Equal(["m"], result.Missing);
        w.Write(".akua/vendor/lib/a/b", "tampered");
        Assert.Equal("drift", new VendorCheck(w.Workspace).Run().Entries[0].Status);
    }

    [Fact]
    public void Check_is_fine_without_the_source_when_locked_and_vendored()
    {
        using var w = Make();
        Add(w);
        Directory.Delete(w.Path("lib"), recursive: true);
        Assert.False(new VendorCheck(w.Workspace).Run().Drift);
        File.Delete(w.Path("akua.lock"));
        var e = Assert.Single(Assert.Throws<DiagnosticException>(() => new VendorCheck(w.Workspace).Run()).Diagnostics);
        Assert.Equal(("E_IO", PackageCodes.MissingSourceKind), (e.Code, e.Kind));
        Assert.Single(VendorList.Run(w.Workspace));
    }

    [Fact]
    public async Task Runs_at_the_same_time_lose_nothing()
    {
        var names = Enumerable.Range(0, 6).Select(i => $"dep{i}").ToList();
        using var w = Make(string.Concat(names.Select(n => $"{n} = {{ path = \"./lib\" }}\n")));
        await Task.WhenAll(names.Select(n => Task.Run(() => new VendorAdd(w.Workspace).Run([n], plan: false))));
        Assert.Equal(names, PackageLock.Load(w.Workspace).Entries.Select(e => e.Name));
        Assert.Equal(names, w.Workspace.VendoredNames());
    }

    [Fact]
    public void A_link_put_into_a_vendored_tree_is_drift()
    {
        using var w = Make();
        var digest = Add(w).Digest;
        w.Link(".akua/vendor/lib/a/passwd", "/etc/passwd");
        Assert.Equal(digest, Assert.Single(VendorList.Run(w.Workspace)).Digest);
        Assert.Equal("drift", Assert.Single(new VendorCheck(w.Workspace).Run().Entries).Status);
        Assert.Equal("E_VENDOR_DRIFT", Assert.Throws<DiagnosticException>(() => new DependencyResolver(w.Workspace, PackageLock.Load(w.Workspace), new ResolveOptions()).Resolve(PackageManifest.Load(w.Workspace))).Diagnostics[0].Code);
        Assert.True(Add(w).Replaced);
        Assert.False(new VendorCheck(w.Workspace).Run().Drift);
    }

    [Fact]
    public void A_tree_with_a_name_no_alias_has_is_an_orphan()
    {
        using var w = Make();
        Add(w);
        w.Write(".akua/vendor/a.b c/x", "x");
        Assert.True(new VendorCheck(w.Workspace).Run().Drift);
        Assert.Equal(["a.b c"], VendorList.Run(w.Workspace).Where(t => t.Orphan).Select(t => t.Name));
    }

    [Fact]
    public void An_entry_only_in_the_lock_is_no_orphan()
    {
        using var w = Make();
        Add(w);
        w.Write("akua.toml", TemporaryWorkspace.Head);
        Assert.False(new VendorCheck(w.Workspace).Run().Drift);
        Assert.False(Assert.Single(VendorList.Run(w.Workspace)).Orphan);
    }

    [Fact]
    public void A_corrupt_lock_is_fatal_everywhere()
    {
        using var w = Make();
        w.Write("akua.lock", "version = 2\n");
        Assert.Equal("E_LOCK_PARSE", Assert.Throws<DiagnosticException>(() => Add(w)).Diagnostics[0].Code);
        Assert.Equal("E_LOCK_PARSE", Assert.Throws<DiagnosticException>(() => VendorList.Run(w.Workspace)).Diagnostics[0].Code);
        Assert.Equal("E_LOCK_PARSE", Assert.Throws<DiagnosticException>(() => new VendorCheck(w.Workspace).Run()).Diagnostics[0].Code);
    }

    private static TemporaryWorkspace Make(string more = "")
    {
        var w = new TemporaryWorkspace("lib = { path = \"./lib\" }\n" + more);
        w.Write("lib/a/b", "one");
        Directory.CreateDirectory(w.Path("lib/empty"));
        w.Link("lib/link", "a");
        return w;
    }

    private static VendorAddResult Add(TemporaryWorkspace w) => Assert.Single(new VendorAdd(w.Workspace).Run(["lib"], plan: false));

    private static VendorAddResult Plan(TemporaryWorkspace w) => Assert.Single(new VendorAdd(w.Workspace).Run(["lib"], plan: true));
}
