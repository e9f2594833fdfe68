using Kcl.Net.Cli.Kcl;

namespace Kcl.Net.Tests.Unit.Cli;

public sealed class EditorConfigGlobTests
{
    [Theory]
    [InlineData("*.k", "a.k", true)]
    [InlineData("*.k", "sub/a.k", true)]
    [InlineData("/*.k", "sub/a.k", false)]
    [InlineData("sub/*.k", "sub/a.k", true)]
    [InlineData("sub/*.k", "sub/b/a.k", false)]
    [InlineData("sub/**.k", "sub/b/a.k", true)]
    [InlineData("**/b/*.k", "b/a.k", true)]
    [InlineData("**/b/*.k", "x/y/b/a.k", true)]
    [InlineData("{a,b}.{k,kcl}", "b.kcl", true)]
    [InlineData("{a,b}.{k,kcl}", "c.k", false)]
    [InlineData("a{1..3}.k", "a2.k", true)]
    [InlineData("a{1..3}.k", "a4.k", false)]
    [InlineData("[ab].k", "a.k", true)]
    [InlineData("[!ab].k", "a.k", false)]
    [InlineData("[a-c].k", "b.k", true)]
    [InlineData("?.k", "ab.k", false)]
    [InlineData("{a}.k", "{a}.k", true)]
    [InlineData("\\*.k", "*.k", true)]
    public void Patterns(string pattern, string path, bool expected) => Assert.Equal(expected, EditorConfigGlob.Matches(pattern, path));

    [Fact]
    public void A_hostile_pattern_takes_no_time() =>
        Assert.False(EditorConfigGlob.Matches(string.Concat(Enumerable.Repeat("{a,b}*", 60)), new string('a', 100) + "c"));
}
