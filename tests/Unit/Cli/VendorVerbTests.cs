using Kcl.Net.Tests.Unit.Packages;

namespace Kcl.Net.Tests.Unit.Cli;

/// <summary>Text, JSON and exit codes of the vendor verbs, shaped as the reference tool's transcript.</summary>
public sealed class VendorVerbTests : IDisposable
{
    // The digest the reference gives a tree of one file `a.txt` = "hello\n".
    private const string Digest = "sha256:684847b40e51e958c9520cb0656323df9d8e49d19df47bd23085d30ebb415d40";
    private readonly TemporaryWorkspace _w = new("lib = { path = \"./lib\" }\nb = { path = \"../sibling\" }\nh = { repo = \"https://h\", chart = \"c\", version = \"1\" }\n");

    public VendorVerbTests() => _w.Write("lib/a.txt", "hello\n");

    [Fact]
    public void Add()
    {
        var run = Run("add", "lib", "--plan");
        Assert.Equal((0, $"plan: vendor add lib\nvendor lib\n  source  path ./lib\n  path    W/.akua/vendor/lib\n  digest  {Digest}\n  size    6 bytes\n  wrote   true\n  replaced false\n", ""), run);
        run = Run("add", "lib", "--json");
        Assert.Equal((0, $"{{\"name\":\"lib\",\"source_kind\":\"path\",\"source_ref\":\"./lib\",\"path\":\"W/.akua/vendor/lib\",\"digest\":\"{Digest}\",\"size_bytes\":6,\"wrote\":true,\"replaced\":false}}\n", ""), run);
    }

    [Theory]
    [InlineData(1, "E_VENDOR_DEP_MISSING", "nope")]
    [InlineData(1, "E_PATH_ESCAPE", "b")]
    [InlineData(1, "E_DEP_RESOLVE", "h")]
    [InlineData(1, "E_IO", "lib")]
    public void Add_fails(int exit, string code, string alias)
    {
        Directory.Delete(_w.Path("lib"), recursive: true);
        var (actual, output, error) = Run("add", alias, "--json");
        Assert.Equal((exit, ""), (actual, output));
        Assert.StartsWith($"{{\"level\":\"error\",\"code\":\"{code}\",\"message\":", error, StringComparison.Ordinal);
        Assert.EndsWith($",\"docs\":\"https://cli.akua.dev/errors/{code}\"}}\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void List()
    {
        Assert.Equal((0, "no vendored trees\n", ""), Run("list"));
        Assert.Equal((0, "{\"entries\":[]}\n", ""), Run("list", "--json"));
        Run("add", "lib");
        _w.Write(".akua/vendor/old/a.txt", "hello\n");
        Assert.Equal((0, $"  lib  {Digest}  6 bytes  W/.akua/vendor/lib\n  old (orphan)  {Digest}  6 bytes  W/.akua/vendor/old\n", ""), Run("list"));
        Assert.Equal((0, $"{{\"entries\":[{{\"name\":\"lib\",\"path\":\"W/.akua/vendor/lib\",\"digest\":\"{Digest}\",\"size_bytes\":6,\"orphan\":false}},{{\"name\":\"old\",\"path\":\"W/.akua/vendor/old\",\"digest\":\"{Digest}\",\"size_bytes\":6,\"orphan\":true}}]}}\n", ""), Run("list", "--json"));
    }

    [Fact]
    public void Check()
    {
        _w.Write("akua.toml", TemporaryWorkspace.Head + "lib = { path = \"./lib\" }\n");
        const string Docs = "  docs: https://cli.akua.dev/errors/E_VENDOR_DRIFT\n";
        const string Error = "error[E_VENDOR_DRIFT]: vendor tree drift detected\n" + Docs;
        Assert.Equal((1, $"  lib (missing vendor)\n    source  path ./lib\n    expected {Digest}\n  missing: lib\ndrift\n", Error), Run("check"));
        Run("add", "lib");
        Assert.Equal((0, $"  lib (ok)\n    source  path path+file://./lib\n    expected {Digest}\n    actual   {Digest}\nok\n", ""), Run("check"));
        _w.Write(".akua/vendor/old/a.txt", "hello\n");
        Assert.Equal(
            (1, $"{{\"drift\":true,\"entries\":[{{\"name\":\"lib\",\"path\":\"W/.akua/vendor/lib\",\"source_kind\":\"path\",\"source_ref\":\"path+file://./lib\",\"expected_digest\":\"{Digest}\",\"actual_digest\":\"{Digest}\",\"orphan\":false,\"missing_vendor\":false,\"missing_source\":false}},{{\"name\":\"old\",\"path\":\"W/.akua/vendor/old\",\"actual_digest\":\"{Digest}\",\"orphan\":true,\"missing_vendor\":false,\"missing_source\":false}}],\"orphaned\":[\"old\"],\"missing\":[]}}\n",
            "{\"level\":\"error\",\"code\":\"E_VENDOR_DRIFT\",\"message\":\"vendor tree drift detected\",\"docs\":\"https://cli.akua.dev/errors/E_VENDOR_DRIFT\"}\n"),
            Run("check", "--json"));
    }

    [Theory]
    [InlineData("--auth", "bad")]
    [InlineData("--auth", "x=secret")]
    [InlineData("--auth-file", "/nope")]
    public void Bad_credentials_are_refused_and_not_repeated(string flag, string value)
    {
        var (code, _, error) = Run("add", "lib", flag, value);
        Assert.Equal(1, code);
        Assert.StartsWith("error[E_AUTH_PARSE]: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_manifest()
    {
        File.Delete(_w.Path("akua.toml"));
        foreach (var args in new[] { new[] { "list" }, ["check"], ["add", "x"] })
        {
            var (code, output, error) = Run(args);
            Assert.Equal((1, ""), (code, output));
            Assert.StartsWith("error[E_MANIFEST_MISSING]: akua.toml not found\n  at W/akua.toml\n", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_time_limit_ends_with_6()
    {
        Assert.Equal(6, Run("check", "--timeout", "0s").Code);
        Assert.Equal(6, Run("add", "lib", "--timeout", "0s").Code);
    }

    public void Dispose() => _w.Dispose();

    private (int Code, string Output, string Error) Run(params string[] args)
    {
        var run = CliRun.Of(["vendor", .. args, "--workspace", _w.Root]);
        return (run.Code, run.Output.Replace(_w.Root, "W", StringComparison.Ordinal), run.Error.Replace(_w.Root, "W", StringComparison.Ordinal));
    }
}
