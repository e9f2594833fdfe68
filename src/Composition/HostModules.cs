using Kcl.Net.Modules;
using Kcl.Net.Packages;

namespace Kcl.Net.Composition;

/// <summary>
/// The KCL modules that exist in every package: `akua.ctx`, `akua.helm`, `akua.kustomize`, and `charts.NAME` for each chart dependency. They only
/// shape arguments; the work is done by host functions. A literal in an argument would be checked against the type that
/// the whole lambda gives, so arguments are variables.
/// </summary>
internal static class HostModules
{
    /// <summary>How `charts.NAME.path` names a chart: never a path of the machine.</summary>
    public const string ChartHandle = "chart:";

    private const string Context = """
        input = lambda -> {str:} {
            option("input") or {}
        }
        """;

    private const string Helm = """
        import kcl_plugin.helm as engine

        schema Template:
            chart: str
            values: {str:} = {}
            release: str = "release"
            namespace: str = "default"

        template = lambda opts: Template -> [{str:}] {
            call = {chart = opts.chart, values = opts.values, release = opts.release, namespace = opts.namespace}
            engine.template(call)
        }
        """;

    private const string Kustomize = """
        import kcl_plugin.kustomize as engine

        schema Build:
            path: str

        build = lambda opts: Build -> [{str:}] {
            call = {path = opts.path}
            engine.build(call)
        }
        """;

    /// <summary>The modules whose functions this program has.</summary>
    public static bool IsPlugin(string name) => name is "kcl_plugin.helm" or "kcl_plugin.kustomize";

    public static Dictionary<string, EntryFile> Create(IReadOnlyList<ResolvedDependency> dependencies)
    {
        var modules = new Dictionary<string, EntryFile>(StringComparer.Ordinal)
        {
            ["akua.ctx"] = Module("akua.ctx", Context),
            ["akua.helm"] = Module("akua.helm", Helm),
            ["akua.kustomize"] = Module("akua.kustomize", Kustomize),
        };
        foreach (var dependency in dependencies)
        {
            if (dependency.Kind == DependencyKind.HelmChart)
            {
                var name = "charts." + dependency.KclIdentifier;
                modules[name] = Module(name, Chart(dependency));
            }
        }

        return modules;
    }

    private static EntryFile Module(string name, string text) => new($"<{name}>", text) { IsBuiltIn = true };

    private static string Chart(ResolvedDependency dependency) => $$"""
        import kcl_plugin.helm as engine

        path = "{{ChartHandle}}{{dependency.Alias}}"
        sha256 = "{{dependency.Digest}}"

        schema TemplateOpts:
            values: {str:} = {}
            release: str = "release"
            namespace: str = "default"

        template = lambda opts: TemplateOpts = TemplateOpts {} -> [{str:}] {
            call = {chart = path, values = opts.values, release = opts.release, namespace = opts.namespace}
            engine.template(call)
        }
        """;
}
