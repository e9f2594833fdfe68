using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Modules;

/// <summary>
/// What absolute imports of a package's files may name besides files under its root. Packages reached from one scope share
/// it, until one of the host's packages brings its own.
/// </summary>
public sealed record ImportScope
{
    /// <summary>External package name to its root folder (`-E`, `[dependencies]`).</summary>
    public IReadOnlyDictionary<string, string> ExternalPackages { get; init; } = new Dictionary<string, string>();

    /// <summary>Packages the host provides; null when there are none.</summary>
    public IHostPackages? HostPackages { get; init; }

    /// <summary>
    /// Stands before every package path found through this scope, so that two dependencies may each have a module `sub`.
    /// Empty for the program itself, otherwise ends with a dot.
    /// </summary>
    public string Prefix { get; init; } = "";
}

/// <summary>Packages the host provides by full import path (`akua.ctx`), made when they are asked for.</summary>
public interface IHostPackages
{
    /// <summary>The package, or null when the path is none of the host's.</summary>
    /// <param name="path">The import path as written.</param>
    /// <param name="import">The import statement; failures are reported there by a <see cref="DiagnosticException"/>.</param>
    HostPackage? Find(string path, Origin import);
}

/// <summary>One package the host provides.</summary>
public sealed record HostPackage(IReadOnlyList<EntryFile> Files)
{
    /// <summary>Where imports of its files start; null for the importing package's root.</summary>
    public string? Root { get; init; }

    /// <summary>How imports of its files are found; null for the importing package's way.</summary>
    public ImportScope? Scope { get; init; }

    /// <summary>Makes one more file of the package from its parsed files; null for none.</summary>
    public Func<IReadOnlyList<ModuleSyntax>, EntryFile>? Companion { get; init; }

    /// <summary>Importing it runs none of its statements; a variable is computed when it is read.</summary>
    public bool IsOnDemand { get; init; }
}
