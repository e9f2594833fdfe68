using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Packages;
using Kcl.Net.Syntax;

namespace Kcl.Net.Composition;

/// <summary>
/// The modules the host gives to a package's code, made when they are imported: `akua.*`, `charts.NAME` for each chart and
/// `pkgs.NAME` for each package among its dependencies.
/// </summary>
/// <param name="context">The package whose code imports.</param>
/// <param name="scope">The aliases that lead to it from the package that runs (`a/b`); empty when it runs itself.</param>
/// <param name="prefix">What stands before its module paths, with a dot at the end when not empty.</param>
internal sealed class PackageModules(PackageContext context, string scope, string prefix) : IHostPackages
{
    /// <summary>How `charts.NAME.path` names a chart: never a path of the machine.</summary>
    public const string ChartHandle = "chart:";

    public HostPackage? Find(string path, Origin import)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (IsUnresolved(path, dot))
        {
            throw new DiagnosticException([]);
        }

        if (dot < 0)
        {
            return null;
        }

        var name = path[(dot + 1)..];
        return path[..dot] switch
        {
            "akua" when ModuleTexts.Standard(name, scope) is { } text => Module(path, text),
            "charts" when Dependency(name, DependencyKind.HelmChart) is { } chart => Chart(path, chart, import),
            "pkgs" when Dependency(name, DependencyKind.AkuaPackage) is { } package => Package(path, package, import),
            "akua" or "charts" or "pkgs" when !context.Unit.HasModule(path) => throw UnknownModule.Failure(path, context.Unit.Dependencies, import),
            _ => null,
        };
    }

    /// <summary>Whether a path leads to a dependency that is declared and could not be resolved; that was said where it was declared.</summary>
    private bool IsUnresolved(string path, int dot)
    {
        if (context.Unit.Unresolved.Count == 0)
        {
            return false;
        }

        var first = dot < 0 ? path : path[..dot];
        return context.Unit.Unresolved.Contains(first is "charts" or "pkgs" ? path[(dot + 1)..] : first);
    }

    private static HostPackage Module(string path, string text) => new([Source(path, text)]);

    private HostPackage Chart(string path, ResolvedDependency chart, Origin import)
    {
        var types = context.ChartTypes(chart);
        var isTyped = types.Schemas.Count > 0;
        var module = Source(path, ModuleTexts.Chart(chart, scope, isTyped, types.HasRequired));
        return new HostPackage(isTyped ? [module, Source(path + " values", types.Source(import.File.Text))] : [module]) { IsOnDemand = true };
    }

    private static EntryFile Source(string path, string text) => new($"<{path}>", text) { IsBuiltIn = true };

    private ResolvedDependency? Dependency(string identifier, DependencyKind kind) =>
        context.Unit.Dependencies.FirstOrDefault(d => d.Kind == kind && d.KclIdentifier == identifier);

    /// <summary>The package's own module, with `render` added. Its statements do not run here, only in its own render.</summary>
    private HostPackage Package(string path, ResolvedDependency dependency, Origin import)
    {
        var child = context.Child(dependency.Alias, import);
        var childScope = scope.Length == 0 ? dependency.Alias : scope + "/" + dependency.Alias;
        var childPrefix = prefix + path + ".";
        return new HostPackage([child.Unit.Main])
        {
            Root = child.Unit.Folder,
            Scope = new ImportScope
            {
                ExternalPackages = child.Unit.Modules,
                HostPackages = new PackageModules(child, childScope, childPrefix),
                Prefix = childPrefix,
            },
            Companion = files => Source(path, ModuleTexts.Render(dependency.Alias, scope, files.Any(DeclaresInput))),
            IsOnDemand = true,
        };
    }

    private static bool DeclaresInput(ModuleSyntax file) =>
        file.Body.Any(static s => s is SchemaStatement { Name.Text: "Input" } or TypeAliasStatement { Name.Text: "Input" });
}
