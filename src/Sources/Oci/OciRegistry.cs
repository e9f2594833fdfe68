using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Kcl.Net.Digests;

namespace Kcl.Net.Sources;

/// <summary>One repository of a registry, spoken to by the distribution specification's protocol.</summary>
public sealed class OciRegistry(OciReference reference, HttpTransport transport, CredentialStore credentials)
{
    private const long MaxManifestBytes = 32 << 20;
    private const long MaxBlobBytes = 1L << 30;
    private const int MaxTagPages = 100;
    private readonly Dictionary<string, AuthenticationHeaderValue> _tokens = new(StringComparer.Ordinal);

    public OciReference Reference { get; } = reference;

    /// <summary>The manifest of a tag or digest; null when the registry has none.</summary>
    public OciManifest? FindManifest(string tagOrDigest, CancellationToken cancellation)
    {
        using var reply = Send(HttpMethod.Get, Uri($"manifests/{tagOrDigest}"), write: false, cancellation, accept: [OciManifest.MediaType, OciManifest.DockerMediaType]);
        if (reply.Status == HttpStatusCode.NotFound)
        {
            return null;
        }

        var bytes = Success(reply).ReadBytes(MaxManifestBytes);
        var manifest = OciManifest.Parse(bytes);
        return tagOrDigest.StartsWith("sha256:", StringComparison.Ordinal) && manifest.Digest != tagOrDigest
            ? throw new SourceException($"the registry gave the manifest {manifest.Digest} for {tagOrDigest}")
            : manifest;
    }

    /// <summary>Every tag of the repository.</summary>
    public IReadOnlyList<string> Tags(CancellationToken cancellation)
    {
        var tags = new List<string>();
        var next = Uri("tags/list?n=1000");
        for (var page = 0; page < MaxTagPages && next is not null; page++)
        {
            using var reply = Send(HttpMethod.Get, next, write: false, cancellation);
            try
            {
                using var document = JsonDocument.Parse(Success(reply).ReadBytes(MaxManifestBytes));
                if (document.RootElement.TryGetProperty("tags", out var list) && list.ValueKind == JsonValueKind.Array)
                {
                    tags.AddRange(list.EnumerateArray().Select(t => t.GetString() ?? ""));
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                throw new SourceException($"the list of tags of {Reference} is malformed", e);
            }

            next = NextPage(reply);
        }

        return tags;
    }

    /// <summary>Copies a blob, whose size and digest must be what the manifest says.</summary>
    public void CopyBlob(OciDescriptor blob, Stream target, CancellationToken cancellation)
    {
        if (blob.Size is < 0 or > MaxBlobBytes)
        {
            throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"the layer {blob.Digest} is declared with {blob.Size} bytes; the limit is {MaxBlobBytes}"));
        }

        using var reply = Send(HttpMethod.Get, Uri("blobs/" + blob.Digest), write: false, cancellation);
        using var hashing = new HashingStream(target, blob.Size);
        var what = Reference.ToString();
        try
        {
            var length = Success(reply).CopyTo(hashing, blob.Size, transport.Progress is { } progress ? bytes => progress.Report(what, bytes, blob.Size) : null);
            if (length != blob.Size)
            {
                throw new SourceException(string.Create(CultureInfo.InvariantCulture, $"the layer {blob.Digest} has {length} bytes; the manifest says {blob.Size}"));
            }
        }
        finally
        {
            transport.Progress?.End();
        }

