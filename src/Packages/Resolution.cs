using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>What a resolver may do.</summary>
public sealed record ResolveOptions
{
    /// <summary>Refuse `replace`: automation must build what the manifest names.</summary>
    public bool RejectReplace { get; init; }

    /// <summary>Every dependency needs a lock entry.</summary>
    public bool RequireLocked { get; init; }
}

/// <summary>
/// A dependency on disk, verified against its pin where it has one. <see cref="Root"/> is the tree,
/// <see cref="Directory"/> the part of it to use (a chart may lie one level below).
/// </summary>
public sealed record ResolvedDependency(Dependency Declaration, string Root, string Directory, DependencyKind Kind)
{
    public string Alias => Declaration.Alias;

    public string KclIdentifier => Declaration.KclIdentifier;

    /// <summary>The tree's digest when a pin made it necessary to compute one.</summary>
    public string? Digest { get; init; }

    public bool Vendored { get; init; }

    public bool Replaced { get; init; }
}

/// <summary>All dependencies in alphabetical order of alias.</summary>
public sealed record Resolution(IReadOnlyList<ResolvedDependency> Dependencies, IReadOnlyList<Diagnostic> Warnings);
