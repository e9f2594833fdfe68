using System.Text;
using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Sources;

/// <summary>Docker's configuration: credentials by host, and the helper programs that keep others.</summary>
public sealed class DockerConfig
{
    private const string Hub = "registry-1.docker.io";
    private readonly string _path;
    private readonly Dictionary<string, Credential> _auths = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _loggedIn = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _helpers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Credential?> _answers = new(StringComparer.OrdinalIgnoreCase);
    private string? _store;

    private DockerConfig(string path) => _path = path;

    public static DockerConfig Empty { get; } = new("");

    /// <summary>The credentials that stand in the file itself, by host; empty when there is no file.</summary>
    public static IReadOnlyDictionary<string, Credential> Read(string path) => Load(path)._auths;

    /// <summary>Empty when there is no file.</summary>
    public static DockerConfig Load(string path)
    {
        var config = new DockerConfig(path);
        if (PackageFile.TryRead(path, path) is not { } bytes)
        {
            return config;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                config.Read(document.RootElement);
            }
        }
        catch (JsonException)
        {
            throw new DiagnosticException(new Diagnostic(RegistryAuth.Code, "", $"`{path}` is not valid JSON") { Path = path });
        }

        return config;
    }

    /// <summary>The credential for a host: of its own helper, of the store for all hosts, or of the file.</summary>
    public Credential? Find(string host)
    {
        lock (_answers)
        {
            if (!_answers.TryGetValue(host, out var answer))
            {
                answer = _helpers.TryGetValue(host, out var helper) ? Ask(helper, host, isRequired: true)
                    : (_store is { } store ? Ask(store, host, isRequired: _loggedIn.Contains(host)) : null) ?? _auths.GetValueOrDefault(host);
                _answers[host] = answer;
            }

            return answer;
        }
    }

    private Credential? Ask(string helper, string host, bool isRequired) =>
        CredentialHelper.IsName(helper)
            ? CredentialHelper.Get(helper, host == Hub ? "https://index.docker.io/v1/" : host, isRequired)
            : throw new DiagnosticException(new Diagnostic(RegistryAuth.Code, "", $"`{helper}` is no name of a credential helper: it has letters, digits, `-` and `_`") { Path = _path });

    private void Read(JsonElement root)
    {
        foreach (var entry in Entries(root, "auths"))
        {
            if (Parse(entry.Value) is { } credential)
            {
                _auths[Host(entry.Name)] = credential;
            }
            else
            {
                // With a store, an empty entry says that a credential is kept there.
                _loggedIn.Add(Host(entry.Name));
            }
        }

        foreach (var entry in Entries(root, "credHelpers"))
        {
            if (entry.Value.ValueKind == JsonValueKind.String)
            {
                _helpers[Host(entry.Name)] = entry.Value.GetString()!;
            }
        }

        _store = Text(root, "credsStore") is { Length: > 0 } store ? store : null;
    }

    private static IEnumerable<JsonProperty> Entries(JsonElement root, string key) =>
        root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];

    private static Credential? Parse(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (Text(entry, "registrytoken") is { Length: > 0 } token)
        {
            return new Credential("", token, IsToken: true);
        }

        if (Text(entry, "identitytoken") is { Length: > 0 } identity)
        {
            return new Credential("", identity, IsToken: true) { IsIdentity = true };
        }

        if (Text(entry, "auth") is { Length: > 0 } auth)
        {
            var bytes = new byte[auth.Length];
            if (Convert.TryFromBase64String(auth, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).TrimEnd('\0') is var pair && pair.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                return new Credential(pair[..colon], pair[(colon + 1)..]);
            }
        }

        return Text(entry, "username") is { Length: > 0 } user && Text(entry, "password") is { } password ? new Credential(user, password) : null;
    }

    /// <summary>Keys are hosts, or in older files URLs.</summary>
    private static string Host(string key)
    {
        var scheme = key.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? key : key[(scheme + 3)..];
        var host = rest.Split('/')[0];
        return host is "index.docker.io" or "docker.io" ? Hub : host;
    }

    private static string? Text(JsonElement entry, string key) =>
        entry.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
