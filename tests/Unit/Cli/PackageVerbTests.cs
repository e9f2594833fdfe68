using System.Text.Json;
using Kcl.Net.Cli.Development;

namespace Kcl.Net.Tests.Unit.Cli;

public sealed class PackageVerbTests : IDisposable
{
    private const string Package = """
        import akua.ctx

        schema Input:
            name: str = "web"
            replicas: int = 1

        input: Input = ctx.input()
        _twice = lambda n: int -> int { n * 2 }
        resources = [{apiVersion = "v1", kind = "ConfigMap", metadata.name = input.name, data = {n = "${_twice(input.replicas)}"}}]
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("package-").FullName;

    public PackageVerbTests() => Write("package.k", Package);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Assertions_see_the_names_of_the_package_and_nothing_else_of_it_runs()
    {
        Write("package.k", Package + "\nassert False, \"the package ran\"\n");
        Write("web_test.k", "test_twice = lambda {\n    assert _twice(3) == 6\n}\ntest_input = lambda {\n    assert Input {replicas = 2}.replicas == 3\n}\n");
        using var json = JsonDocument.Parse(Run("test", "--json").Output);
        Assert.Equal(["test_twice pass", "test_input fail"], json.RootElement.GetProperty("tests").EnumerateArray().Select(t => $"{t.GetProperty("name")} {t.GetProperty("status")}"));
    }

    [Fact]
    public void Coverage_is_that_of_the_package_file()
    {
        Write("web_test.k", "test_twice = lambda {\n    assert _twice(3) == 6\n}\n");
        using var json = JsonDocument.Parse(Run("test", "--json", "--coverage").Output);
        var covered = json.RootElement.GetProperty("coverage").GetProperty("declarations").EnumerateArray().Select(d => $"{d.GetProperty("name")} {d.GetProperty("covered")}/{d.GetProperty("total")}");
        Assert.Equal(["Input 0/2", "_twice 1/1"], covered);
    }

    [Fact]
    public void A_snapshot_is_written_when_asked_and_held_against_later_renders()
    {
        Write("tests/two/inputs.yaml", "replicas: 2\n");
        var missing = Run("test");
        Assert.Equal(1, missing.Code);
        Assert.Contains("there is no `snapshot` yet", missing.Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("test", "--update-snapshots").Code);
        Assert.Equal(0, Run("test").Code);

        Write("tests/two/inputs.yaml", "replicas: 3\n");
        var changed = Run("test");
        Assert.Equal(1, changed.Code);
        Assert.Contains("data.n: \"4\" → \"6\"", changed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Notation_alone_makes_a_snapshot_differ()
    {
        Write("tests/two/inputs.yaml", "replicas: 2\n");
        Assert.Equal(0, Run("test", "--update-snapshots").Code);
        var file = Directory.GetFiles(Path.Combine(_folder, "tests/two/snapshot")).Single();
        File.WriteAllText(file, "# by hand\n" + File.ReadAllText(file));
        var run = Run("test");
        Assert.Equal(1, run.Code);
        Assert.Contains("only order or notation differ from the snapshot: 000-configmap-web.yaml", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_may_say_how_the_render_fails()
    {
        Write("tests/bad/inputs.yaml", "name: 3\n");
        Assert.Equal(1, Run("test", "--update-snapshots").Code);
        Write("tests/bad/error.txt", "");
        Assert.Equal(1, Run("test").Code);
        Assert.Equal(0, Run("test", "--update-snapshots").Code);
        Assert.Equal("E_RENDER_KCL: expect str, got int\n", File.ReadAllText(Path.Combine(_folder, "tests/bad/error.txt")));
        Assert.Equal(0, Run("test").Code);

        Write("tests/bad/inputs.yaml", "name: web\n");
        Assert.Contains("the render succeeds", Run("test").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_matches_is_run()
    {
        Write("web_test.k", "test_a = lambda {\n    assert False\n}\ntest_b = lambda {\n    assert True\n}\n");
        Write("tests/c/inputs.yaml", "name: 3\n");
        Assert.Equal(0, Run("test", "--run", "_b$").Code);
        Assert.Equal(1, Run("test", "--run", "^c$").Code);
    }

    [Fact]
    public void A_package_that_does_not_parse_is_not_formatted()
    {
        Write("package.k", "x = = 1\n");
        var run = Run("fmt");
        Assert.Equal(1, run.Code);
        Assert.Contains("error[E_FMT_KCL]", run.Error, StringComparison.Ordinal);
        Assert.Equal("x = = 1\n", File.ReadAllText(Path.Combine(_folder, "package.k")));
    }

    [Fact]
    public void Formatting_says_what_it_did()
    {
        Write("package.k", "resources=[]\n");
        var path = Path.Combine(_folder, "package.k");
        Assert.Equal((1, $"would reformat: {path}\n"), (Run("fmt", "--check").Code, Run("fmt", "--check").Output));
        Assert.Equal("resources = []\n", Run("fmt", "--stdout").Output);
        Assert.Equal($"formatted: {path}\n", Run("fmt").Output);
        Assert.Equal($"unchanged: {path}\n", Run("fmt").Output);
        Assert.Equal($"ok: {path}\n", Run("fmt", "--check").Output);
    }

    [Fact]
    public void A_burst_of_changes_is_told_once()
    {
        using var changes = new FolderChanges(_folder, static path => !path.StartsWith("deploy", StringComparison.Ordinal));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Write("deploy/ignored.yaml", "");
        Write("inputs.yaml", "a: 1\n");
        Write("inputs.yaml", "a: 2\n");
        var changed = changes.Next(patience.Token);
        Assert.Contains("inputs.yaml", changed);
        Assert.DoesNotContain(changed, static c => c.StartsWith("deploy", StringComparison.Ordinal));
    }

    private CliRun Run(string verb, params string[] args) => CliRun.Of([verb, "--package", Path.Combine(_folder, "package.k"), .. args]);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
