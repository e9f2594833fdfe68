using Kcl.Net.Packages;
using Kcl.Net.Versions;

namespace Kcl.Net.Sources;

/// <summary>Finds charts in Helm repositories and puts them into the cache.</summary>
internal sealed class HelmRepositorySource(HttpTransport transport, CredentialStore credentials, ArtifactCache cache)
{
    private const long MaxIndexBytes = 32 << 20;
    private const long MaxChartBytes = 1L << 30;
    private readonly Dictionary<string, byte[]> _indexes = new(StringComparer.Ordinal);

    /// <summary>The chart in the cache, and its version without a leading `v`. A pin's version and digest are what must be found.</summary>
    public (CachedTree Cached, string Version) Fetch(Dependency dependency, LockEntry? pin, CancellationToken cancellation)
    {
        var repository = new Uri(dependency.Location.TrimEnd('/') + "/");
        if (repository.Scheme != Uri.UriSchemeHttps && !(repository.Scheme == Uri.UriSchemeHttp && AddressPolicy.IsLoopbackName(repository.Host)))
        {
            throw new SourceException($"a Helm repository must be an https URL, not `{dependency.Location}`");
        }

        var index = new Uri(repository, "index.yaml");
        var versions = RepositoryIndex.Versions(Index(index, repository.Host, cancellation), dependency.Chart!, HttpTransport.Shown(index));
        var chart = Choose(versions, dependency, pin);
        var url = chart.Urls.Count > 0 && Uri.TryCreate(repository, chart.Urls[0], out var parsed)
            ? parsed
            : throw new SourceException($"`{dependency.Chart}` {chart.Version} has no URL in {HttpTransport.Shown(index)}");
        if (repository.Scheme == Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttps)
        {
            throw new SourceException($"the index at {HttpTransport.Shown(index)} leads from https to {HttpReply.Quote(url.Scheme)}: {HttpTransport.Shown(url)}");
        }

        return (Download(url, repository.Host, Wanted(chart, pin, dependency), cancellation), VersionRange.WithoutV(chart.Version));
    }

    /// <summary>The digest the archive must have: the lock's, which the index may not contradict, or the index's; null when neither says.</summary>
    private static string? Wanted(IndexedChart chart, LockEntry? pin, Dependency dependency)
    {
        var listed = chart.Digest is { Length: > 0 } digest ? (digest.StartsWith("sha256:", StringComparison.Ordinal) ? digest : "sha256:" + digest).ToLowerInvariant() : null;
        return pin is not null && listed is not null && listed != pin.Digest
            ? throw new SourceException($"the index lists `{dependency.Chart}` {chart.Version} with {listed}; akua.lock pins {pin.Digest}") { Help = $"run `akua update --dep {dependency.Alias}` to accept the change" }
            : pin?.Digest ?? listed;
    }

    private static IndexedChart Choose(IReadOnlyList<IndexedChart> versions, Dependency dependency, LockEntry? pin)
    {
        if (dependency.Range is not { } range)
        {
            throw new SourceException($"`{dependency.Version}` is no version and no range of versions") { Help = "write `1.2.3`, `^1.2` or `>=1.2, <2`" };
        }

        var wanted = pin is null ? range.Highest(versions.Select(v => v.Version)) : versions.FirstOrDefault(v => VersionRange.WithoutV(v.Version) == pin.Version)?.Version;
        return wanted is not null
            ? versions.First(v => v.Version == wanted)
            : throw new SourceException($"no version of `{dependency.Chart}` satisfies `{pin?.Version ?? dependency.Version}`; there are {OciSource.Shorten([.. versions.Select(v => v.Version)])}");
    }

    private byte[] Index(Uri index, string host, CancellationToken cancellation)
    {
        if (!_indexes.TryGetValue(index.AbsoluteUri, out var bytes))
        {
            using var reply = Get(index, host, cancellation);
            bytes = reply.ReadBytes(MaxIndexBytes);
            _indexes.Add(index.AbsoluteUri, bytes);
        }

        return bytes;
    }

    private CachedTree Download(Uri url, string host, string? expected, CancellationToken cancellation)
    {
        if (expected is not null && CacheKey.Of(DependencyForm.Repo, expected) is not { } known)
        {
            throw new SourceException($"`{HttpReply.Quote(expected)}` is no digest of an archive");
        }

        if (expected is not null && CacheKey.Of(DependencyForm.Repo, expected) is { } key)
        {
            return cache.FindOrAdd(
                key,
                folder =>
                {
                    using var blob = TemporaryBlob.Create(Path.GetDirectoryName(folder)!);
                    var digest = Copy(url, host, blob, cancellation);
                    return digest == key.Digest
                        ? Unpack(blob, folder, key, url, cancellation)
                        : throw new SourceException($"the archive {HttpTransport.Shown(url)} is {digest}; expected {key.Digest}");
                },
                cancellation);
        }

        // Its name in the cache is only known afterwards.
        var bytes = new MemoryStream();
        var found = CacheKey.Of(DependencyForm.Repo, Copy(url, host, bytes, cancellation))!;
        bytes.Position = 0;
        return cache.FindOrAdd(found, folder => Unpack(bytes, folder, found, url, cancellation), cancellation);
    }

    private static CacheRecord Unpack(Stream archive, string folder, CacheKey key, Uri url, CancellationToken cancellation)
    {
        PackageTree.Extract(archive, folder, cancellation);
        return new CacheRecord(key.Digest, TreeDigest.ComputeVendored(folder, "the chart", cancellation), HttpTransport.Shown(url));
    }

    private string Copy(Uri url, string host, Stream target, CancellationToken cancellation)
    {
        using var reply = Get(url, host, cancellation);
        using var hashing = new HashingStream(target, reply.Length ?? long.MaxValue);
        var what = HttpTransport.Shown(url);
        try
        {
            reply.CopyTo(hashing, MaxChartBytes, transport.Progress is { } progress ? bytes => progress.Report(what, bytes, reply.Length) : null);
        }
        finally
        {
            transport.Progress?.End();
        }

        return hashing.Finish();
    }

    private HttpReply Get(Uri url, string host, CancellationToken cancellation)
    {
        // Credentials are for the repository; an archive may lie elsewhere.
        var authorization = string.Equals(url.Host, host, StringComparison.OrdinalIgnoreCase) ? credentials.Find(url)?.Header : null;
        var reply = transport.Send(new HttpCall(HttpMethod.Get, url, host) { Authorization = authorization }, cancellation);
        if (reply.IsSuccess)
        {
            return reply;
        }

        using (reply)
        {
            throw new SourceException($"{HttpTransport.Shown(url)} cannot be fetched: {reply.Describe()}");
        }
    }
}
