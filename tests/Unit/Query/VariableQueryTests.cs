using Kcl.Net.Diagnostics;
using Kcl.Net.Query;

namespace Kcl.Net.Tests.Unit.Query;

public sealed class VariableQueryTests
{
    private const string Program = """
        app = App {
            name = "web" # kept apart
            ports = [{number = 80}, {number = 8080}]
            labels.tier: "front"
            if option("debug"):
                level = 1
        }
        app.name = "api"
        """;

    [Theory]
    [InlineData("app.ports.number", "80", "8080")]
    [InlineData("app.labels.tier", "\"front\"")]
    [InlineData("app.name", "\"api\"")]
    [InlineData("app.nothing")]
    public void Paths_lead_through_configs_and_lists(string path, params string[] values) =>
        Assert.Equal(values, Values(Run([Program], merge: false, path), path));

    [Fact]
    public void What_would_have_to_run_is_told() =>
        Assert.Equal(["if option(\"debug\"):\n    level = 1"], Run([Program], merge: false, "app.level").Unsupported);

    [Fact]
    public void No_path_means_every_variable() =>
        Assert.Equal(["a", "b"], Run(["a = 1\nb: B {}\n"], merge: false).Variables.Keys);

    [Theory]
    [InlineData("a = {x: 1}", "a = {y: 2}", "{\n    y: 2\n}")]
    [InlineData("a: S {x.p: 1}", "a: S {x.q: 2}", "{p: 1, q: 2}", "a.x")]
    [InlineData("a: S {x: 1}", "a: S {x = 2}", "2", "a.x")]
    public void Declarations_are_joined(string first, string second, string value, string path = "a") =>
        Assert.Equal([value], Values(Run([first, second], merge: true, path), path));

    [Fact]
    public void Syntax_errors_are_told_and_the_rest_is_found()
    {
        var result = Run(["a = 1\nb = = 2\n"], merge: false, "a");
        Assert.NotEmpty(result.SyntaxErrors);
        Assert.Equal(["1"], Values(result, "a"));
    }

    private static QueryResult Run(string[] texts, bool merge, params string[] paths) =>
        VariableQuery.Run(texts.Select((t, i) => new SourceFile($"{i}.k", t)).ToList(), paths, merge);

    private static IEnumerable<string> Values(QueryResult result, string path) =>
        result.Variables.TryGetValue(path, out var found) ? found.Select(v => v.Value) : [];
}
