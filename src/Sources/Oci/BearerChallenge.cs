using System.Net.Http.Headers;
using System.Text.Json;

namespace Kcl.Net.Sources;

/// <summary>Answers a registry's `WWW-Authenticate`: with the stored password, or with a token that its token server gives for it.</summary>
internal static class BearerChallenge
{
    private const long MaxTokenBytes = 1 << 20;

    /// <summary>What to send with the request's repetition; null when there is no answer.</summary>
    public static AuthenticationHeaderValue? Answer(HttpReply reply, OciReference reference, string scope, HttpTransport transport, CredentialStore credentials, CancellationToken cancellation)
    {
        var credential = credentials.Find(new Uri(reference.Api, "/" + reference.Repository));
        foreach (var challenge in reply.Challenges)
        {
            if (challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && Parameters(challenge.Parameter ?? "") is var parameters && parameters.TryGetValue("realm", out var realm))
            {
                return Token(realm, parameters.GetValueOrDefault("service"), scope, reference, credential, transport, cancellation);
            }

            if (challenge.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) && credential is { IsIdentity: false })
            {
                return credential.Header;
            }
        }

        return null;
    }

    private static AuthenticationHeaderValue Token(string realm, string? service, string scope, OciReference reference, Credential? credential, HttpTransport transport, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(realm, UriKind.Absolute, out var server) || (server.Scheme != Uri.UriSchemeHttps && server.Scheme != reference.Api.Scheme))
        {
            throw new SourceException($"the token server `{HttpReply.Quote(realm)}` of {reference.Host} is not used: it is no https URL");
        }

        var query = $"{(server.Query.Length > 0 ? "&" : "?")}{(service is null ? "" : $"service={Uri.EscapeDataString(service)}&")}scope={Uri.EscapeDataString(scope)}";
        var call = credential is { IsIdentity: true } identity
            ? new HttpCall(HttpMethod.Post, server, reference.HostName) { Content = () => Exchange(identity, service, scope) }
            : new HttpCall(HttpMethod.Get, new Uri(server.AbsoluteUri + query), reference.HostName) { Authorization = credential?.Header };
        using var reply = transport.Send(call, cancellation);
        if (!reply.IsSuccess)
        {
            throw new SourceException($"the token server {server.Authority} of {reference.Host} refused: {reply.Describe()}")
            {
                Help = $"run `akua auth add --registry {reference.Host} --username NAME`, or pass --auth",
            };
        }

        try
        {
            using var document = JsonDocument.Parse(reply.ReadBytes(MaxTokenBytes));
            foreach (var key in new[] { "token", "access_token" })
            {
                if (document.RootElement.TryGetProperty(key, out var token) && token.GetString() is { Length: > 0 } text)
                {
                    return new AuthenticationHeaderValue("Bearer", text);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new SourceException($"the token server {server.Authority} gave no token", e);
        }

        throw new SourceException($"the token server {server.Authority} gave no token");
    }

    /// <summary>The form that exchanges an identity token, as Docker's registries take it.</summary>
    private static FormUrlEncodedContent Exchange(Credential identity, string? service, string scope) => new(
    [
        new("grant_type", "refresh_token"), new("service", service ?? ""), new("client_id", "akua"), new("scope", scope), new("refresh_token", identity.Secret),
    ]);

    /// <summary>`key="value"` pairs, separated by commas outside of quotes.</summary>
    internal static Dictionary<string, string> Parameters(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        while (at < text.Length)
        {
            var equals = text.IndexOf('=', at);
            if (equals < 0)
            {
                break;
            }

            var key = text[at..equals].Trim(' ', ',');
            at = equals + 1;
            int end;
            if (at < text.Length && text[at] == '"')
            {
                at++;
                end = text.IndexOf('"', at);
                end = end < 0 ? text.Length : end;
                found[key] = text[at..end];
                at = end + 1;
            }
            else
            {
                end = text.IndexOf(',', at);
                end = end < 0 ? text.Length : end;
                found[key] = text[at..end].Trim();
                at = end + 1;
            }
        }

        return found;
    }
}
