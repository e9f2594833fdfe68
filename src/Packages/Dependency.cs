using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>Where a dependency canonically comes from.</summary>
public enum DependencyForm
{
    Path,
    Oci,
    Git,
    Repo,
}

/// <summary>
/// One checked entry of `[dependencies]`: exactly one form, its required fields present. <see cref="Location"/> is the
/// path, OCI reference, git URL or repository URL as declared.
/// </summary>
public sealed record Dependency(string Alias, DependencyForm Form, string Location, Origin Origin)
{
    /// <summary>The OCI tag, or the version or range of a repository chart.</summary>
    public string? Version { get; init; }

    public string? Tag { get; init; }

    public string? Rev { get; init; }

    public string? Chart { get; init; }

    /// <summary>A local directory that stands in for the remote content.</summary>
    public string? ReplacePath { get; init; }

    public string KclIdentifier => Packages.Alias.KclIdentifier(Alias);

    /// <summary>The name of the form in reports.</summary>
    public string Kind => Form switch
    {
        DependencyForm.Path => "path",
        DependencyForm.Oci => "oci",
        DependencyForm.Git => "git",
        _ => "helm",
    };

    /// <summary>The `version` of its lock entry; null where only fetching tells (a repository range).</summary>
    public string? LockVersion => Form switch
    {
        DependencyForm.Path => "local",
        DependencyForm.Oci => Version,
        DependencyForm.Git => Tag ?? Rev,
        _ => null,
    };

    /// <summary>The `source` of its lock entry.</summary>
    public string LockSource => Form switch
    {
        DependencyForm.Path => "path+file://" + Location,
        DependencyForm.Oci => RemoteUrl.Canonical(Location),
        DependencyForm.Git => $"git+{RemoteUrl.Canonical(Location)}@{Tag ?? Rev}",
        _ => $"helm+{Location}#{Chart}",
    };

    /// <summary>The source as reports show it.</summary>
    public string SourceRef => Form switch
    {
        DependencyForm.Path => Location,
        DependencyForm.Oci => $"{Location}@{Version}",
        DependencyForm.Git => $"{RemoteUrl.Canonical(Location)}@{Tag ?? Rev}",
        _ => $"{Location}#{Chart}@{Version}",
    };
}
