using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kcl.Net.Signing;

/// <summary>A dependency a package was built with: its digest as the lock writes it, and its source.</summary>
public sealed record ProvenanceDependency(string Name, string Digest, string Uri);

/// <summary>What is said about how a package came to be, as an in-toto statement with the SLSA v1 predicate in a signed DSSE envelope.</summary>
public sealed record Provenance(string DockerReference, string ManifestDigest, string Tag, IReadOnlyList<ProvenanceDependency> Dependencies, string Version)
{
    public const string EnvelopeMediaType = "application/vnd.dsse.envelope.v1+json";
    public const string PredicateType = "https://slsa.dev/provenance/v1";
    private const string PayloadType = "application/vnd.in-toto+json";
    private const string BuildType = "https://akua.dev/slsa/publish/v1";
    private const string Builder = "https://cli.akua.dev/cli/v";

    /// <summary>The tag under which the provenance of a manifest is stored.</summary>
    public static string TagOf(string manifestDigest) => manifestDigest.Replace(':', '-') + ".att";

    public byte[] ToStatement() => JsonBytes.Of(w =>
    {
        w.WriteStartObject();
        w.WriteString("_type", "https://in-toto.io/Statement/v1");
        w.WriteStartArray("subject");
        w.WriteStartObject();
        w.WriteString("name", DockerReference);
        WriteDigest(w, ManifestDigest);
        w.WriteEndObject();
        w.WriteEndArray();
        w.WriteString("predicateType", PredicateType);
        w.WriteStartObject("predicate");
        w.WriteStartObject("buildDefinition");
        w.WriteString("buildType", BuildType);
        w.WriteStartObject("externalParameters");
        w.WriteString("ociRef", "oci://" + DockerReference);
        w.WriteString("tag", Tag);
        w.WriteEndObject();
        w.WriteStartArray("resolvedDependencies");
        foreach (var dependency in Dependencies)
        {
            w.WriteStartObject();
            w.WriteString("name", dependency.Name);
            WriteDigest(w, dependency.Digest);
            w.WriteString("uri", dependency.Uri);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
        w.WriteStartObject("runDetails");
        w.WriteStartObject("builder");
        w.WriteString("id", Builder + Version);
        w.WriteEndObject();
        w.WriteEndObject();
        w.WriteEndObject();
        w.WriteEndObject();
    });

    public byte[] ToEnvelope(PrivateKey key)
    {
        var statement = ToStatement();
        return JsonBytes.Of(w =>
        {
            w.WriteStartObject();
            w.WriteString("payloadType", PayloadType);
            w.WriteBase64String("payload", statement);
            w.WriteStartArray("signatures");
            w.WriteStartObject();
            w.WriteBase64String("sig", key.Sign(SignedBytes(PayloadType, statement)));
            w.WriteEndObject();
            w.WriteEndArray();
            w.WriteEndObject();
        });
    }

    /// <summary>The statement of an envelope that carries a signature of the key; null when none of its signatures is.</summary>
    public static byte[]? Open(ReadOnlyMemory<byte> envelope, PublicKey key)
    {
        try
        {
            using var document = JsonDocument.Parse(envelope);
            var root = document.RootElement;
            var statement = root.GetProperty("payload").GetBytesFromBase64();
            if (root.GetProperty("payloadType").GetString() != PayloadType)
            {
                return null;
            }

            foreach (var signature in root.GetProperty("signatures").EnumerateArray())
            {
                if (key.Verifies(SignedBytes(PayloadType, statement), signature.GetProperty("sig").GetBytesFromBase64()))
                {
                    return statement;
                }
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Not an envelope.
        }

        return null;
    }

    /// <summary>Whether a statement is SLSA v1 provenance about this manifest.</summary>
    public static bool IsAbout(ReadOnlyMemory<byte> statement, string manifestDigest)
    {
        try
        {
            using var document = JsonDocument.Parse(statement);
            if (document.RootElement.GetProperty("predicateType").GetString() != PredicateType)
            {
                return false;
            }

            foreach (var subject in document.RootElement.GetProperty("subject").EnumerateArray())
            {
                if ("sha256:" + subject.GetProperty("digest").GetProperty("sha256").GetString() == manifestDigest)
                {
                    return true;
                }
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not a statement.
        }

        return false;
    }

    /// <summary>DSSE's pre-authentication encoding.</summary>
    private static byte[] SignedBytes(string type, byte[] body) =>
        [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"DSSEv1 {Encoding.UTF8.GetByteCount(type)} {type} {body.Length} ")), .. body];

    private static void WriteDigest(Utf8JsonWriter w, string digest)
    {
        var colon = digest.IndexOf(':', StringComparison.Ordinal);
        w.WriteStartObject("digest");
        w.WriteString(digest[..colon] == "git" ? "gitCommit" : digest[..colon], digest[(colon + 1)..]);
        w.WriteEndObject();
    }
}
