using Kcl.Net.Archives;
using Kcl.Net.Packages;
using Kcl.Net.Signing;
using Kcl.Net.Versions;

namespace Kcl.Net.Sources;

/// <summary>A package in a registry: the manifest a tag names, and the layer of it that holds the files.</summary>
internal sealed record OciPackage(string Tag, OciManifest Manifest, OciDescriptor Layer);

/// <summary>Finds packages in registries and puts them into the cache. Signatures are verified here, before anything is kept.</summary>
internal sealed class OciSource(HttpTransport transport, CredentialStore credentials, ArtifactCache cache)
{
    public const string HelmLayer = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    public const string AkuaLayer = "application/vnd.akua.package.content.v1.tar+gzip";
    public const string PlainLayer = "application/vnd.oci.image.layer.v1.tar";
    private static readonly string[] KclAnnotations = ["org.kcllang.package.name", "org.kclpkg.package.name", "dev.akua.package.name"];

    public OciRegistry Registry(string reference) => new(OciReference.Parse(reference), transport, credentials);

    /// <summary>The package a version names; a range is decided among the registry's tags.</summary>
    public static OciPackage Find(OciRegistry registry, string version, VersionRange? range, CancellationToken cancellation)
    {
        var tag = range is null ? version : FindTag(registry, version, range, cancellation);
        var manifest = registry.FindManifest(tag, cancellation)
            ?? throw new SourceException($"{registry.Reference} has no tag `{tag}`") { Help = Nearest(registry, tag, cancellation) };
        return new OciPackage(tag, manifest, LayerOf(manifest, registry.Reference, tag));
    }

    /// <summary>The layer with the package's files: a chart's before akua's before a KCL module's.</summary>
    public static OciDescriptor LayerOf(OciManifest manifest, OciReference reference, string tag) =>
        manifest.Layers.FirstOrDefault(l => l.MediaType == HelmLayer)
        ?? manifest.Layers.FirstOrDefault(l => l.MediaType == AkuaLayer)
        ?? (KclAnnotations.Any(manifest.Annotations.ContainsKey) ? manifest.Layers.FirstOrDefault(l => l.MediaType == PlainLayer) : null)
        ?? throw new SourceException($"{reference}:{tag} has no layer of a Helm chart, an akua package or a KCL module");

    /// <summary>The package's files in the cache; a manifest's signature is verified first when there is a key.</summary>
    public CachedTree Fetch(OciRegistry registry, OciPackage package, PublicKey? key, CancellationToken cancellation)
    {
        var (signatures, attestation) = key is null ? ([], null) : Verify(registry, package.Manifest.Digest, key, cancellation);
        if (!package.Layer.Digest.StartsWith("sha256:", StringComparison.Ordinal) || CacheKey.Of(DependencyForm.Oci, package.Layer.Digest) is not { } cacheKey)
        {
            throw new SourceException($"`{HttpReply.Quote(package.Layer.Digest)}` is no layer digest this akua understands");
        }

        var cached = cache.FindOrAdd(
            cacheKey,
            folder =>
            {
                using (var blob = TemporaryBlob.Create(Path.GetDirectoryName(folder)!))
                {
                    registry.CopyBlob(package.Layer, blob, cancellation);
                    PackageTree.Extract(blob, folder, cancellation);
                }

                return new CacheRecord(cacheKey.Digest, TreeDigest.ComputeVendored(folder, "the package", cancellation), registry.Reference.ToString())
                {
                    Manifest = package.Manifest.Digest,
                    Signatures = signatures,
                    Attestation = attestation,
                };
            },
            cancellation);
        if (key is null || cached.Record.Signatures.Contains(key.Fingerprint))
        {
            return cached;
        }

        // It came in without this key's check, which has been made now.
        var record = cached.Record with { Manifest = package.Manifest.Digest, Signatures = [.. cached.Record.Signatures, key.Fingerprint], Attestation = attestation };
        cache.Update(cacheKey, record);
        return cached with { Record = record };
    }

    /// <summary>The signature must be there; provenance may be missing but not wrong.</summary>
    private static (string[] Signatures, string? Attestation) Verify(OciRegistry registry, string manifestDigest, PublicKey key, CancellationToken cancellation)
    {
        CosignVerification.RequireSignature(registry, manifestDigest, key, cancellation);
        var (state, digest) = CosignVerification.FindProvenance(registry, manifestDigest, key, cancellation);
        return state is CosignVerification.ProvenanceState.Invalid or CosignVerification.ProvenanceState.OtherSubject
            ? throw new SourceException($"the provenance of {registry.Reference}@{manifestDigest} is not one of the configured key about it") { Code = PackageCodes.CosignVerify }
            : ([key.Fingerprint], digest);
    }

    private static string FindTag(OciRegistry registry, string version, VersionRange range, CancellationToken cancellation)
    {
        // A tag cannot hold the `+` of build metadata; Helm writes `_` for it.
        var tags = registry.Tags(cancellation);
        return range.Highest(tags.Select(t => t.Replace('_', '+'))) is { } highest
            ? highest.Replace('+', '_')
            : throw new SourceException($"no tag of {registry.Reference} satisfies `{version}`; there are {Shorten(tags)}");
    }

    private static string? Nearest(OciRegistry registry, string tag, CancellationToken cancellation)
    {
        try
        {
            return Alias.Nearest(tag, registry.Tags(cancellation));
        }
        catch (SourceException)
        {
            return null;
        }
    }

    internal static string Shorten(IReadOnlyList<string> versions)
    {
        const int Shown = 12;
        return versions.Count == 0 ? "none" : string.Join(", ", versions.Take(Shown)) + (versions.Count > Shown ? $" and {versions.Count - Shown} more" : "");
    }
}
