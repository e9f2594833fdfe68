using System.CommandLine;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Publishing;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua pack`: the package as one archive.</summary>
internal sealed class PackVerb : SourceVerb
{
    private readonly WorkspaceOption _workspace = new();
    private readonly Option<string?> _out = new("--out") { Description = "The archive's path; default: dist/NAME-VERSION.tar.gz in the workspace", HelpName = "FILE" };
    private readonly Option<bool> _noVendor = new("--no-vendor") { Description = "Leave remote dependencies out" };

    public PackVerb()
        : base("pack", "Pack the package and its pinned dependencies", "akua pack", "akua pack --out app.tar.gz --no-vendor --json")
    {
        Options.Add(_workspace);
        Options.Add(_out);
        Options.Add(_noVendor);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var workspace = _workspace.Read(invocation.Parse);
        using var artifacts = Artifacts(invocation);
        var packed = new PackageArchive(workspace, invocation.Parse.GetValue(_noVendor) ? null : artifacts, invocation.Cancellation).Pack();
        invocation.Warn(packed.Warnings);
        var shown = invocation.Parse.GetValue(_out) ?? workspace.Shown($"dist/{FileName(packed.Manifest)}");
        if (!invocation.Contract.Plan)
        {
            Write(shown, packed.Bytes);
        }

        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("path", shown);
                w.WriteNumber("size_bytes", packed.Bytes.Length);
                w.WriteString("layer_digest", packed.Digest);
                w.WriteStartArray("vendored_deps");
                foreach (var name in packed.VendoredDependencies)
                {
                    w.WriteStringValue(name);
                }

                w.WriteEndArray();
                w.WriteEndObject();
            });
        }
        else
        {
            invocation.WriteLine($"{(invocation.Contract.Plan ? "would pack" : "packed")}: {shown}");
            invocation.WriteLine("  layer  " + packed.Digest);
            invocation.WriteLine($"  size   {packed.Bytes.Length} bytes");
        }

        return ExitCode.Ok;
    }

    /// <summary>Written beside and renamed, so there is never half an archive.</summary>
    private static void Write(string path, byte[] bytes)
    {
        try
        {
            var full = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full + ".new", bytes);
            File.Move(full + ".new", full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"cannot write `{path}`") { Path = path });
        }
    }

    private static string FileName(PackageManifest manifest) =>
        $"{manifest.Name}-{manifest.Version}" is var name && name.AsSpan().ContainsAny('/', '\\', '\0')
            ? throw new DiagnosticException(new Diagnostic(PackageCodes.ManifestParse, "", "[package].version cannot be part of a file name") { Field = "package.version", Help = "name the archive with --out" })
            : name + ".tar.gz";
}
