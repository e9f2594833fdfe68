using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Signing;

namespace Kcl.Net.Sources;

/// <summary>
/// Gets the content of remote dependencies: from the cache when it is pinned and there, else from where it comes from. Either way the
/// tree is hashed and compared before it is handed out, and a configured key must have signed what comes from a registry.
/// </summary>
public sealed class ArtifactFetcher(SourceOptions options) : IArtifactSource, IDisposable
{
    private readonly HttpTransport _transport = new(options.Transport);
    private HelmRepositorySource? _repositories;

    public Artifact Get(Workspace workspace, PackageManifest manifest, Dependency dependency, LockEntry? pin, CancellationToken cancellation)
    {
        try
        {
            return dependency.Form switch
            {
                DependencyForm.Oci => GetPackage(workspace, manifest, dependency, pin, cancellation),
                DependencyForm.Git => GetCommit(dependency, pin, cancellation),
                DependencyForm.Repo => GetChart(dependency, pin, cancellation),
                _ => throw new ArgumentException("a path dependency has no artifact", nameof(dependency)),
            };
        }
        catch (SourceException e)
        {
            throw new DiagnosticException(Diagnostic.At(e.Code ?? PackageCodes.DepResolve, "", dependency.Origin, $"dep `{dependency.Alias}`: {e.Message}") with
            {
                Path = dependency.Origin.File.Path,
                Field = "dependencies." + dependency.Alias,
                Help = e.Help,
            });
        }
    }

    /// <summary>A package by reference and tag; with <paramref name="plan"/> only what it is, without its files.</summary>
    public static (string Reference, string Tag, string ManifestDigest, string LayerDigest, string? Directory) Pull(
        SourceOptions options, HttpTransport transport, string reference, string tag, PublicKey? key, bool plan, CancellationToken cancellation)
    {
        var source = new OciSource(transport, options.Credentials, options.Cache);
        var registry = source.Registry(reference);
        var package = OciSource.Find(registry, tag, null, cancellation);
        var cached = plan ? null : source.Fetch(registry, package, key, cancellation);
        if (cached is not null)
        {
            ArtifactCache.Verify(cached, cancellation);
        }

        return (registry.Reference.ToString(), package.Tag, package.Manifest.Digest, package.Layer.Digest, cached?.Directory);
    }

    /// <summary>
    /// Looks for provenance of a locked package in its registry: empty when it is there and the configured key's, else the kind of violation.
    /// </summary>
    public string FindAttestation(Workspace workspace, PackageManifest manifest, LockEntry entry, CancellationToken cancellation)
    {
        try
        {
            using var key = PublicKey.Parse(SigningKeyFile.Read(workspace, manifest.CosignPublicKey!, "signing.cosign_public_key"), manifest.CosignPublicKey!);
            var registry = new OciSource(_transport, options.Credentials, options.Cache).Registry(entry.Source);
            var digest = entry.Manifest ?? registry.FindManifest(entry.Version, cancellation)?.Digest;
            return digest is null ? "attestation_missing" : CosignVerification.FindProvenance(registry, digest, key, cancellation).State switch
            {
                CosignVerification.ProvenanceState.Valid => "",
                CosignVerification.ProvenanceState.Invalid => "attestation_invalid",
                CosignVerification.ProvenanceState.OtherSubject => "attestation_subject_mismatch",
                _ => "attestation_missing",
            };
        }
        catch (SourceException)
        {
            return "attestation_missing";
        }
    }

    public void Dispose() => _transport.Dispose();

    private Artifact GetPackage(Workspace workspace, PackageManifest manifest, Dependency dependency, LockEntry? pin, CancellationToken cancellation)
    {
        var fingerprint = SigningKeyFile.Fingerprint(workspace, manifest);
        if (FindCached(dependency, pin) is { } present && (fingerprint is null || present.Record.Signatures.Contains(fingerprint) || pin!.Signature == fingerprint))
        {
            return Package(dependency, pin!.Version, present, fingerprint, pin, cancellation);
        }

        RequireOnline(dependency, pin, fingerprint);
        using var key = fingerprint is null ? null : PublicKey.Parse(SigningKeyFile.Read(workspace, manifest.CosignPublicKey!, "signing.cosign_public_key"), manifest.CosignPublicKey!);
        var source = new OciSource(_transport, options.Credentials, options.Cache);
        var registry = source.Registry(dependency.Location);
        var package = OciSource.Find(registry, pin?.Version ?? dependency.Version!, pin is null ? dependency.Range : null, cancellation);
        if (pin is not null && package.Layer.Digest != pin.Digest)
        {
            throw new SourceException($"{dependency.Location}:{package.Tag} is now {package.Layer.Digest}; akua.lock pins {pin.Digest}")
            {
                Help = $"run `akua update --dep {dependency.Alias}` to accept the change",
            };
        }

        return Package(dependency, package.Tag, source.Fetch(registry, package, key, cancellation), fingerprint, pin, cancellation) is var artifact
            ? artifact with { Entry = artifact.Entry with { Manifest = package.Manifest.Digest } }
            : artifact;
    }

