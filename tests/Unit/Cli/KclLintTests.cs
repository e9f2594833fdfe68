using System.Text.Json;

namespace Kcl.Net.Tests.Unit.Cli;

public sealed class KclLintTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lint-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Errors_and_warnings_are_the_result()
    {
        File.WriteAllText(Path.Combine(_folder, "main.k"), "import math\na: int = \"x\"\n");
        var run = CliRun.In(_folder, "kcl", "lint", "main.k");
        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("error[E2G22]: TypeError", run.Output, StringComparison.Ordinal);
        Assert.Contains("Module 'math' imported but unused", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_alone_fail_only_when_asked()
    {
        File.WriteAllText(Path.Combine(_folder, "main.k"), "import math\n");
        Assert.Equal(0, CliRun.In(_folder, "kcl", "lint").Code);
        Assert.Equal(1, CliRun.In(_folder, "kcl", "lint", "--strict").Code);
    }

    [Fact]
    public void A_good_program_gives_nothing()
    {
        File.WriteAllText(Path.Combine(_folder, "main.k"), "a = 1\n");
        Assert.Equal(new CliRun(0, "", ""), CliRun.In(_folder, "kcl", "lint", "main.k"));
        Assert.Equal(new CliRun(0, "{\"status\":\"ok\",\"issues\":[]}\n", ""), CliRun.In(_folder, "kcl", "lint", "main.k", "--json"));
    }

    [Fact]
    public void Json_has_rule_and_place()
    {
        File.WriteAllText(Path.Combine(_folder, "main.k"), "a = 1\nimport math\n");
        var run = CliRun.In(_folder, "kcl", "lint", "--json");
        using var json = JsonDocument.Parse(run.Output);
        var issues = json.RootElement.GetProperty("issues").EnumerateArray().Select(i => $"{i.GetProperty("level")} {i.GetProperty("code")} {i.GetProperty("rule")} {i.GetProperty("file")}:{i.GetProperty("line")}:{i.GetProperty("column")}");
        Assert.Equal(["warning W1001 ImportPositionWarning main.k:2:1", "warning W1001 UnusedImportWarning main.k:2:1"], issues);
    }

    [Fact]
    public void Sarif_has_one_result_for_each_finding()
    {
        File.WriteAllText(Path.Combine(_folder, "main.k"), "import math\na: int = \"x\"\n");
        var run = CliRun.In(_folder, "kcl", "lint", "--format", "sarif");
        using var json = JsonDocument.Parse(run.Output);
        var results = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["TypeError", "UnusedImportWarning"], results.Select(r => r.GetProperty("ruleId").GetString()));
        var place = results[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("main.k", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(2, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }
}
