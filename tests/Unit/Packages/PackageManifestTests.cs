using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Tests.Unit.Packages;

public sealed class PackageManifestTests
{
    [Theory]
    [InlineData("", "E_MANIFEST_PARSE", 1, 1, "package")]
    [InlineData("[pakage]\n", "E_MANIFEST_PARSE", 1, 1, "package")]
    [InlineData("[package]\nname=\"a\"\nversion=\"1\"\n", "E_MANIFEST_PARSE", 1, 1, "package.edition")]
    [InlineData("[package]\nname=1\nversion=\"1\"\nedition=\"akua.dev/x\"\n", "E_MANIFEST_PARSE", 2, 6, "package.name")]
    [InlineData("[package]\nname=\"a b\"\nversion=\"1\"\nedition=\"2024\"\n", "E_MANIFEST_PARSE", 4, 9, "package.edition")]
    [InlineData("[package]\nname=\"a b\"\nversion=\"1\"\nedition=\"akua.dev/v1alpha1\"\n", "E_MANIFEST_PARSE", 2, 6, "package.name")]
    [InlineData("[package]\nname=\"\"\nversion=\"1\"\nedition=\"akua.dev/v1alpha1\"\n", "E_MANIFEST_PARSE", 2, 6, "package.name")]
    [InlineData("[package]\nname=\"-a\"\nversion=\"1\"\nedition=\"akua.dev/v1alpha1\"\n", "E_MANIFEST_PARSE", 2, 6, "package.name")]
    [InlineData("[package]\nname=\"a\"\nversion=\"1\"\nedition=\"akua.dev/v1alpha1\"\nstrict_signing=\"no\"\n", "E_MANIFEST_PARSE", 5, 16, "package.strict_signing")]
    public void The_package_table_is_checked(string text, string code, int line, int column, string field) => AssertFailure(text, code, line, column, field);

    [Theory]
    [InlineData("x = \"1.0\"", "E_MANIFEST_PARSE", 5, "dependencies.x")]
    [InlineData("x = {}", "E_MANIFEST_PARSE", 1, "dependencies.x")]
    [InlineData("x = {path=\"./a\",oci=\"oci://a/b\",version=\"1\"}", "E_MANIFEST_PARSE", 6, "dependencies.x")]
    [InlineData("x = {oci=\"oci://a/b\"}", "E_MANIFEST_PARSE", 1, "dependencies.x.version")]
    [InlineData("x = {git=\"https://a/b\"}", "E_MANIFEST_PARSE", 1, "dependencies.x.tag")]
    [InlineData("x = {git=\"https://a/b\",version=\"1\"}", "E_MANIFEST_PARSE", 1, "dependencies.x.tag")]
    [InlineData("x = {path=\"./a\",version=\"1\"}", "E_MANIFEST_PARSE", 17, "dependencies.x.version")]
    [InlineData("x = {path=\"./a\",replace={path=\"./b\"}}", "E_MANIFEST_PARSE", 17, "dependencies.x.replace")]
    [InlineData("x = {oci=\"oci://a/b\",version=\"1\",replace={}}", "E_MANIFEST_PARSE", 42, "dependencies.x.replace.path")]
    [InlineData("x = {repo=\"https://a/b\",version=\"1\"}", "E_MANIFEST_HELM_MISSING_CHART", 1, "dependencies.x.chart")]
    [InlineData("x = {repo=\"https://a/b\",chart=\"c\"}", "E_MANIFEST_HELM_MISSING_VERSION", 1, "dependencies.x.version")]
    [InlineData("x = {repo=\"https://a/b\",version=\"1\",chart=\"../c\"}", "E_MANIFEST_HELM_CHART_INVALID", 43, "dependencies.x.chart")]
    [InlineData("x = {oci=\"oci://u:p@h/b\",version=\"1\"}", "E_MANIFEST_OCI_USERINFO", 10, "dependencies.x.oci")]
    [InlineData("x = {git=\"https://u:p@h/b\",tag=\"1\"}", "E_MANIFEST_GIT_USERINFO", 10, "dependencies.x.git")]
    [InlineData("x = {git=\"git@github.com:a/b\",tag=\"1\"}", "E_MANIFEST_GIT_USERINFO", 10, "dependencies.x.git")]
    [InlineData("x = {repo=\"https://u:p@h/b\",version=\"1\",chart=\"c\"}", "E_MANIFEST_HELM_USERINFO", 11, "dependencies.x.repo")]
    [InlineData("\"../b\" = {path=\"./lib\"}", "E_MANIFEST_PARSE", 1, "dependencies.../b")]
    [InlineData("\"a/b\" = {path=\"./lib\"}", "E_MANIFEST_PARSE", 1, "dependencies.a/b")]
    [InlineData("\"\" = {path=\"./lib\"}", "E_MANIFEST_PARSE", 1, "dependencies.")]
    public void Each_form_of_dependency_is_checked(string dependency, string code, int column, string field) =>
        AssertFailure(TemporaryWorkspace.Head + dependency + "\n", code, 7, column, field);

