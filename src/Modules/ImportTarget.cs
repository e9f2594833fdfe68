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

    public IReadOnlyList<Diagnostic> Failures { get; init; } = [];
}
