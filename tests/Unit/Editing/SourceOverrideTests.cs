using Kcl.Net.Diagnostics;
using Kcl.Net.Editing;

namespace Kcl.Net.Tests.Unit.Editing;

public sealed class SourceOverrideTests
{
    private const string Package = """
        # our app
        app = App {
          name: "shop"  # of the team

          # how many
          replicas: 2, # for now
          labels.tier: "web"
          ports: [80]
        }

        # old
        legacy = 1  # gone soon

        flags = {debug = True, level = 3}
        """;

    [Theory]
    [InlineData("app.replicas=5", "replicas: 2,", "replicas: 5,")]
    [InlineData("app.labels.tier=\"db\"", "labels.tier: \"web\"", "labels.tier: \"db\"")]
    [InlineData("app.ports+=[443]", "ports: [80]", "ports: [80, 443]")]
    [InlineData("flags.debug-", "{debug = True, level = 3}", "{level = 3}")]
    [InlineData("flags.level-", "{debug = True, level = 3}", "{debug = True}")]
    [InlineData("flags.trace=False", "{debug = True, level = 3}", "{debug = True, level = 3, trace = False}")]
    [InlineData("app.host=\"a.b\"", "  ports: [80]\n", "  ports: [80]\n  host = \"a.b\"\n")]
    [InlineData("app.image.tag=\"v1\"", "  ports: [80]\n", "  ports: [80]\n  image: {tag = \"v1\"}\n")]
    [InlineData("app.labels['a/b']=1", "  labels.tier: \"web\"\n", "  labels: {tier: \"web\", \"a/b\" = 1}\n")]
    [InlineData("app.labels.tier-", "  labels.tier: \"web\"\n", "  labels: {}\n")]
    [InlineData("app.replicas-", "  replicas: 2, # for now\n", "")]
    [InlineData("legacy-", "legacy = 1  # gone soon\n\n", "\n")]
    [InlineData("legacy={a: 1}", "legacy = 1", "legacy = {a: 1}")]
    [InlineData("app.labels:{tier: \"db\", env: \"x\"}", "labels.tier: \"web\"", "labels: {tier: \"db\", env: \"x\"}")]
    public void Only_what_is_overridden_changes(string spec, string was, string becomes) =>
        Assert.Equal(Package.Replace(was, becomes, StringComparison.Ordinal), Apply(Package, spec));

    [Fact]
    public void What_is_not_there_is_added_at_the_end() =>
        Assert.Equal("a = 1\nb = {c = 2}\n", Apply("a = 1\n", "b.c=2"));

    [Fact]
    public void Imports_are_added_once() => Assert.Equal(
        "import a.b as c\nimport x\n\ny = 1\n",
        SourceOverride.Apply(new SourceFile("main.k", "import x\n\ny = 1\n"), [], ["x", "a.b as c"]));

    [Fact]
    public void One_of_several_targets_is_set_apart() =>
        Assert.Equal("a = 2\nb = 1\n", Apply("a = b = 1\n", "a=2"));

    [Fact]
    public void A_program_that_does_not_parse_is_refused() =>
        Assert.Equal("E1001", Assert.Throws<DiagnosticException>(() => Apply("a = = 1", "a=2")).Diagnostics[0].Code);

    private static string Apply(string text, string spec) => SourceOverride.Apply(new SourceFile("main.k", text), [spec]);
}
