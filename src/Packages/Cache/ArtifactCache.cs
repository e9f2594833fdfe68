using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>A cached artifact: its unpacked tree and its record. Nothing about the tree is checked yet.</summary>
public sealed record CachedTree(CacheKey Key, string Directory, CacheRecord Record);

/// <summary>
/// Unpacked artifacts by content, shared by all processes of a user. An entry is a folder that appears whole by a rename; one process
/// fills it while others wait for it, so each artifact is downloaded once. Trees are hashed again whenever they are read.
/// </summary>
public sealed class ArtifactCache(string root)
{
    private const string TreeFolder = "tree";
    private const int LockAttempts = 60_000;

    public string Root { get; } = root;

    public string OciRoot => Path.Combine(Root, "oci");

    public string GitRoot => Path.Combine(Root, "git");

    public string HelmRoot => Path.Combine(Root, "helm");

    /// <summary>The folder of an entry, whether or not it exists.</summary>
    public string Folder(CacheKey key) => key.Kind switch
    {
        CacheKind.Oci => Path.Combine(OciRoot, "sha256", key.Id),
        CacheKind.GitCheckout => Path.Combine(GitRoot, "checkouts", key.Id),
        _ => Path.Combine(HelmRoot, key.Id),
    };

    /// <summary>The entry, or null when it is not cached. One that cannot be read is an error, not an absence.</summary>
    public CachedTree? Find(CacheKey key)
    {
        var folder = Folder(key);
        var tree = Path.Combine(folder, TreeFolder);
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var bytes = PackageFile.TryRead(Path.Combine(folder, CacheRecord.FileName), $"the cache's record of {key.Digest}");
        return bytes is not null && CacheRecord.Parse(bytes, "") is { } record && record.Digest == key.Digest && Directory.Exists(tree)
            ? new CachedTree(key, tree, record)
            : throw Damaged(key, "its record is damaged");
    }

    /// <summary>
    /// The entry, filled first when it is not there. <paramref name="fill"/> gets an empty folder for the tree and gives the record; it runs in one process
    /// at a time for each artifact.
    /// </summary>
    public CachedTree FindOrAdd(CacheKey key, Func<string, CacheRecord> fill, CancellationToken cancellation)
    {
        if (Find(key) is { } present)
        {
            return present;
        }

        var folder = Folder(key);
        try
        {
            using var held = Lock(folder, cancellation);
            if (Find(key) is { } meanwhile)
            {
                return meanwhile;
            }

            var fresh = folder + ".new";
            Delete(fresh);
            try
            {
                Directory.CreateDirectory(Path.Combine(fresh, TreeFolder));
                File.WriteAllBytes(Path.Combine(fresh, CacheRecord.FileName), fill(Path.Combine(fresh, TreeFolder)).ToBytes());
                Directory.Move(fresh, folder);
            }
            finally
            {
                Delete(fresh);
            }

            return Find(key)!;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackageFile.Failure(e, "write", "the cache");
        }
    }

    /// <summary>Puts another record in place of an entry's.</summary>
    public void Update(CacheKey key, CacheRecord record) =>
        PackageFile.Replace(Path.Combine(Folder(key), CacheRecord.FileName), "the cache", record.ToBytes());

    /// <summary>Hashes the tree and compares it with its record; the digests found.</summary>
    public static TreeDigest Verify(CachedTree cached, CancellationToken cancellation)
    {
        var actual = TreeDigest.ComputeVendored(cached.Directory, $"the cache's tree of {cached.Key.Digest}", cancellation);
        var comparison = PinComparison.Of(new TreePins(cached.Record.Tree.Digest, cached.Record.Tree.Pin), actual);
        return comparison.Matches ? actual : throw Damaged(cached.Key, $"expected {comparison.Expected}, found {comparison.Actual}");
    }

    /// <summary>Waits for the lock beside a path inside the cache.</summary>
    internal FileLock Lock(string path, CancellationToken cancellation)
    {
        var name = path + ".lock";
        return FileLock.Take(name, LockAttempts, cancellation)
            ?? throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", "another process is filling the cache and does not finish"));
    }

    internal static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DiagnosticException Damaged(CacheKey key, string how) =>
        new(new Diagnostic(PackageCodes.DepResolve, "", $"the cached content of {key.Digest} was changed: {how}")
        {
            Help = $"run `akua cache clear --{(key.Kind == CacheKind.Oci ? "oci" : key.Kind == CacheKind.Helm ? "helm" : "git")}` and fetch it again",
        });
}
