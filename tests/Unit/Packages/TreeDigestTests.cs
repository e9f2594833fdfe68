using System.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Tests.Unit.Packages;

public sealed class TreeDigestTests
{
    [Fact]
    public void The_pin_tells_apart_what_the_digest_confuses()
    {
        using var one = new TemporaryWorkspace();
        one.Write("a", "x\nb\0y");
        using var two = new TemporaryWorkspace();
        two.Write("a", "x");
        two.Write("b", "y");
        var (a, b) = (TreeDigest.Compute(one.Root, "one"), TreeDigest.Compute(two.Root, "two"));
        Assert.Equal("sha256:1daaa098f3889f74c5c9d7bac7c9d40d6bd577004676b876137ed1dc54ae80b0", a.Digest);
        Assert.Equal(a.Digest, b.Digest);
        Assert.NotEqual(a.Pin, b.Pin);
    }

    [Fact]
    public void The_pin_covers_the_executable_bit()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var tree = new TemporaryWorkspace();
        tree.Write("run.sh", "#!");
        var before = TreeDigest.Compute(tree.Root, "t");
        File.SetUnixFileMode(tree.Path("run.sh"), File.GetUnixFileMode(tree.Path("run.sh")) | UnixFileMode.UserExecute);
        var after = TreeDigest.Compute(tree.Root, "t");
        Assert.Equal(before.Digest, after.Digest);
        Assert.NotEqual(before.Pin, after.Pin);
    }

    [Fact]
    public async Task Pipes_are_skipped_and_never_opened()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var tree = new TemporaryWorkspace();
        tree.Write("a", "x");
        tree.Write("empty", "");
        var before = TreeDigest.Compute(tree.Root, "t");
        using (var make = Process.Start("mkfifo", tree.Path("pipe")))
        {
            await make.WaitForExitAsync();
        }

        var after = await Task.Run(() => TreeDigest.Compute(tree.Root, "t")).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(before, after);
        Assert.Equal(["a", "empty"], TreeWalk.Files(tree.Root, "t").Select(f => f.RelativePath));
    }

    [Fact]
    public void Cancellation_stops_the_reading()
    {
        using var tree = new TemporaryWorkspace();
        tree.Write("a", "x");
        Assert.Throws<OperationCanceledException>(() => TreeDigest.Compute(tree.Root, "t", new CancellationToken(canceled: true)));
    }
}
