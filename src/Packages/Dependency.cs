using Kcl.Net.Diagnostics;
using Kcl.Net.Versions;

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

    /// <summary>A git branch, which the lock pins to a commit.</summary>
    public string? Branch { get; init; }

    /// <summary>The folder of a git repository to use, with `/`; null for all of it.</summary>
    public string? Subdirectory { get; init; }

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

    /// <summary>What names the commit of a git dependency.</summary>
    public string? GitLabel => Tag ?? Rev ?? Branch;

    /// <summary>
    /// The range of versions that may be taken, or null for one exact version. Anything that can be a registry's tag is one, so
    /// `1.x` names a tag and `^1.0` a range.
    /// </summary>
    public VersionRange? Range => Form switch
    {
        DependencyForm.Oci when !IsTag(Version!) && VersionRange.TryParse(Version!, out var range) => range,
        DependencyForm.Repo when VersionRange.TryParse(Version!, out var range) => range,
        _ => null,
    };

    /// <summary>The `version` of its lock entry; null where only fetching tells (a range).</summary>
    public string? LockVersion => Form switch
    {
        DependencyForm.Path => "local",
        DependencyForm.Oci => IsTag(Version!) || Range is null ? Version : null,
        DependencyForm.Git => GitLabel,
        _ => null,
    };

    /// <summary>Whether a locked version is one the manifest asks for.</summary>
    public bool Accepts(string lockedVersion) => LockVersion is { } version ? version == lockedVersion : Range?.Allows(lockedVersion) ?? lockedVersion == Version;

    /// <summary>The `source` of its lock entry.</summary>
    public string LockSource => Form switch
    {
        DependencyForm.Path => "path+file://" + Location,
        DependencyForm.Oci => RemoteUrl.Canonical(Location),
        DependencyForm.Git => $"git+{RemoteUrl.Canonical(Location)}@{GitLabel}{(Subdirectory is null ? "" : "#" + Subdirectory)}",
        _ => $"helm+{Location}#{Chart}",
    };

    /// <summary>The source as reports show it.</summary>
    public string SourceRef => Form switch
    {
        DependencyForm.Path => Location,
        DependencyForm.Oci => $"{Location}@{Version}",
        DependencyForm.Git => $"{RemoteUrl.Canonical(Location)}@{GitLabel}{(Subdirectory is null ? "" : "#" + Subdirectory)}",
        _ => $"{Location}#{Chart}@{Version}",
    };

    /// <summary>What the distribution specification calls a tag.</summary>
    private static bool IsTag(string text)
    {
        if (text.Length is 0 or > 128 || text[0] is '.' or '-')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