    private static Artifact Package(Dependency dependency, string version, CachedTree cached, string? fingerprint, LockEntry? pin, CancellationToken cancellation)
    {
        var artifact = Whole(dependency, version, cached, pin, cancellation);
        return artifact with
        {
            Entry = artifact.Entry with
            {
                Manifest = pin?.Manifest ?? cached.Record.Manifest,
                Signature = fingerprint,
                Attestation = fingerprint is null ? null : cached.Record.Attestation ?? pin?.Attestation,
            },
        };
    }

    private Artifact GetCommit(Dependency dependency, LockEntry? pin, CancellationToken cancellation)
    {
        var cached = FindCached(dependency, pin);
        if (cached is null)
        {
            RequireOnline(dependency, pin, null);
            cached = new GitSource(options.Credentials, options.Cache, options.Transport).Fetch(dependency, pin, cancellation);
        }

        return dependency.Subdirectory is null ? Whole(dependency, dependency.GitLabel!, cached, pin, cancellation) : Part(dependency, cached, pin, cancellation);
    }

    private Artifact GetChart(Dependency dependency, LockEntry? pin, CancellationToken cancellation)
    {
        if (FindCached(dependency, pin) is { } present)
        {
            return Whole(dependency, pin!.Version, present, pin, cancellation);
        }

        RequireOnline(dependency, pin, null);
        _repositories ??= new HelmRepositorySource(_transport, options.Credentials, options.Cache);
        var (cached, version) = _repositories.Fetch(dependency, pin, cancellation);
        return Whole(dependency, version, cached, pin, cancellation);
    }

    private CachedTree? FindCached(Dependency dependency, LockEntry? pin) =>
        pin is not null && CacheKey.Of(dependency.Form, pin.Digest) is { } key ? options.Cache.Find(key) : null;

    private void RequireOnline(Dependency dependency, LockEntry? pin, string? fingerprint)
    {
        if (!options.Offline)
        {
            return;
        }

        if (fingerprint is not null && FindCached(dependency, pin) is not null)
        {
            throw new SourceException("it was never verified with the key in `signing.cosign_public_key`, and this run is offline")
            {
                Code = PackageCodes.CosignSignatureMissing,
                Help = "run `akua lock` without --offline",
            };
        }

        throw new SourceException(pin is null ? "it is not in akua.lock, and this run is offline" : $"its content {pin.Digest} is neither vendored nor cached, and this run is offline")
        {
            Help = $"run `akua {(pin is null ? "lock" : "vendor add " + dependency.Alias)}` without --offline",
        };
    }

    private static Artifact Whole(Dependency dependency, string version, CachedTree cached, LockEntry? pin, CancellationToken cancellation)
    {
        var tree = ArtifactCache.Verify(cached, cancellation);
        return Checked(dependency, version, cached, cached.Directory, tree, pin);
    }

    /// <summary>A folder of a repository: the whole checkout is verified, the folder's tree is what counts.</summary>
    private static Artifact Part(Dependency dependency, CachedTree cached, LockEntry? pin, CancellationToken cancellation)
    {
        ArtifactCache.Verify(cached, cancellation);
        var guarded = new PathGuard(cached.Directory).Resolve(dependency.Subdirectory!, $"dep `{dependency.Alias}`");
        if (!guarded.Exists || !Directory.Exists(guarded.RealPath))
        {
            throw new SourceException($"the commit {cached.Key.Id} has no folder `{dependency.Subdirectory}`");
        }

        return Checked(dependency, dependency.GitLabel!, cached, guarded.RealPath, TreeDigest.ComputeVendored(guarded.RealPath, dependency.Subdirectory!, cancellation), pin);
    }

    private static Artifact Checked(Dependency dependency, string version, CachedTree cached, string directory, TreeDigest tree, LockEntry? pin)
    {
        if (pin?.Tree is { } expected && TreeDigest.PinIsComparable && expected != tree.Pin)
        {
            throw new SourceException($"the content of {cached.Key.Digest} has the tree {tree.Pin}; akua.lock pins {expected}")
            {
                Help = "restore akua.lock from version control, or run `akua update`",
            };
        }

        return new Artifact(new LockEntry(dependency.Alias, version, dependency.LockSource, cached.Key.Digest) { Tree = tree.Pin }, directory, tree);
    }
}
