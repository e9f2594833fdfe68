namespace Kcl.Net.Packages;

/// <summary>
/// One `[[package]]` of the lock. <see cref="Digest"/> identifies the artifact (layer, commit, archive, or source tree);
/// <see cref="VendorDigest"/> the vendored tree where that is something else; <see cref="Tree"/> is the unambiguous pin of
/// the tree that was last written or hashed.
/// </summary>
public sealed record LockEntry(string Name, string Version, string Source, string Digest)
{
    public string? VendorDigest { get; init; }

    public string? Tree { get; init; }

    public string? Signature { get; init; }

    public IReadOnlyList<string> Dependencies { get; init; } = [];

    public string? Attestation { get; init; }

    public string? ReplacedPath { get; init; }

    public bool? Yanked { get; init; }

    public string? KyvernoSourceDigest { get; init; }

    public string? ConverterVersion { get; init; }

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

            const string Git = "git:";
            return !Digest.StartsWith(Git, StringComparison.Ordinal) ? Digest : Digest.Length == Git.Length + 64 ? "sha256:" + Digest[Git.Length..] : null;
        }
    }
}
