using Kcl.Net.Diagnostics;
using Kcl.Net.Toml;

namespace Kcl.Net.Packages;

/// <summary>Credentials for one host or URL prefix.</summary>
public sealed record RegistryCredential(string Prefix, string User, string Password);

/// <summary>
/// Reads `--auth HOST=USER:PASSWORD` values and `--auth-file` tables. Messages repeat the host at most: what follows it
/// may be a secret.
/// </summary>
public static class RegistryAuth
{
    public const string Code = "E_AUTH_PARSE";

    /// <summary>All credentials; flags win over the file.</summary>
    public static IReadOnlyList<RegistryCredential> Read(IReadOnlyList<string> flags, string? file)
    {
        var byPrefix = new SortedDictionary<string, RegistryCredential>(StringComparer.Ordinal);
        if (file is not null)
        {
            ReadFile(file, byPrefix);
        }

        foreach (var flag in flags)
        {
            var equals = flag.IndexOf('=', StringComparison.Ordinal);
            var credential = equals <= 0 ? null : Parse(flag[..equals], flag[(equals + 1)..]);
            byPrefix[(credential ?? throw Malformed(equals > 0 ? $"--auth value for `{flag[..equals]}`" : "--auth value", null)).Prefix] = credential;
        }

        return [.. byPrefix.Values];
    }

    private static void ReadFile(string file, SortedDictionary<string, RegistryCredential> byPrefix)
    {
        byte[]? bytes;
        try
        {
            bytes = PackageFile.TryRead(file, file);
        }
        catch (DiagnosticException e)
        {
            throw new DiagnosticException(e.Diagnostics[0] with { Code = Code });
        }

        if (bytes is null)
        {
            throw new DiagnosticException(new Diagnostic(Code, "", $"--auth-file `{file}` does not exist") { Path = file });
        }

        var document = TomlDocument.Parse(bytes, file, Code);
        if (document.Root.Find("auth")?.Value is not TomlTable table)
        {
            throw new DiagnosticException(new Diagnostic(Code, "", $"--auth-file `{file}` has no `[auth]` table") { Path = file });
        }

        foreach (var entry in table.Entries)
        {
            var credential = entry.Value is TomlString text ? Parse(entry.Key, text.Value) : null;
            byPrefix[entry.Key] = credential ?? throw Malformed($"the value for `{entry.Key}` in --auth-file", document.OriginOf(entry.KeySpan));
        }
    }

    private static RegistryCredential? Parse(string prefix, string userAndPassword)
    {
        var colon = userAndPassword.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : new RegistryCredential(prefix, userAndPassword[..colon], userAndPassword[(colon + 1)..]);
    }

    private static DiagnosticException Malformed(string what, Origin? origin) =>
        new(new Diagnostic(Code, "", $"{what} is not in the form `<host-or-prefix>=<user>:<password>`")
        {
            Labels = origin is null ? [] : [new Label(origin, "here")],
            Path = origin?.File.Path,
        });
}
