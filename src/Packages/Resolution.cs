using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>What a resolver may do.</summary>
public sealed record ResolveOptions
{
    /// <summary>Refuse `replace`: automation must build what the manifest names.</summary>
    public bool RejectReplace { get; init; }

    /// <summary>Every dependency needs a lock entry.</summary>
    public bool RequireLocked { get; init; }

    /// <summary>Where remote content that is not vendored comes from; null when there is no such place.</summary>
    public IArtifactSource? Artifacts { get; init; }
}

/// <summary>Where the content of a resolved dependency lies.</summary>
public enum DependencyPlace
{
    /// <summary>The folder a `path` names.</summary>
    Workspace,

    /// <summary>The folder a `replace` names.</summary>
    Replacement,

    /// <summary>A tree under `.akua/vendor`.</summary>
    Vendored,

    /// <summary>The user's cache. It is never changed there.</summary>
    Cache,
}

/// <summary>
/// A dependency on disk, verified against its pin where it has one. <see cref="Root"/> is the tree,
/// <see cref="Directory"/> the part of it to use (a chart may lie one level below).
/// </summary>
public sealed record ResolvedDependency(Dependency Declaration, string Root, string Directory, DependencyKind Kind)
{
    public string Alias => Declaration.Alias;

    public string KclIdentifier => Declaration.KclIdentifier;

    /// <summary>The artifact's digest, or that of the tree where a tree is what is pinned; null when nothing made it necessary to compute one.</summary>
    public string? Digest { get; init; }

    public DependencyPlace Place { get; init; }

    public bool Vendored => Place == DependencyPlace.Vendored;

    public bool Replaced => Place == DependencyPlace.Replacement;
}

/// <summary>All dependencies in alphabetical order of alias.</summary>
public sealed record Resolution(IReadOnlyList<ResolvedDependency> Dependencies, IReadOnlyList<Diagnostic> Warnings)
{
    /// <summary>Why those that are missing in <see cref="Dependencies"/> could not be resolved.</summary>
    public IReadOnlyList<Diagnostic> Failures { get; init; } = [];
}