        var digest = hashing.Finish();
        if (digest != blob.Digest)
        {
            throw new SourceException($"the layer's content is {digest}; the manifest says {blob.Digest}");
        }
    }

    /// <summary>A small blob, verified as in <see cref="CopyBlob"/>.</summary>
    public byte[] ReadBlob(OciDescriptor blob, CancellationToken cancellation)
    {
        if (blob.Size > MaxManifestBytes)
        {
            throw new SourceException($"the blob {blob.Digest} is too large");
        }

        using var bytes = new MemoryStream();
        CopyBlob(blob, bytes, cancellation);
        return bytes.ToArray();
    }

    /// <summary>Uploads a blob unless the registry has it.</summary>
    public OciDescriptor PushBlob(string mediaType, byte[] bytes, CancellationToken cancellation)
    {
        var blob = new OciDescriptor(mediaType, bytes.Length, OciManifest.Sha256(bytes));
        using (var known = Send(HttpMethod.Head, Uri("blobs/" + blob.Digest), write: true, cancellation))
        {
            if (known.IsSuccess)
            {
                return blob;
            }
        }

        using var start = Send(HttpMethod.Post, Uri("blobs/uploads/"), write: true, cancellation, content: static () => new ByteArrayContent([]));
        if (Success(start).Location is not { } location)
        {
            throw new SourceException("the registry names no place to upload to");
        }

        var place = new Uri(start.Uri, location);
        if (!HttpTransport.IsSameServer(Reference.Api, place) && place.Scheme != System.Uri.UriSchemeHttps)
        {
            throw new SourceException("the registry sends the upload from https to http, which is not followed");
        }

        var target = new Uri(place.AbsoluteUri + (place.Query.Length > 0 ? "&" : "?") + "digest=" + System.Uri.EscapeDataString(blob.Digest));
        using var put = Send(HttpMethod.Put, target, write: true, cancellation, content: () => Body(bytes, "application/octet-stream"));
        Success(put);
        return blob;
    }

    public void PushManifest(string tag, OciManifest manifest, CancellationToken cancellation)
    {
        using var put = Send(HttpMethod.Put, Uri("manifests/" + tag), write: true, cancellation, content: () => Body(manifest.Bytes, OciManifest.MediaType));
        Success(put);
    }

    private static ByteArrayContent Body(byte[] bytes, string mediaType)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return content;
    }

    private Uri Uri(string rest) => new(Reference.Api, $"{Reference.Repository}/{rest}");

    /// <summary>Sends with what is known of authorization; a challenge is answered once.</summary>
    private HttpReply Send(HttpMethod method, Uri uri, bool write, CancellationToken cancellation, IReadOnlyList<string>? accept = null, Func<HttpContent>? content = null)
    {
        var isOurs = HttpTransport.IsSameServer(Reference.Api, uri);
        var scope = $"repository:{Reference.Repository}:{(write ? "pull,push" : "pull")}";
        var call = new HttpCall(method, uri, Reference.HostName)
        {
            Accept = accept ?? [],
            Content = content,
            Authorization = isOurs ? _tokens.GetValueOrDefault(scope) : null,
        };
        var reply = transport.Send(call, cancellation);
        if (reply.Status != HttpStatusCode.Unauthorized || !isOurs || call.Authorization is not null)
        {
            return reply;
        }

        var answer = BearerChallenge.Answer(reply, Reference, scope, transport, credentials, cancellation);
        if (answer is null)
        {
            return reply;
        }

        reply.Dispose();
        _tokens[scope] = answer;
        return transport.Send(call with { Authorization = answer }, cancellation);
    }

    private HttpReply Success(HttpReply reply)
    {
        if (reply.IsSuccess)
        {
            return reply;
        }

        throw new SourceException($"the registry refused {HttpTransport.Shown(reply.Uri)}: {reply.Describe()}")
        {
            Help = reply.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                ? $"run `akua auth add --registry {Reference.Host} --username NAME`, or pass --auth"
                : null,
        };
    }

    private Uri? NextPage(HttpReply reply)
    {
        if (reply.Header("Link") is not { } link || link.IndexOf('<', StringComparison.Ordinal) is var begin && begin < 0 || link.IndexOf('>', StringComparison.Ordinal) is var end && end < begin)
        {
            return null;
        }

        var next = new Uri(Reference.Api, link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..end]);
        return HttpTransport.IsSameServer(Reference.Api, next) ? next : null;
    }
}

/// <summary>Passes bytes on and hashes them.</summary>
internal sealed class HashingStream(Stream target, long expectedLength) : Stream
{
    private readonly Sha256Digest _hash = new(expectedLength);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public string Finish() => _hash.Finish();

    public override void Write(byte[] buffer, int offset, int count)
    {
        _hash.Append(buffer.AsSpan(offset, count));
        target.Write(buffer, offset, count);
    }

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}
