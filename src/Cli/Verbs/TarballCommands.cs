using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Publishing;
using Kcl.Net.Signing;

namespace Kcl.Net.Cli.Verbs;

/// <summary>What the verbs on packed packages share: reading files and keys, and the check of a signature file.</summary>
internal static class TarballCommands
{
    public static byte[] Read(string path, string what)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var missing = e is FileNotFoundException or DirectoryNotFoundException;
            throw new DiagnosticException(new Diagnostic(PackageCodes.Io, missing ? PackageCodes.MissingSourceKind : "", $"cannot read the {what} `{path}`{(missing ? ": it does not exist" : "")}") { Path = path });
        }
    }

    public static PublicKey ReadPublicKey(string path) => PublicKey.Parse(ReadKey(path), path);

    public static PrivateKey ReadPrivateKey(string path, Invocation invocation) =>
        PrivateKey.Parse(ReadKey(path), invocation.Host.Environment(PrivateKey.PassphraseVariable), path);

    /// <summary>The key a workspace configures, when there is a workspace and it does.</summary>
    public static PublicKey? ConfiguredPublicKey(Workspace workspace) =>
        File.Exists(workspace.ManifestPath) && PackageManifest.Load(workspace).CosignPublicKey is { } path
            ? PublicKey.Parse(SigningKeyFile.Read(workspace, path, "signing.cosign_public_key"), path)
            : null;

    public static PrivateKey? ConfiguredPrivateKey(Workspace workspace, Invocation invocation) =>
        File.Exists(workspace.ManifestPath) && PackageManifest.Load(workspace).CosignPrivateKey is { } path
            ? PrivateKey.Parse(SigningKeyFile.Read(workspace, path, "signing.cosign_private_key"), invocation.Host.Environment(PrivateKey.PassphraseVariable), path)
            : null;

    public static ExitCode Verify(Invocation invocation, string tarball, string? signaturePath, string? publicKey, Workspace workspace)
    {
        var archive = Read(tarball, "tarball");
        var sidecar = signaturePath ?? tarball + SignatureFile.Extension;
        var signature = SignatureFile.Parse(Read(sidecar, "signature file"));
        using var key = publicKey is not null ? ReadPublicKey(publicKey) : ConfiguredPublicKey(workspace);
        var checks = TarballVerification.Run(archive, signature, key);
        var ok = checks.All(c => c.Status != "fail");
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("status", ok ? "ok" : "fail");
                w.WriteString("tarball", tarball);
                w.WriteString("sidecar", sidecar);
                if (signature is not null)
                {
                    w.WriteString("oci_ref", signature.OciRef);
                    w.WriteString("tag", signature.Tag);
                }

                w.WriteStartArray("checks");
                foreach (var check in checks)
                {
                    w.WriteStartObject();
                    w.WriteString("kind", check.Kind);
                    w.WriteString("status", check.Status);
                    foreach (var (name, value) in new[] { ("detail", check.Detail), ("expected", check.Expected), ("actual", check.Actual) })
                    {
                        if (value is not null)
                        {
                            w.WriteString(name, value);
                        }
                    }

                    w.WriteEndObject();
                }

                w.WriteEndArray();
                w.WriteEndObject();
            });
            return ok ? ExitCode.Ok : ExitCode.UserError;
        }

        invocation.WriteLine("verify: " + tarball);
        invocation.WriteLine("  sidecar " + sidecar);
        if (signature is not null)
        {
            invocation.WriteLine($"  target  {signature.OciRef}:{signature.Tag}");
        }

        foreach (var check in checks)
        {
            var name = check.Kind switch { "sidecar_readable" => "sidecar readable", "digest_match" => "manifest digest match", _ => "signature verify" };
            invocation.WriteLine($"  [{check.Status}] {name}{(check.Detail is null ? "" : ": " + check.Detail)}");
        }

        invocation.WriteLine("status: " + (ok ? "ok" : "fail"));
        return ok ? ExitCode.Ok : ExitCode.UserError;
    }

    private static string ReadKey(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.CosignVerify, "", $"the key `{path}` cannot be read") { Path = path });
        }
    }
}
