using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// One `[[package]]` of the lock. <see cref="Digest"/> identifies the artifact (layer, commit, archive, or source tree);
/// <see cref="VendorDigest"/> the vendored tree. <see cref="Tree"/> is the unambiguous pin of the artifact's tree, and
/// <see cref="VendorTree"/> that of the vendored one where it holds more, such as dependencies of its own.
/// </summary>
public sealed record LockEntry(string Name, string Version, string Source, string Digest)
{
    public string? VendorDigest { get; init; }

    public string? Tree { get; init; }

    public string? VendorTree { get; init; }

    /// <summary>The digest of the registry manifest that named the artifact; signatures are about it.</summary>
    public string? Manifest { get; init; }

    /// <summary>Who signed the artifact as it entered the cache: `cosign:key:` and the key's fingerprint.</summary>
    public string? Signature { get; init; }

    public IReadOnlyList<string> Dependencies { get; init; } = [];

    public string? Attestation { get; init; }

    public string? ReplacedPath { get; init; }

    public bool? Yanked { get; init; }

    public string? KyvernoSourceDigest { get; init; }

    public string? ConverterVersion { get; init; }

    /// <summary>The kind of its source in reports.</summary>
    public string SourceKind => VendorCheck.KindOf(Source);

    /// <summary>What the vendored tree must be.</summary>
    internal TreePins VendoredPins => new(VendoredTreeDigest, VendorTree ?? Tree);

    /// <summary>Fails when the vendored tree is not what the entry says; an entry that does not say passes.</summary>
    public void RequireVendored(TreeDigest actual, string shown)
    {
        if (VendoredPins is { IsEmpty: false } pins && PinComparison.Of(pins, actual) is { Matches: false } comparison)
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.VendorDrift, "", $"vendored tree of `{Name}` was changed: akua.lock expects {comparison.Expected}, found {comparison.Actual}")
            {
                Path = shown,
                Field = "dependencies." + Name,
                Help = $"run `akua vendor add {Name}` to restore it, or `akua vendor check` to see all trees",
            });
        }
    }

    /// <summary>Whether the entry was written by a tool that put the vendored tree's digest in place of the artifact's.</summary>
    internal bool MayPinTreeInsteadOfArtifact => VendorDigest is null && Tree is null && !Source.StartsWith("path+", StringComparison.Ordinal);

    /// <summary>
    /// The digest the vendored tree must have; null when the entry does not say. `git:` with 64 digits is a tree digest
    /// some writers put in place of the commit.
    /// </summary>
    public string? VendoredTreeDigest
    {
        get
        {
            if (VendorDigest is not null)
            {
                return VendorDigest;
            }

            // An entry of ours for a remote source that is not vendored: its digest is the artifact's, its tree is pinned apart.
            if (Tree is not null && !Source.StartsWith("path+", StringComparison.Ordinal))
            {
                return null;
            }

            const string Git = "git:";
            return !Digest.StartsWith(Git, StringComparison.Ordinal) ? Digest : Digest.Length == Git.Length + 64 ? "sha256:" + Digest[Git.Length..] : null;
        }
    }
}
