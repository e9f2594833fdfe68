using Kcl.Net.Signing;

namespace Kcl.Net.Publishing;

/// <summary>One check of a packed package against its signature file.</summary>
public sealed record TarballCheck(string Kind, string Status, string? Detail = null, string? Expected = null, string? Actual = null);

/// <summary>`verify --tarball`: the signature file can be read, is about this archive, and was made with the key.</summary>
public static class TarballVerification
{
    public static IReadOnlyList<TarballCheck> Run(byte[] archive, SignatureFile? signature, PublicKey? key)
    {
        if (signature is null)
        {
            return [new TarballCheck("sidecar_readable", "fail", "it is no signature file")];
        }

        // The manifest holds the version of the tool that signed.
        var actual = new PackageImage(archive, signature.AkuaVersion).Manifest.Digest;
        return
        [
            new TarballCheck("sidecar_readable", "pass"),
            actual == signature.ManifestDigest
                ? new TarballCheck("digest_match", "pass")
                : new TarballCheck("digest_match", "fail", null, actual, signature.ManifestDigest),
            key is null
                ? new TarballCheck("signature_verify", "skip", "no public key configured (pass --public-key or set akua.toml [signing].cosign_public_key)")
                : signature.Verifies(key) ? new TarballCheck("signature_verify", "pass") : new TarballCheck("signature_verify", "fail", "signature does not verify"),
        ];
    }
}
