using Kcl.Net.Diagnostics;

namespace Kcl.Net.Modules;

/// <summary>What an import path leads to: the files of a package and their root, or why there is none.</summary>
internal sealed record ImportTarget(ImportKind Kind, string PackagePath)
{
    public string Root { get; init; } = "";

    public IReadOnlyList<EntryFile> Files { get; init; } = [];

    /// <summary>Why there is none, in the words of the search for it.</summary>
    public Diagnostic? Searched { get; init; }

    /// <summary>Why there is none, in the words of the checker, which binds it to a name.</summary>
    public Diagnostic? Bound { get; init; }
}
