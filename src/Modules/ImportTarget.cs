using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Modules;

/// <summary>What an import path leads to: the files of a package and their root, or why there is none.</summary>
internal sealed record ImportTarget(ImportKind Kind, string PackagePath)
{
    public string Root { get; init; } = "";

    public IReadOnlyList<EntryFile> Files { get; init; } = [];

    /// <summary>How imports of those files are found; null for the importing package's way.</summary>
    public ImportScope? Scope { get; init; }

    /// <summary>Makes one more file of the package from its parsed files; null for none.</summary>
    public Func<IReadOnlyList<ModuleSyntax>, EntryFile>? Companion { get; init; }

    public bool IsOnDemand { get; init; }

    /// <summary>Why the host could not open a package of its own.</summary>
    public IReadOnlyList<Diagnostic> Unavailable { get; init; } = [];

    /// <summary>Why there is none, in the words of the search for it.</summary>
    public Diagnostic? Searched { get; init; }

    /// <summary>Why there is none, in the words of the checker, which binds it to a name.</summary>
    public Diagnostic? Bound { get; init; }
}
