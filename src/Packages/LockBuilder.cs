using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// Computes what `akua.lock` should say: one entry for each declared dependency and no other. What is pinned stays pinned and must still be
/// what its source gives; only what is to be refreshed takes new content. All failures are reported together.
/// </summary>
public sealed class LockBuilder(Workspace workspace, IArtifactSource artifacts, CancellationToken cancellation = default)
{
    /// <summary>The lock for a manifest; <paramref name="refresh"/> tells whose pins not to keep.</summary>
    public PackageLock Build(PackageManifest manifest, PackageLock old, Func<string, bool>? refresh = null)
    {
        var next = old.Prune(manifest);
        var failures = new List<Diagnostic>();
        var kinds = new Dictionary<string, DependencyKind>(StringComparer.Ordinal);
        foreach (var dependency in manifest.Dependencies)
        {
            try
            {
                var (entry, directory) = Entry(manifest, dependency, old, refresh?.Invoke(dependency.Alias) ?? false);
                kinds[dependency.KclIdentifier] = KindDetection.Detect(directory).Kind;
                next = next.Upsert(entry);
            }
            catch (DiagnosticException e)
            {
                failures.AddRange(e.Diagnostics);
            }
        }

        if (failures.Count == 0)
        {
            failures.AddRange(ImportScan.ChartsImportedAsModules(workspace, kinds));
        }

        return failures.Count == 0 ? next : throw new DiagnosticException(failures);
    }

    /// <summary>The entry of one dependency, and where its content is.</summary>
    public (LockEntry Entry, string Directory) Entry(PackageManifest manifest, Dependency dependency, PackageLock old, bool refresh)
    {
        var entry = refresh ? null : old.Find(dependency);
        if (dependency.ReplacePath is { } replacement)
        {
            var (digest, directory) = Hash(dependency, replacement);
            return (new LockEntry(dependency.Alias, dependency.LockVersion ?? dependency.Version!, dependency.LockSource, digest.Digest) { Tree = digest.Pin, ReplacedPath = replacement }, directory);
        }

        if (entry?.ReplacedPath is not null)
        {
            // Its digest is the replacement's, which is gone.
            entry = null;
        }

        var vendored = FindVendored(dependency, entry);
        return dependency.Form == DependencyForm.Path ? Local(dependency, entry, vendored) : Remote(manifest, dependency, entry, vendored);
    }

    private (LockEntry Entry, string Directory) Local(Dependency dependency, LockEntry? entry, (string Directory, TreeDigest Digest)? vendored)
    {
        if (entry is not null && vendored is { } kept && !PathSource.Exists(workspace, dependency))
        {
            // Locked and vendored: the source may be gone.
            return (entry, kept.Directory);
        }

        var (source, directory) = Hash(dependency, dependency.Location);
        var made = new LockEntry(dependency.Alias, dependency.LockVersion!, dependency.LockSource, source.Digest) { Tree = source.Pin };
        return vendored is { } tree
            ? (made with { VendorDigest = tree.Digest.Digest, VendorTree = tree.Digest.Pin == source.Pin ? null : tree.Digest.Pin }, tree.Directory)
            : (made, directory);
    }

    private (LockEntry Entry, string Directory) Remote(PackageManifest manifest, Dependency dependency, LockEntry? entry, (string Directory, TreeDigest Digest)? vendored)
    {
        var signature = dependency.Form == DependencyForm.Oci ? SigningKeyFile.Fingerprint(workspace, manifest) : null;
        if (entry is not null && vendored is { } kept && (signature is null || entry.Signature == signature))
        {
            // Verified against its pin just now; nothing needs to be fetched to know it again.
            return (entry, kept.Directory);
        }

        var artifact = artifacts.Get(workspace, manifest, dependency, entry, cancellation);
        if (entry is not null && vendored is { } verified)
        {
            return (artifact.Entry with { VendorDigest = verified.Digest.Digest, VendorTree = verified.Digest.Pin == artifact.Tree.Pin ? null : verified.Digest.Pin }, artifact.Directory);
        }

        var isVendored = vendored is { } tree && tree.Digest.Pin == artifact.Tree.Pin;
        return (artifact.Entry with { VendorDigest = isVendored ? artifact.Tree.Digest : null }, artifact.Directory);
    }

    /// <summary>The vendored tree when there is one. A tree that is not what its pin says is never pinned anew.</summary>
    private (string Directory, TreeDigest Digest)? FindVendored(Dependency dependency, LockEntry? entry)
    {
        if (workspace.FindVendored(dependency.Alias) is not { } directory)
        {
            return null;
        }

        var shown = workspace.ShownVendor(dependency.Alias);
        var actual = TreeDigest.ComputeVendored(directory, shown, cancellation);
        entry?.RequireVendored(actual, shown);
        return (directory, actual);
    }

    private (TreeDigest Digest, string Directory) Hash(Dependency dependency, string path)
    {
        var directory = PathSource.Find(workspace, dependency.Alias, path, dependency.Origin);
        return (TreeDigest.Compute(directory, PathSource.Shown(workspace, path), cancellation), directory);
    }
}
