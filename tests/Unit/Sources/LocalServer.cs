using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Kcl.Net.Tests.Unit.Sources;

internal sealed record ServedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body);

internal sealed record ServedReply(int Status, byte[] Body)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>A declared length other than the body's.</summary>
    public long? Length { get; init; }

    public static ServedReply Ok(byte[] body) => new(200, body);

    public static ServedReply Ok(string body) => new(200, Encoding.UTF8.GetBytes(body));

    public static ServedReply Redirect(string to) => new(302, []) { Headers = { ["Location"] = to } };
}

/// <summary>A web server on loopback, one request a connection; each path is answered by what the test put there.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? _certificate;

    public LocalServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start(64);
        _ = Task.Run(Accept);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://localhost:{Port}";

    /// <summary>Answers; the last one that gives a reply wins.</summary>
    public Func<ServedRequest, ServedReply?> Handler { get; set; } = static _ => null;

    public ConcurrentDictionary<string, ServedReply> Files { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<ServedRequest> Requests { get; } = new();

    public void Dispose() => _listener.Stop();

    private async Task Accept()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            _ = Task.Run(() => Serve(client));
        }
    }

    private async Task Serve(TcpClient client)
    {
        try
        {
            using var connection = client;
            Stream stream = connection.GetStream();
            if (_certificate is not null)
            {
                var tls = new SslStream(stream);
                await tls.AuthenticateAsServerAsync(_certificate);
                stream = tls;
            }

            var request = await Read(stream);
            Requests.Enqueue(request);
            var reply = Handler(request) ?? Files.GetValueOrDefault(request.Path) ?? new ServedReply(404, "not here"u8.ToArray());
            var head = new StringBuilder($"HTTP/1.1 {reply.Status} x\r\nConnection: close\r\nContent-Length: {reply.Length ?? reply.Body.Length}\r\n");
            foreach (var (name, value) in reply.Headers)
            {
                head.Append($"{name}: {value}\r\n");
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()));
            if (request.Method != "HEAD")
            {
                await stream.WriteAsync(reply.Body);
            }

            await stream.FlushAsync();
            if (stream is SslStream ssl)
            {
                await ssl.ShutdownAsync();
            }
        }
        catch (Exception e) when (e is IOException or SocketException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
        {
            // The client went away.
        }
    }

    private static async Task<ServedRequest> Read(Stream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || !head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                throw new IOException();
            }

            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString(head.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(l => l.Split(':', 2)).ToDictionary(h => h[0], h => h[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var target = first[1].Split('?', 2);
        var body = headers.TryGetValue("Transfer-Encoding", out var encoding) && encoding == "chunked" ? await ReadChunks(stream) : new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
        if (!headers.ContainsKey("Transfer-Encoding"))
        {
            await stream.ReadExactlyAsync(body);
        }

        return new ServedRequest(first[0], target[0], target.Length > 1 ? target[1] : "", headers, body);
    }

    private static async Task<byte[]> ReadChunks(Stream stream)
    {
        var body = new MemoryStream();
        while (true)
        {
            var line = new StringBuilder();
            var one = new byte[1];
            while (await stream.ReadAsync(one) == 1 && one[0] != '\n')
            {
                line.Append((char)one[0]);
            }

            var chunk = new byte[Convert.ToInt32(line.ToString().Trim(), 16) + 2];
            await stream.ReadExactlyAsync(chunk);
            if (chunk.Length == 2)
            {
                return body.ToArray();
            }

            body.Write(chunk, 0, chunk.Length - 2);
        }
    }
}
