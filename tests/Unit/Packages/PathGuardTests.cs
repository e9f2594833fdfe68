using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Tests.Unit.Packages;

public sealed class PathGuardTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public PathGuardTests()
    {
        _workspace.Write("a/b/f.txt", "x");
        Directory.CreateDirectory(Path.Combine(_workspace.Outside, "secret"));
        _workspace.Link("out", Path.Combine(_workspace.Outside, "secret"));
        _workspace.Link("outrel", "../secret");
        _workspace.Link("in", "a");
        _workspace.Link("a/up", "..");
        _workspace.Link("abs", _workspace.Path("a/b"));
        _workspace.Link("loop1", "loop2");
        _workspace.Link("loop2", "loop1");
        _workspace.Link("dangling", "/nowhere-at-all/x");
        _workspace.Link("chain", "outrel/x");
    }

    [Theory]
    [InlineData("a/b", "a/b", true)]
    [InlineData("./a/./b/", "a/b", true)]
    [InlineData(".", "", true)]
    [InlineData("a/../a/b/f.txt", "a/b/f.txt", true)]
    [InlineData("in/b", "a/b", true)]
    [InlineData("abs/f.txt", "a/b/f.txt", true)]
    [InlineData("a/up/a/b", "a/b", true)]
    [InlineData("missing/x", "missing/x", false)]
    [InlineData("a/b/f.txt/x", "a/b/f.txt/x", false)]
    public void Paths_inside_are_followed(string path, string real, bool exists)
    {
        var guard = new PathGuard(_workspace.Root);
        Assert.Equal(new GuardedPath(real.Length == 0 ? guard.RealRoot : Path.Combine(guard.RealRoot, real), exists), guard.Resolve(path, "p"));
    }

    [Theory]
    [InlineData("/etc")]
    [InlineData("\\\\host\\share")]
    [InlineData("C:/x")]
    [InlineData("..")]
    [InlineData("a/../../secret")]
    [InlineData("out")]
    [InlineData("out/x")]
    [InlineData("outrel")]
    [InlineData("in/up/out")]
    [InlineData("a/up/../x")]
    [InlineData("loop1")]
    [InlineData("dangling")]
    [InlineData("chain")]
    [InlineData("a\0b")]
    public void Paths_that_leave_are_refused_without_saying_what_is_outside(string path)
    {
        var e = Assert.Single(Assert.Throws<DiagnosticException>(() => new PathGuard(_workspace.Root).Resolve(path, "dep `x`")).Diagnostics);
        Assert.Equal("E_PATH_ESCAPE", e.Code);
        Assert.DoesNotContain(_workspace.Outside, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_that_is_a_link_itself_is_fine()
    {
        var link = Path.Combine(_workspace.Outside, "alias");
        File.CreateSymbolicLink(link, _workspace.Root);
        Assert.True(new PathGuard(link).Resolve("abs/f.txt", "p").Exists);
    }

    [Fact]
    public void A_directory_of_the_root_can_be_the_base()
    {
        var guard = new PathGuard(_workspace.Root);
        Assert.Equal(Path.Combine(guard.RealRoot, "a/b"), guard.Resolve("a/b", "../b", "p").RealPath);
        Assert.Throws<DiagnosticException>(() => guard.Resolve("a", "../../x", "p"));
    }

    public void Dispose() => _workspace.Dispose();
}
