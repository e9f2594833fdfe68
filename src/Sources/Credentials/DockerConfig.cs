using System.Text;
using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Sources;

/// <summary>The credentials Docker's configuration holds itself, by host. Its helper programs are not run.</summary>
public static class DockerConfig
{
    /// <summary>Empty when there is no file.</summary>
    public static Dictionary<string, Credential> Read(string path)
    {
        var found = new Dictionary<string, Credential>(StringComparer.OrdinalIgnoreCase);
        if (PackageFile.TryRead(path, path) is not { } bytes)
        {
            return found;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("auths", out var auths) && auths.ValueKind == JsonValueKind.Object)
            {
                foreach (var entry in auths.EnumerateObject())
                {
                    if (Parse(entry.Value) is { } credential)
                    {
                        found[Host(entry.Name)] = credential;
                    }
                }
            }
        }
        catch (JsonException)
        {
            throw new DiagnosticException(new Diagnostic(RegistryAuth.Code, "", $"`{path}` is not valid JSON") { Path = path });
        }

        return found;
    }

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
        return host == "index.docker.io" ? "registry-1.docker.io" : host;
    }

    private static string? Text(JsonElement entry, string key) =>
        entry.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
