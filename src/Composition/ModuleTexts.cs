using Kcl.Net.Packages;

namespace Kcl.Net.Composition;

/// <summary>
/// The KCL source of the host's modules. They only shape arguments; the work is done by host functions. A literal in an
/// argument would be checked against the type that the whole lambda gives, so arguments are variables.
/// </summary>
internal static class ModuleTexts
{
    /// <summary>The names NAME of the modules `akua.NAME`.</summary>
    public static IReadOnlyList<string> StandardNames => ["ctx", "helm", "kustomize", "pkg"];

    /// <summary>The text of `akua.NAME`; null when there is no such module.</summary>
    public static string? Standard(string name, string scope) => name switch
    {
        "ctx" => scope.Length == 0 ? Context : ForeignContext(scope),
        "helm" => Helm(scope),
        "kustomize" => Kustomize(scope),
        "pkg" => Package(scope),
        _ => null,
    };

    /// <summary>The text of `charts.NAME`. `Values` stands in a file of its own.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="scope">The package whose code imports it.</param>
    /// <param name="isTyped">There are `Values`.</param>
    /// <param name="hasRequired">Some of them must be given.</param>
    public static string Chart(ResolvedDependency chart, string scope, bool isTyped, bool hasRequired) => $$""""
        """The Helm chart `{{chart.Alias}}`, a dependency of this package."""
        import kcl_plugin.helm as engine

        path = "{{PackageModules.ChartHandle}}{{chart.Alias}}"
        sha256 = {{(chart.Digest is { } digest ? $"\"{digest}\"" : $"engine.digest({{chart = path, scope = \"{scope}\"}})")}}

        schema TemplateOpts:
            """What to render the chart with."""
            values: {{(isTyped ? ChartTypes.Root : "{str:}")}}{{(hasRequired ? "" : isTyped ? $" = {ChartTypes.Root} {{}}" : " = {}")}}
            release: str = "release"
            namespace: str = "default"

        template = lambda opts: TemplateOpts{{(hasRequired ? "" : " = TemplateOpts {}")}} -> [{str:}] {
            call = {chart = path, values = opts.values, release = opts.release, namespace = opts.namespace, scope = "{{scope}}"}
            engine.template(call)
        }
        """";

    /// <summary>What `pkgs.NAME` has besides the package's own names: `render`, with the package's `Input` where it has one.</summary>
    public static string Render(string alias, string scope, bool isTyped) => $$"""
        import kcl_plugin.pkg as akua_pkg_engine

        render = lambda inputs: {{(isTyped ? "Input" : "{str:}")}} -> [{str:}] {
            call = {package = "{{alias}}", inputs = inputs, scope = "{{scope}}"}
            akua_pkg_engine.render(call)
        }
        """;

    private const string Context = """"
        """The render that this package is part of."""

        input = lambda -> {str:} {
            """The inputs of the package; an empty mapping when there are none."""
            option("input") or {}
        }
        """";

    private static string ForeignContext(string scope) => $$"""
        import kcl_plugin.pkg as engine

        input = lambda -> {str:} {
            call = {scope = "{{scope}}"}
            engine.input(call)
        }
        """;

    private static string Helm(string scope) => $$""""
        """Helm charts, rendered as `helm template` does."""
        import kcl_plugin.helm as engine

        schema Template:
            """A chart directory inside the package (`./chart`) or a dependency's handle (`charts.NAME.path`), and what to render it with."""
            chart: str
            values: {str:} = {}
            release: str = "release"
            namespace: str = "default"

        template = lambda opts: Template -> [{str:}] {
            call = {chart = opts.chart, values = opts.values, release = opts.release, namespace = opts.namespace, scope = "{{scope}}"}
            engine.template(call)
        }
        """";

    private static string Kustomize(string scope) => $$""""
        """Overlays, built as `kustomize build` does."""
        import kcl_plugin.kustomize as engine

        schema Build:
            """A directory inside the package with a `kustomization.yaml`."""
            path: str

        build = lambda opts: Build -> [{str:}] {
            call = {path = opts.path, scope = "{{scope}}"}
            engine.build(call)
        }
        """";

    private static string Package(string scope) => $$""""
        """Packages inside packages. `pkgs.NAME.render` is the same with types."""
        import kcl_plugin.pkg as engine

        schema Render:
            """The name of a package among the dependencies, and its inputs."""
            package: str
            inputs: {str:} = {}

        render = lambda opts: Render -> [{str:}] {
            call = {package = opts.package, inputs = opts.inputs, scope = "{{scope}}"}
            engine.render(call)
        }
        """";
}
