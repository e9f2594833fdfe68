namespace Kcl.Net.Packages;

/// <summary>
/// The content of a remote dependency, verified and on disk. <see cref="Entry"/> is its lock entry without what only a workspace knows
/// (vendored trees).
/// </summary>
public sealed record Artifact(LockEntry Entry, string Directory, TreeDigest Tree);

/// <summary>
/// Gets the content of remote dependencies. What is pinned and cached is taken from the cache; everything else is fetched, verified and
/// cached first. Nothing below the command line makes one, so nothing an evaluation does can start a fetch.
/// </summary>
public interface IArtifactSource
{
    /// <summary>Fails with a diagnostic when there is no such content or it is not what the pin says.</summary>
    Artifact Get(Workspace workspace, PackageManifest manifest, Dependency dependency, LockEntry? pin, CancellationToken cancellation);
}
