using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Signing;
using Kcl.Net.Sources;

namespace Kcl.Net.Publishing;

/// <summary>What was pushed, and under which tags its signature and provenance are.</summary>
public sealed record PublishResult(string OciRef, string Tag, string ManifestDigest, string LayerDigest, long LayerSize, string? SignatureTag, string? AttestationTag);

/// <summary>Pushes packages, their signatures and their provenance. The tag comes last, so it never names something incomplete.</summary>
public sealed class Publisher(HttpTransport transport, CredentialStore credentials, string version, CancellationToken cancellation = default)
{
    private const string EmptyConfigMediaType = "application/vnd.oci.image.config.v1+json";

    /// <summary>Pushes; signs and attests what there is a key for.</summary>
    public PublishResult Publish(string reference, string tag, byte[] archive, PrivateKey? signWith, PrivateKey? attestWith, PackageLock pins) => Guarded(() =>
    {
        var registry = Registry(reference);
        var image = new PackageImage(archive, version);
        var digest = image.Manifest.Digest;
        var payload = new SimpleSigning(registry.Reference.DockerReference, digest).ToPayload();
        var signature = signWith is null ? null : PushSignature(registry, digest, payload, signWith.Sign(payload));
        string? attestation = null;
        if (attestWith is not null)
        {
            var dependencies = pins.Entries.Select(e => new ProvenanceDependency(e.Name, e.Digest, e.Source)).ToList();
            var envelope = new Provenance(registry.Reference.DockerReference, digest, tag, dependencies, version).ToEnvelope(attestWith);
            attestation = PushBeside(registry, Provenance.TagOf(digest), Provenance.EnvelopeMediaType, envelope, null);
        }

        image.Push(registry, tag, cancellation);
        return new PublishResult(registry.Reference.ToString(), tag, digest, image.Layer.Digest, image.Layer.Size, signature, attestation);
    });

    /// <summary>Pushes an archive made earlier, with the signature made for it when there is one.</summary>
    public PublishResult Push(string reference, string tag, byte[] archive, SignatureFile? signature) => Guarded(() =>
    {
        var registry = Registry(reference);
        var image = new PackageImage(archive, version);
        string? signatureTag = null;
        if (signature is not null)
        {
            Require(signature.OciRef == registry.Reference.ToString() && signature.Tag == tag, $"the signature is for {signature.OciRef}:{signature.Tag}, not for {registry.Reference}:{tag}");
            Require(signature.ManifestDigest == image.Manifest.Digest, $"the signature is for the manifest {signature.ManifestDigest}; this archive's is {image.Manifest.Digest}");
            signatureTag = PushSignature(registry, image.Manifest.Digest, Encoding.UTF8.GetBytes(signature.Payload), Convert.FromBase64String(signature.Signature));
        }

        image.Push(registry, tag, cancellation);
        return new PublishResult(registry.Reference.ToString(), tag, image.Manifest.Digest, image.Layer.Digest, image.Layer.Size, signatureTag, null);
    });

    /// <summary>Signs without a registry.</summary>
    public static SignatureFile Sign(string reference, string tag, byte[] archive, PrivateKey key, string version)
    {
        OciReference parsed;
        try
        {
            parsed = OciReference.Parse(reference);
        }
        catch (SourceException e)
        {
            throw new DiagnosticException(new Diagnostic(e.Code ?? PackageCodes.PublishFailed, "", e.Message) { Help = e.Help });
        }

        var digest = new PackageImage(archive, version).Manifest.Digest;
        var payload = new SimpleSigning(parsed.DockerReference, digest).ToPayload();
        return new SignatureFile(parsed.ToString(), tag, digest, Encoding.UTF8.GetString(payload), Convert.ToBase64String(key.Sign(payload)), version);
    }

    private string PushSignature(OciRegistry registry, string manifestDigest, byte[] payload, byte[] signature) =>
        PushBeside(registry, SimpleSigning.Tag(manifestDigest), SimpleSigning.MediaType, payload, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SimpleSigning.SignatureAnnotation] = Convert.ToBase64String(signature),
        });

    private string PushBeside(OciRegistry registry, string tag, string mediaType, byte[] bytes, Dictionary<string, string>? annotations)
    {
        var config = registry.PushBlob(EmptyConfigMediaType, "{}"u8.ToArray(), cancellation);
        var layer = registry.PushBlob(mediaType, bytes, cancellation);
        registry.PushManifest(tag, OciManifest.Create(config, annotations is null ? layer : layer with { Annotations = annotations }), cancellation);
        return tag;
    }

    private OciRegistry Registry(string reference) => new(OciReference.Parse(reference), transport, credentials);

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.CosignVerify, "", message));
        }
    }

    private static PublishResult Guarded(Func<PublishResult> publish)
    {
        try
        {
            return publish();
        }
        catch (SourceException e)
        {
            throw new DiagnosticException(new Diagnostic(e.Code ?? PackageCodes.PublishFailed, "", e.Message) { Help = e.Help });
        }
    }
}
