using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Composition;

public sealed class PackagesInPackagesTests
{
    private const string Leaf = "import akua.ctx\n\nschema Input:\n    n: int\n\ninput: Input = ctx.input()\nresources = [{kind = \"ConfigMap\", metadata.name = \"n${input.n}\"}]\n";

    [Fact]
    public void A_package_that_renders_a_thousand_times_is_compiled_once()
    {
        using var folder = new PackageFolder()
            .Package("", "import pkgs.child\n\nresources = [child.render({n = i}) for i in range(1000)]\n", "child = { path = \"./child\" }")
            .Package("child", Leaf);
        DeepStack.Run(() =>
        {
            var session = new RenderSession(new RenderRequest(folder.Main), new WorkBudget(CancellationToken.None));
            var package = session.Open(folder.Main);
            var resources = package.Evaluate(new PackageContext(session, package), new DictValue());
            Assert.Equal((1000, 2), (resources.Count, session.Compilations));
            return 0;
        });
    }

    [Fact]
    public void Three_packages_in_a_circle_are_named_where_the_last_asks_for_the_first()
    {
        using var folder = new PackageFolder()
            .Package("a", "import pkgs.b\n\nresources = b.render({})\n", "b = { oci = \"oci://test/b\", version = \"1.0.0\" }")
            .Package("b", "import pkgs.c\n\nresources = c.render({})\n", "c = { oci = \"oci://test/c\", version = \"1.0.0\" }")
            .Package("c", "# The last.\nimport pkgs.a\n\nresources = a.render({})\n", "a = { oci = \"oci://test/a\", version = \"1.0.0\" }");
        var main = Path.Combine(folder.Root, "a", "package.k");
        var failure = Assert.Single(folder.Failures(new RenderRequest(main) { Artifacts = folder }));
        Assert.Equal(("E_RENDER_CYCLE", $"the package `a` renders itself: {main} → b → c → a"), (failure.Code, failure.Message));
        Assert.Equal(Path.Combine(folder.Root, "c", "package.k") + ":2:1", failure.Primary!.ToString());
    }
}
