using Kcl.Net.Packages;
using Kcl.Net.Signing;

namespace Kcl.Net.Sources;

/// <summary>Whether a registry has a signature, or provenance, of a key about a manifest.</summary>
internal static class CosignVerification
{
    /// <summary>How a lock records provenance that was verified.</summary>
    public const string AttestationPrefix = "slsa:";

    /// <summary>Passes when one of the stored signatures is the key's and is about this manifest under this name.</summary>
    public static void RequireSignature(OciRegistry registry, string manifestDigest, PublicKey key, CancellationToken cancellation)
    {
        var name = $"{registry.Reference}@{manifestDigest}";
        if (FindStored(registry, SimpleSigning.Tag(manifestDigest), cancellation) is not { Layers.Count: > 0 } stored)
        {
            throw new SourceException($"{name} is not signed") { Code = PackageCodes.CosignSignatureMissing, Help = "have its publisher sign it, or remove `signing.cosign_public_key`" };
        }

        foreach (var layer in stored.Layers)
        {
            if (layer.MediaType == SimpleSigning.MediaType && layer.Annotations.TryGetValue(SimpleSigning.SignatureAnnotation, out var text) && Base64(text) is { } signature)
            {
                var payload = registry.ReadBlob(layer, cancellation);
                if (key.Verifies(payload, signature) && SimpleSigning.Parse(payload) is { } claims && claims.ManifestDigest == manifestDigest && claims.DockerReference == registry.Reference.DockerReference)
                {
                    return;
                }
            }
        }

        throw new SourceException($"no signature of {name} is one of the configured key about it") { Code = PackageCodes.CosignVerify };
    }

    public enum ProvenanceState
    {
        Missing,
        Invalid,
        OtherSubject,
        Valid,
    }

    /// <summary>What the registry has of provenance, and its digest when it is valid.</summary>
    public static (ProvenanceState State, string? Digest) FindProvenance(OciRegistry registry, string manifestDigest, PublicKey key, CancellationToken cancellation)
    {
        if (FindStored(registry, Provenance.TagOf(manifestDigest), cancellation) is not { Layers.Count: > 0 } stored)
        {
            return (ProvenanceState.Missing, null);
        }

        var state = ProvenanceState.Invalid;
        foreach (var layer in stored.Layers)
        {
            if (layer.MediaType == Provenance.EnvelopeMediaType && Provenance.Open(registry.ReadBlob(layer, cancellation), key) is { } statement)
            {
                if (Provenance.IsAbout(statement, manifestDigest))
                {
                    return (ProvenanceState.Valid, AttestationPrefix + layer.Digest);
                }

                state = ProvenanceState.OtherSubject;
            }
        }

        return (state, null);
    }

    /// <summary>The manifest under a tag; one that cannot be read counts as none.</summary>
    private static OciManifest? FindStored(OciRegistry registry, string tag, CancellationToken cancellation)
    {
        try
        {
            return registry.FindManifest(tag, cancellation);
        }
        catch (SourceException e) when (e.Message == "its manifest is malformed")
        {
            return null;
        }
    }

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
