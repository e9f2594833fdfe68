using Kcl.Net.Diagnostics;
using Kcl.Net.Digests;

namespace Kcl.Net.Packages;

/// <summary>The key files that `[signing]` names, read inside the workspace. Nothing here needs the system's crypto library.</summary>
public static class SigningKeyFile
{
    private const string PublicLabel = "PUBLIC KEY-----";

    /// <summary>How the lock names the configured public key: `cosign:key:` and the SHA-256 of its DER form; null when none is configured.</summary>
    public static string? Fingerprint(Workspace workspace, PackageManifest manifest) =>
        manifest.CosignPublicKey is { } path ? Fingerprint(Read(workspace, path, "signing.cosign_public_key"), path) : null;

    public static string Fingerprint(string pem, string shown)
    {
        var begin = pem.IndexOf("-----BEGIN " + PublicLabel, StringComparison.Ordinal);
        var end = pem.IndexOf("-----END " + PublicLabel, StringComparison.Ordinal);
        try
        {
            if (begin >= 0 && end > begin)
            {
                using var hash = new Sha256Digest(0);
                hash.Append(Convert.FromBase64String(pem[(begin + "-----BEGIN ".Length + PublicLabel.Length)..end]));
                return "cosign:key:" + hash.Finish()["sha256:".Length..];
            }
        }
        catch (FormatException)
        {
            // Falls through to the same failure.
        }

        throw Unreadable($"`{shown}` holds no public key in PEM form", shown);
    }

    /// <summary>The text of a key file of the workspace.</summary>
    public static string Read(Workspace workspace, string path, string field)
    {
        var guarded = workspace.Guard.Resolve(path, field);
        var bytes = PackageFile.TryRead(guarded.RealPath, workspace.Shown(path));
        return bytes is null ? throw Unreadable($"the key file `{path}` of `{field}` does not exist", workspace.Shown(path)) : System.Text.Encoding.UTF8.GetString(bytes);
    }

    private static DiagnosticException Unreadable(string message, string shown) =>
        new(new Diagnostic(PackageCodes.CosignVerify, "", message) { Path = shown });
}
