namespace Kcl.Net.Packages;

/// <summary>One thing in the cache as `cache list` shows it.</summary>
public sealed record CacheItem(string Kind, string Id, string Path, long SizeBytes);

/// <summary>Looks through the cache, and empties it.</summary>
public static class CacheListing
{
    /// <summary>Everything cached, sorted by kind and name; scopes choose among `oci`, `git` and `helm`, none means all.</summary>
    public static IReadOnlyList<CacheItem> Items(ArtifactCache cache, IReadOnlyList<string> scopes)
    {
        var items = new List<CacheItem>();
        Add("git", "git-checkout", "git:", Path.Combine(cache.GitRoot, "checkouts"));
        Add("git", "git-repo", "", Path.Combine(cache.GitRoot, "repos"));
        Add("helm", "helm-chart", "helm:", cache.HelmRoot);
        Add("oci", "oci-blob", "sha256:", Path.Combine(cache.OciRoot, "sha256"));
        return items;

        void Add(string scope, string kind, string prefix, string folder)
        {
            if ((scopes.Count == 0 || scopes.Contains(scope)) && Directory.Exists(folder))
            {
                foreach (var path in Directory.GetFileSystemEntries(folder).Order(StringComparer.Ordinal))
                {
                    if (!path.EndsWith(".lock", StringComparison.Ordinal) && !path.EndsWith(".new", StringComparison.Ordinal))
                    {
                        items.Add(new CacheItem(kind, prefix + Path.GetFileName(path), path, Size(path)));
                    }
                }
            }
        }
    }

    /// <summary>Removes items. Each vanishes by a rename first, so nobody sees half of one.</summary>
    public static void Clear(ArtifactCache cache, IReadOnlyList<CacheItem> items, CancellationToken cancellation)
    {
        try
        {
            foreach (var item in items)
            {
                using var held = cache.Lock(item.Path, cancellation);
                if (Directory.Exists(item.Path))
                {
                    var gone = item.Path + ".new";
                    ArtifactCache.Delete(gone);
                    Directory.Move(item.Path, gone);
                    ArtifactCache.Delete(gone);
                }
                else
                {
                    File.Delete(item.Path);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackageFile.Failure(e, "write", "the cache");
        }
    }

    private static long Size(string path) =>
        Directory.Exists(path)
            ? new DirectoryInfo(path).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Sum(static f => f.Length)
            : new FileInfo(path).Length;
}
