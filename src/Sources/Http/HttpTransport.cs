using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Kcl.Net.Sources;

/// <summary>
/// Requests under one set of rules: https except to this machine, no way from https back to http, no private addresses, credentials
/// only to the host they are for, a limit on time and size. Made on the first request.
/// </summary>
public sealed class HttpTransport(TransportOptions options) : IDisposable
{
    private const int MaxRedirects = 8;
    private static readonly HttpRequestOptionsKey<bool> AllowsLoopback = new("akua.loopback");
    private readonly Lazy<HttpClient> _client = new(() => MakeClient(options));

    public IFetchProgress? Progress => options.Progress;

    /// <summary>Sends a request; the reply's status is the caller's to judge. Redirects of GET and HEAD are followed.</summary>
    public HttpReply Send(HttpCall call, CancellationToken cancellation)
    {
        var uri = call.Uri;
        var authorization = call.Authorization;
        for (var redirects = 0; ; redirects++)
        {
            var allowsLoopback = AddressPolicy.IsLoopbackName(call.DeclaredHost);
            Check(uri, allowsLoopback);
            var reply = SendOnce(call, uri, authorization, allowsLoopback, cancellation);
            if (!IsRedirect(reply.Status) || (call.Method != HttpMethod.Get && call.Method != HttpMethod.Head) || reply.Location is not { } location)
            {
                return reply;
            }

            reply.Dispose();
            if (redirects == MaxRedirects)
            {
                throw new SourceException($"{Shown(call.Uri)} redirects more than {MaxRedirects} times");
            }

            var next = new Uri(uri, location);
            if (uri.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
            {
                throw new SourceException($"{Shown(uri)} redirects from https to {next.Scheme}, which is not followed");
            }

            // What is for one host is not for another.
            authorization = IsSameServer(uri, next) ? authorization : null;
            uri = next;
        }
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }

    /// <summary>A URL without its query, which may hold a signature.</summary>
    internal static string Shown(Uri uri) => uri.GetLeftPart(UriPartial.Path);

    internal static bool IsSameServer(Uri a, Uri b) =>
        a.Scheme == b.Scheme && a.Port == b.Port && string.Equals(a.Host, b.Host, StringComparison.OrdinalIgnoreCase);

    private void Check(Uri uri, bool allowsLoopback)
    {
        if (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
        {
            throw new SourceException($"`{uri.Scheme}` is no scheme to fetch from: {Shown(uri)}");
        }

        if (options.AllowPrivateNetwork)
        {
            return;
        }

        var isAddress = IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address);
        var isLoopback = AddressPolicy.IsLoopbackName(uri.Host);
        if (isLoopback ? !allowsLoopback : isAddress && !AddressPolicy.IsPublic(address!))
        {
            throw AddressPolicy.Refuse(uri.Host);
        }
    }

    private HttpReply SendOnce(HttpCall call, Uri uri, AuthenticationHeaderValue? authorization, bool allowsLoopback, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(call.Method, uri) { Content = call.Content?.Invoke() };
        request.Options.Set(AllowsLoopback, allowsLoopback);
        request.Headers.Authorization = authorization;
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (call.Accept.Count > 0)
        {
            request.Headers.TryAddWithoutValidation("Accept", string.Join(", ", call.Accept));
        }

        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Patience);
        try
        {
            var response = _client.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).GetAwaiter().GetResult();
            return new HttpReply(response, uri, limit, options.Patience, cancellation);
        }
        catch (Exception e)
        {
            limit.Dispose();
            throw Failure(e, uri, cancellation);
        }
    }

    /// <summary>What the platform throws, in our words; its own name neither host nor cause the same way everywhere.</summary>
    internal static Exception Failure(Exception e, Uri uri, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (var at = e; at is not null; at = at.InnerException)
        {
            switch (at)
            {
                case SourceException known:
                    return known;
                case OperationCanceledException:
                    return new SourceException($"{uri.Authority} did not answer in time ({Shown(uri)})", e);
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return new SourceException($"the host `{uri.Host}` is not known ({Shown(uri)})", e);
                case SocketException:
                    return new SourceException($"cannot connect to {uri.Authority} ({Shown(uri)})", e);
                case System.Security.Authentication.AuthenticationException:
                    return new SourceException($"the certificate of {uri.Authority} is not trusted ({Shown(uri)})", e);
            }
        }

        return new SourceException($"the connection to {uri.Authority} failed ({Shown(uri)})", e);
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static HttpClient MakeClient(TransportOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 64,
            ConnectTimeout = options.Patience,
            ConnectCallback = (context, cancellation) => Connect(context, options, cancellation),
        };
        if (options.TrustedRoots is { } roots)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(roots);
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        }

        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, TransportOptions options, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal]
            : options.Resolve is { } resolve ? resolve(host)
            : await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false);

        // A proxy is what the user set up, so it may be anywhere; then it looks for the host.
        var request = context.InitialRequestMessage;
        var isDirect = string.Equals(host, request.RequestUri!.Host, StringComparison.OrdinalIgnoreCase);
        if (isDirect && !options.AllowPrivateNetwork)
        {
            request.Options.TryGetValue(AllowsLoopback, out var allowsLoopback);
            var mayLoop = allowsLoopback && AddressPolicy.IsLoopbackName(host);
            addresses = Array.FindAll(addresses, a => AddressPolicy.IsPublic(a) || (mayLoop && IPAddress.IsLoopback(a)));
            if (addresses.Length == 0)
            {
                throw AddressPolicy.Refuse(host);
            }
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>One request. <see cref="DeclaredHost"/> is the host the user named, which decides what the request may reach.</summary>
public sealed record HttpCall(HttpMethod Method, Uri Uri, string DeclaredHost)
{
    public AuthenticationHeaderValue? Authorization { get; init; }

    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>Makes the body; called again when the request is repeated.</summary>
    public Func<HttpContent>? Content { get; init; }
}

/// <summary>An answer whose body is read within limits.</summary>
public sealed class HttpReply(HttpResponseMessage response, Uri uri, CancellationTokenSource limit, TimeSpan patience, CancellationToken cancellation) : IDisposable
{
    private const int QuotedCharacters = 300;

    public HttpStatusCode Status => response.StatusCode;

    public bool IsSuccess => response.IsSuccessStatusCode;

    public Uri Uri { get; } = uri;

    public Uri? Location => response.Headers.Location;

    public long? Length => response.Content.Headers.ContentLength;

    public HttpHeaderValueCollection<AuthenticationHeaderValue> Challenges => response.Headers.WwwAuthenticate;

    public string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>The body, when it is no longer than this.</summary>
    public byte[] ReadBytes(long max)
    {
        using var bytes = new MemoryStream();
        CopyTo(bytes, max, null);
        return bytes.ToArray();
    }

    /// <summary>Copies the body as it arrives; one that is longer than allowed, or says so, is refused.</summary>
    public long CopyTo(Stream target, long max, Action<long>? progress)
    {
        if (Length > max)
        {
            throw TooLarge(max);
        }

        try
        {
            using var body = response.Content.ReadAsStreamAsync(cancellation).GetAwaiter().GetResult();
            var buffer = new byte[64 << 10];
            var total = 0L;
            while (true)
            {
                limit.CancelAfter(patience);
                var read = body.ReadAsync(buffer, limit.Token).AsTask().GetAwaiter().GetResult();
                if (read == 0)
                {
                    return total;
                }

                total += read;
                if (total > max)
                {
                    throw TooLarge(max);
                }

                target.Write(buffer, 0, read);
                progress?.Invoke(total);
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or SocketException or HttpIOException || (e is IOException && target is MemoryStream))
        {
            throw HttpTransport.Failure(e, Uri, cancellation);
        }
    }

    /// <summary>The status and the beginning of the body, for a message.</summary>
    public string Describe()
    {
        var text = "";
        try
        {
            using var bytes = new MemoryStream();
            CopyTo(bytes, 64 << 10, null);
            text = Quote(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
        }
        catch (SourceException)
        {
            // The status says enough.
        }

        return string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)Status}") + (text.Length == 0 ? "" : ": " + text);
    }

    public void Dispose()
    {
        response.Dispose();
        limit.Dispose();
    }

    /// <summary>The first characters of a text, none of them cut in two.</summary>
    internal static string Quote(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length <= QuotedCharacters)
        {
            return trimmed;
        }

        return trimmed[..(char.IsHighSurrogate(trimmed[QuotedCharacters - 1]) ? QuotedCharacters - 1 : QuotedCharacters)] + "…";
    }

    private SourceException TooLarge(long max) => new(string.Create(CultureInfo.InvariantCulture, $"the answer of {HttpTransport.Shown(Uri)} is larger than {max} bytes"));
}
