using Kcl.Net.Packages;

namespace Kcl.Net.Tests.Unit.Packages;

public sealed class RemoteUrlTests
{
    [Theory]
    [InlineData("https://u:p@h/b", true)]
    [InlineData("oci://u@h/b", true)]
    [InlineData("git@github.com:a/b", true)]
    [InlineData("https://h/a@b", false)]
    [InlineData("ghcr.io/a/b@sha256", false)]
    [InlineData("file:///a@b", false)]
    [InlineData("", false)]
    public void Userinfo_is_found_in_the_authority_only(string url, bool expected) => Assert.Equal(expected, RemoteUrl.HasUserinfo(url));

    [Theory]
    [InlineData("https://github.com/a/b.git", "https://github.com/a/b")]
    [InlineData("https://github.com:443/a/b/", "https://github.com/a/b")]
    [InlineData("http://h:80/a", "http://h/a")]
    [InlineData("http://h:443/a", "http://h:443/a")]
    [InlineData("https://u:p@h/a", "https://h/a")]
    [InlineData("oci://h:5000/a/", "oci://h:5000/a")]
    [InlineData("file:///w/repo", "file:///w/repo")]
    public void One_place_has_one_spelling(string url, string canonical) => Assert.Equal(canonical, RemoteUrl.Canonical(url));

    [Theory]
    [InlineData("my-web", "my_web")]
    [InlineData("01-hello", "_01_hello")]
    [InlineData("_x", "_x")]
    public void Aliases_become_identifiers(string alias, string identifier) => Assert.Equal(identifier, Alias.KclIdentifier(alias));
}
