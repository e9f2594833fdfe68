using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Toml;

namespace Kcl.Net.Sources;

/// <summary>akua's own file of credentials, one table a registry. Only its owner may read it; it is written so and mended if it is not.</summary>
public static class AuthFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Credentials by host in order of the file; empty when there is no file.</summary>
    public static IReadOnlyList<KeyValuePair<string, Credential>> Read(string path)
    {
        var found = new List<KeyValuePair<string, Credential>>();
        if (Document(path)?.Root.Find("registries")?.Value is not TomlTable registries)
        {
            return found;
        }

        foreach (var entry in registries.Entries)
        {
            if (entry.Value is not TomlTable table)
            {
                throw Malformed(path, entry.Key);
            }

            var (user, password, token) = (Text(table, "username"), Text(table, "password"), Text(table, "token"));
            found.Add(new(entry.Key, token is not null ? new Credential("", token, IsToken: true)
                : user is not null && password is not null ? new Credential(user, password) : throw Malformed(path, entry.Key)));
        }

        return found;
    }

    public static void Set(string path, string host, Credential credential)
    {
        List<KeyValuePair<string, string>> fields = credential.IsToken
            ? [new("token", TomlText.String(credential.Secret))]
            : [new("username", TomlText.String(credential.User)), new("password", TomlText.String(credential.Secret))];
        var document = Document(path) ?? TomlDocument.Parse(new SourceFile(path, ""), RegistryAuth.Code);
        Write(path, TomlEditor.SetTable(TomlEditor.Remove(document, ["registries"], host), "registries", host, fields));
    }

    /// <summary>Whether there was an entry to remove.</summary>
    public static bool Remove(string path, string host)
    {
        if (Document(path) is not { } document || (document.Root.Find("registries")?.Value as TomlTable)?.Find(host) is null)
        {
            return false;
        }

        Write(path, TomlEditor.Remove(document, ["registries"], host));
        return true;
    }

    private static TomlDocument? Document(string path) =>
        PackageFile.TryRead(path, path) is { } bytes ? TomlDocument.Parse(bytes, path, RegistryAuth.Code) : null;

    /// <summary>The file is made with its mode, so there is no moment at which others could read it.</summary>
    private static void Write(string path, TomlDocument document)
    {
        var sibling = path + ".new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Delete(sibling);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var stream = new FileStream(sibling, options))
            {
                stream.Write(Encoding.UTF8.GetBytes(document.File.Text));
            }

            File.Move(sibling, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackageFile.Failure(e, "write", path);
        }
    }

    private static string? Text(TomlTable table, string key) => (table.Find(key)?.Value as TomlString)?.Value;

    private static DiagnosticException Malformed(string path, string host) =>
        new(new Diagnostic(RegistryAuth.Code, "", $"the entry of `{host}` needs `username` and `password`, or `token`") { Path = path });
}
