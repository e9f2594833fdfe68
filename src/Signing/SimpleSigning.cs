using System.Text.Json;

namespace Kcl.Net.Signing;

/// <summary>The text a signature of an image is over, in the form of cosign: which image, by its manifest's digest, and under which name.</summary>
public sealed record SimpleSigning(string DockerReference, string ManifestDigest)
{
    public const string MediaType = "application/vnd.dev.cosign.simplesigning.v1+json";
    public const string SignatureAnnotation = "dev.cosignproject.cosign/signature";
    private const string Kind = "cosign container image signature";

    /// <summary>The tag under which the signatures of a manifest are stored.</summary>
    public static string Tag(string manifestDigest) => manifestDigest.Replace(':', '-') + ".sig";

    public byte[] ToPayload() => JsonBytes.Of(w =>
    {
        w.WriteStartObject();
        w.WriteStartObject("critical");
        w.WriteStartObject("identity");
        w.WriteString("docker-reference", DockerReference);
        w.WriteEndObject();
        w.WriteStartObject("image");
        w.WriteString("docker-manifest-digest", ManifestDigest);
        w.WriteEndObject();
        w.WriteString("type", Kind);
        w.WriteEndObject();
        w.WriteNull("optional");
        w.WriteEndObject();
    });

    /// <summary>What a payload claims; null when it is none.</summary>
    public static SimpleSigning? Parse(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var critical = document.RootElement.GetProperty("critical");
            return critical.GetProperty("type").GetString() == Kind
                && critical.GetProperty("identity").GetProperty("docker-reference").GetString() is { } reference
                && critical.GetProperty("image").GetProperty("docker-manifest-digest").GetString() is { } digest
                    ? new SimpleSigning(reference, digest)
                    : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
