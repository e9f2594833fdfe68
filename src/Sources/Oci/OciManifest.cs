using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kcl.Net.Digests;

namespace Kcl.Net.Sources;

/// <summary>Something a manifest names by its digest.</summary>
public sealed record OciDescriptor(string MediaType, long Size, string Digest)
{
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();
}

/// <summary>An image manifest: a config and layers. <see cref="Digest"/> is that of the bytes it was read from or is written as.</summary>
public sealed record OciManifest(OciDescriptor Config, IReadOnlyList<OciDescriptor> Layers, byte[] Bytes)
{
    public const string MediaType = "application/vnd.oci.image.manifest.v1+json";
    public const string DockerMediaType = "application/vnd.docker.distribution.manifest.v2+json";

    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();

    public string Digest { get; } = Sha256(Bytes);

    public static string Sha256(ReadOnlySpan<byte> bytes)
    {
        using var hash = new Sha256Digest(bytes.Length);
        hash.Append(bytes);
        return hash.Finish();
    }

    /// <summary>A manifest of ours: compact, keys in a fixed order, so its digest follows from its parts.</summary>
    public static OciManifest Create(OciDescriptor config, params OciDescriptor[] layers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var w = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            w.WriteStartObject();
            w.WriteNumber("schemaVersion", 2);
            w.WriteString("mediaType", MediaType);
            w.WritePropertyName("config");
            Write(w, config);
            w.WriteStartArray("layers");
            foreach (var layer in layers)
            {
                Write(w, layer);
            }

            w.WriteEndArray();
            w.WriteEndObject();
        }

        return new OciManifest(config, layers, buffer.WrittenSpan.ToArray());
    }

    /// <summary>Reads a manifest; throws <see cref="SourceException"/> for anything else.</summary>
    public static OciManifest Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("manifests", out _))
            {
                throw new SourceException("it is an index of several images, not a package");
            }

            var layers = new List<OciDescriptor>();
            foreach (var layer in root.GetProperty("layers").EnumerateArray())
            {
                layers.Add(Descriptor(layer));
            }

            return new OciManifest(Descriptor(root.GetProperty("config")), layers, bytes) { Annotations = ReadAnnotations(root) };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new SourceException("its manifest is malformed", e);
        }
    }

    private static void Write(Utf8JsonWriter w, OciDescriptor descriptor)
    {
        w.WriteStartObject();
        w.WriteString("mediaType", descriptor.MediaType);
        w.WriteNumber("size", descriptor.Size);
        w.WriteString("digest", descriptor.Digest);
        if (descriptor.Annotations.Count > 0)
        {
            w.WriteStartObject("annotations");
            foreach (var (key, value) in descriptor.Annotations.OrderBy(a => a.Key, StringComparer.Ordinal))
            {
                w.WriteString(key, value);
            }

            w.WriteEndObject();
        }

        w.WriteEndObject();
    }

    private static OciDescriptor Descriptor(JsonElement element) => new(
        element.TryGetProperty("mediaType", out var type) ? type.GetString() ?? "" : "",
        element.GetProperty("size").GetInt64(),
        element.GetProperty("digest").GetString() ?? throw new FormatException())
    {
        Annotations = ReadAnnotations(element),
    };

    private static Dictionary<string, string> ReadAnnotations(JsonElement element)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (element.TryGetProperty("annotations", out var annotations) && annotations.ValueKind == JsonValueKind.Object)
        {
            foreach (var entry in annotations.EnumerateObject())
            {
                found[entry.Name] = entry.Value.GetString() ?? "";
            }
        }

        return found;
    }
}
