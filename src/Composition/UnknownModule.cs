using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Composition;

/// <summary>What is said of an import of `akua.*`, `charts.*` or `pkgs.*` that leads nowhere: what there is, and the nearest of it.</summary>
internal static class UnknownModule
{
    public static DiagnosticException Failure(string path, IReadOnlyList<ResolvedDependency> dependencies, Origin import)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var (family, name) = (path[..dot], path[(dot + 1)..]);
        var known = Names(family, dependencies);
        var other = dependencies.FirstOrDefault(d => d.KclIdentifier == name);
        var help = (Family(other?.Kind), Suggest.Nearest(name, known)) switch
        {
            ({ } right, _) when right != family => $"`{other!.Alias}` is {Describe(other.Kind)}: import {right}{(right.Length == 0 ? "" : ".")}{name}",
            (_, { } near) => $"did you mean `{family}.{near}`?",
            _ when known.Count > 0 => $"there is {string.Join(", ", known.Select(k => $"`{family}.{k}`"))}",
            _ => "declare it under [dependencies] in akua.toml, for example with `akua add`",
        };
        return new DiagnosticException(Diagnostic.At("E2F04", "CannotFindModule", import, Message(family, name)) with { Help = help });
    }

    private static string Message(string family, string name) => family switch
    {
        "akua" => $"there is no module `akua.{name}`",
        "charts" => $"the package has no Helm chart `{name}` among its dependencies",
        _ => $"the package has no package `{name}` among its dependencies",
    };

    private static List<string> Names(string family, IReadOnlyList<ResolvedDependency> dependencies) => family == "akua"
        ? [.. ModuleTexts.StandardNames]
        : dependencies.Where(d => Family(d.Kind) == family).Select(static d => d.KclIdentifier).ToList();

    private static string? Family(DependencyKind? kind) => kind switch
    {
        DependencyKind.HelmChart => "charts",
        DependencyKind.AkuaPackage => "pkgs",
        DependencyKind.KclModule => "",
        _ => null,
    };

    private static string Describe(DependencyKind kind) => kind switch
    {
        DependencyKind.HelmChart => "a Helm chart",
        DependencyKind.AkuaPackage => "a package",
        _ => "a KCL module",
    };
}
