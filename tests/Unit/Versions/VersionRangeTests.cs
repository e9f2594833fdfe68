using Kcl.Net.Versions;

namespace Kcl.Net.Tests.Unit.Versions;

public sealed class VersionRangeTests
{
    private static readonly string[] Known = ["1.0.0", "v1.2.0", "2.0.0", "not-semver", "0.1.2", "0.1.9", "0.2.0", "3.0.0-rc.1", "1.2"];

    [Theory]
    [InlineData("1.0.0", "1.0.0")]
    [InlineData("v1.2.0", "v1.2.0")]
    [InlineData("1.2.0", "v1.2.0")]
    [InlineData("^1.0", "v1.2.0")]
    [InlineData("~1.0", "1.0.0")]
    [InlineData(">=1.0, <2", "v1.2.0")]
    [InlineData("*", "2.0.0")]
    [InlineData("1.x", "v1.2.0")]
    [InlineData("1.*", "v1.2.0")]
    [InlineData("1", "v1.2.0")]
    [InlineData("0.1", "0.1.9")]
    [InlineData("^0.1.0", "0.1.9")]
    [InlineData("=1", "v1.2.0")]
    [InlineData("<=1", "v1.2.0")]
    [InlineData(">1", "2.0.0")]
    [InlineData(">=3.0.0-rc.0", "3.0.0-rc.1")]
    [InlineData("3.0.0", null)]
    [InlineData(">2", null)]
    public void The_highest_version_that_fits(string range, string? expected)
    {
        Assert.True(VersionRange.TryParse(range, out var parsed));
        Assert.Equal(expected, parsed.Highest(Known));
    }

    [Theory]
    [InlineData("latest")]
    [InlineData("")]
    [InlineData("1.2.3.4")]
    [InlineData("^^1")]
    [InlineData("1.x.3")]
    [InlineData(">=1,,<2")]
    public void What_is_no_range(string text) => Assert.False(VersionRange.TryParse(text, out _));

    [Theory]
    [InlineData("1.2.3", true)]
    [InlineData("v1.2.3-rc.1+b", true)]
    [InlineData("1.2", false)]
    [InlineData("^1.2.3", false)]
    public void Exact(string text, bool exact) => Assert.Equal(exact, VersionRange.IsExact(text));
}