    [Fact]
    public void The_first_failure_by_alias_is_reported()
    {
        var e = Fails(TemporaryWorkspace.Head + "z = {}\na = {oci=\"oci://u@h/b\",version=\"1\"}\n");
        Assert.Equal("E_MANIFEST_OCI_USERINFO", e.Code);
    }

    [Fact]
    public void Aliases_with_one_name_in_KCL_are_refused()
    {
        var e = Fails(TemporaryWorkspace.Head + "\"a-b\" = {path=\"./l1\"}\na_b = {path=\"./l2\"}\n");
        Assert.Equal("E_MANIFEST_PARSE", e.Code);
        Assert.Contains("`a-b` and `a_b`", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[package]\nnmae=\"a\"\nversion=\"1\"\nedition=\"akua.dev/x\"\n", "name: did you mean `nmae`?")]
    [InlineData(TemporaryWorkspace.Head + "x = {pth=\"./a\"}\n", "`pth` is not a field; did you mean `path`?")]
    public void Near_names_are_suggested(string text, string help) => Assert.Equal(help, Fails(text).Help);

    [Theory]
    [InlineData("strict_signing=false", false, 0)]
    [InlineData("strictSigning=false", false, 1)]
    [InlineData("strictSigning=true\nstrict_signing=false", false, 1)]
    [InlineData("", true, 0)]
    public void Strict_signing_is_read_in_both_spellings(string line, bool expected, int warnings)
    {
        var manifest = Parse($"[package]\nname=\"a\"\nversion=\"banana\"\nedition=\"akua.dev/v1alpha1\"\n{line}\n");
        Assert.Equal(expected, manifest.StrictSigning);
        Assert.Equal(warnings, manifest.Warnings.Count);
    }

    [Fact]
    public void Unknown_keys_are_ignored_and_dependencies_sorted()
    {
        var manifest = Parse(TemporaryWorkspace.Head.Replace("\n[dep", "foo = 1\n[bar]\nx = 1\n[dep", StringComparison.Ordinal)
            + "z = {path=\"./z\",zzz=1}\n01-a = {git=\"https://h:443/r.git/\",tag=\"v1\",rev=\"abc\",replace={path=\"./f\"}}\n");
        Assert.Equal(["01-a", "z"], manifest.Dependencies.Select(d => d.Alias));
        var git = manifest.Dependencies[0];
        Assert.Equal("_01_a", git.KclIdentifier);
        Assert.Equal("v1", git.LockVersion);
        Assert.Equal("git+https://h/r@v1", git.LockSource);
        Assert.Equal("./f", git.ReplacePath);
    }

    [Fact]
    public void A_dependency_is_added_and_removed_in_place()
    {
        const string Text = "# mine\n" + TemporaryWorkspace.Head + "b = { path = \"./b\" } # b\n";
        var manifest = Parse(Text);
        var lib = new Dependency("lib", DependencyForm.Oci, "oci://h/r", manifest.Dependencies[0].Origin) { Version = "1", ReplacePath = "./f" };
        var added = manifest.WithDependency(lib);
        Assert.Equal(Text + "lib = { oci = \"oci://h/r\", version = \"1\", replace = { path = \"./f\" } }\n", added);
        Assert.Equal(Text, Parse(added).WithoutDependency("lib"));
    }

    private static PackageManifest Parse(string text) => PackageManifest.Parse(new SourceFile("./akua.toml", text));

    private static Diagnostic Fails(string text) => Assert.Single(Assert.Throws<DiagnosticException>(() => Parse(text)).Diagnostics);

    private static void AssertFailure(string text, string code, int line, int column, string field)
    {
        var e = Fails(text);
        Assert.Equal((code, field, "./akua.toml"), (e.Code, e.Field, e.Path));
        Assert.Equal(new LinePosition(line, column), e.Primary!.Start);
    }
}
