using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Composition;

/// <summary>
/// A package in its place in a render: which package asked for it, and so on up to the one that the user renders. No
/// package may stand twice in such a chain, and the chain is bounded.
/// </summary>
internal sealed class PackageContext(RenderSession session, PackageUnit unit, string name = "", PackageContext? parent = null)
{
    private readonly Dictionary<string, PackageContext> _children = new(StringComparer.Ordinal);
    private readonly string _name = name;

    public PackageUnit Unit { get; } = unit;

    /// <summary>Packages from the root to this one, both counted.</summary>
    private int Depth { get; } = (parent?.Depth ?? 0) + 1;

    /// <summary>The context of a package dependency.</summary>
    /// <param name="alias">Its name in `akua.toml`.</param>
    /// <param name="origin">What asks for it; failures are shown there.</param>
    public PackageContext Child(string alias, Origin origin)
    {
        if (_children.TryGetValue(alias, out var known))
        {
            return known;
        }

        var dependency = Unit.Dependencies.FirstOrDefault(d => d.Alias == alias && d.Kind == DependencyKind.AkuaPackage) ?? throw NoPackage(alias, origin);
        if (Depth >= session.Request.MaxDepth)
        {
            throw Failure(RenderCodes.Depth, origin, $"packages are nested more than {session.Request.MaxDepth} deep: {Chain(alias)}", "allow more with --max-depth");
        }

        var child = session.Open(Path.Combine(Unit.Shown(dependency.Directory), PackageUnit.FileName), dependency.Digest);
        for (var outer = this; outer is not null; outer = outer.Parent)
        {
            if (ReferenceEquals(outer.Unit, child))
            {
                throw Failure(RenderCodes.Cycle, origin, $"the package `{alias}` renders itself: {Chain(alias)}", null);
            }
        }

        return _children[alias] = new PackageContext(session, child, alias, this);
    }

    /// <summary>The types of a chart dependency's values.</summary>
    public ChartTypes ChartTypes(ResolvedDependency chart) => session.ChartTypes(chart, Unit.Shown(chart.Directory));

    /// <summary>The context below this one that a path of aliases (`a/b`) leads to; empty for this one.</summary>
    public PackageContext Descend(string path, Origin origin)
    {
        var context = this;
        foreach (var alias in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            context = context.Child(alias, origin);
        }

        return context;
    }

    private PackageContext? Parent { get; } = parent;

    private string Chain(string alias)
    {
        var names = new List<string> { alias };
        for (var outer = this; outer is not null; outer = outer.Parent)
        {
            names.Add(outer.Parent is null ? outer.Unit.Main.Path : outer._name);
        }

        names.Reverse();
        return string.Join(" → ", names);
    }

    private DiagnosticException NoPackage(string alias, Origin origin)
    {
        var known = Unit.Dependencies.Where(static d => d.Kind == DependencyKind.AkuaPackage).Select(static d => d.Alias).ToList();
        var near = Suggest.Nearest(alias, known);
        var help = near is not null ? $"did you mean `{near}`?" : known.Count > 0 ? "packages here: " + string.Join(", ", known) : "declare it under [dependencies] in akua.toml";
        return Failure(RenderCodes.Kcl, origin, $"`{alias}` is no package among the dependencies", help);
    }

    private static DiagnosticException Failure(string code, Origin origin, string message, string? help) =>
        new(Diagnostic.At(code, "", origin, message) with { Help = help });
}
