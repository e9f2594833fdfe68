using System.Text;
using System.Text.Json;

namespace Kcl.Net.Signing;

/// <summary>A signature made without a registry, kept beside the packed archive until it is pushed.</summary>
public sealed record SignatureFile(string OciRef, string Tag, string ManifestDigest, string Payload, string Signature, string AkuaVersion)
{
    public const string Extension = ".akuasig";

    public byte[] ToBytes() =>
    [
        .. JsonBytes.Of(
            w =>
            {
                w.WriteStartObject();
                w.WriteString("oci_ref", OciRef);
                w.WriteString("tag", Tag);
                w.WriteString("manifest_digest", ManifestDigest);
                w.WriteString("simple_signing_payload", Payload);
                w.WriteString("signature_b64", Signature);
                w.WriteString("akua_version", AkuaVersion);
                w.WriteEndObject();
            },
            indented: true),
    ];

    /// <summary>Null when the bytes are no signature file.</summary>
    public static SignatureFile? Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            return new SignatureFile(Text("oci_ref"), Text("tag"), Text("manifest_digest"), Text("simple_signing_payload"), Text("signature_b64"), Text("akua_version"));

            string Text(string key) => root.GetProperty(key).GetString() ?? throw new FormatException();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether the signature is the key's over the payload, and the payload about the manifest the file names.</summary>
    public bool Verifies(PublicKey key)
    {
        var bytes = new byte[Signature.Length];
        return Convert.TryFromBase64String(Signature, bytes, out var length)
            && key.Verifies(Encoding.UTF8.GetBytes(Payload), bytes.AsSpan(0, length))
            && SimpleSigning.Parse(Encoding.UTF8.GetBytes(Payload)) is { } claims
            && claims.ManifestDigest == ManifestDigest && "oci://" + claims.DockerReference == OciRef;
    }
}
