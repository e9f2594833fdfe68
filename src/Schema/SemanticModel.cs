using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;

namespace Kcl.Net.Schema;

/// <summary>The result of checking a program: its findings and the types of its top-level names.</summary>
public sealed class SemanticModel
{
    private readonly Dictionary<string, PackageScope> _packages;

    internal SemanticModel(IReadOnlyList<Diagnostic> diagnostics, Dictionary<string, PackageScope> packages)
    {
        Diagnostics = diagnostics;
        _packages = packages;
    }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Every package that was checked, in the order they were met.</summary>
    internal IEnumerable<PackageScope> Packages => _packages.Values;

    public bool HasErrors
    {
        get
        {
            foreach (var diagnostic in Diagnostics)
            {
                if (diagnostic.Severity == Severity.Error)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The type of a top-level name of a package; null when there is no such name.</summary>
    public KclType? TypeOf(string name, string package = KclPackage.MainPath) =>
        _packages.TryGetValue(package, out var scope) ? scope.Names.FindHere(name)?.Type : null;
}
