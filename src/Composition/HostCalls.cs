using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Packages;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// The host functions of one package's run. Each takes one mapping; its key <see cref="Scope"/> says which package's code
/// calls, because code of a dependency may run inside the run of the package that imports it.
/// </summary>
internal static class HostCalls
{
    /// <summary>The aliases that lead from the running package to the calling one (`a/b`); empty for the running one.</summary>
    public const string Scope = "scope";

    public static bool IsModule(string name) => name is "kcl_plugin.helm" or "kcl_plugin.kustomize" or "kcl_plugin.pkg";

    public static Dictionary<string, PluginFunction> Of(RenderSession session, PackageContext context)
    {
        var charts = new ChartCalls(session);
        var overlays = new OverlayCalls(session);
        var packages = new PackageCalls(session);
        return new Dictionary<string, PluginFunction>(StringComparer.Ordinal)
        {
            ["helm.template"] = call => charts.Template(call, Arguments(call), Caller(context, call)),
            ["helm.digest"] = call => ChartCalls.Digest(call, Arguments(call), Caller(context, call)),
            ["kustomize.build"] = call => overlays.Build(call, Arguments(call), Caller(context, call)),
            ["pkg.render"] = call => packages.Render(call, Arguments(call), Caller(context, call)),
            ["pkg.input"] = call => PackageCalls.RefuseInput(call, Arguments(call)),
        };
    }

    /// <summary>A text argument; empty when it is missing.</summary>
    public static string Text(DictValue arguments, string key) => arguments[key] is StrValue text ? text.Value : "";

    /// <summary>A path of the package; one that leads out is a failure at the call.</summary>
    public static GuardedPath Inside(PathGuard guard, string path, string what, Origin origin)
    {
        try
        {
            return guard.Resolve(path, what);
        }
        catch (DiagnosticException e)
        {
            throw new DiagnosticException(e.Diagnostics.Select(d => d with { Path = null, Labels = [new Label(origin, d.Message)] }).ToList());
        }
    }

    public static DiagnosticException Failure(Origin origin, string message, string? note = null, string? help = null) =>
        new(Diagnostic.At(RenderCodes.Kcl, "", origin, message) with { Notes = note is null ? [] : [note], Help = help });

    private static DictValue Arguments(PluginCall call) => call.Arguments switch
    {
        [DictValue dict] => dict,
        [SchemaValue schema] => schema.Attributes,
        _ => new DictValue(),
    };

    private static PackageContext Caller(PackageContext running, PluginCall call) => running.Descend(Text(Arguments(call), Scope), call.Origin);
}
