using System.CommandLine;
using System.Text.Json;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Publishing;
using Kcl.Net.Sources;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua publish`: pack and push, signed and attested when the workspace has a key.</summary>
internal sealed class PublishVerb : SourceVerb
{
    private readonly WorkspaceOption _workspace = new();
    private readonly Option<string> _reference = new("--ref") { Description = "Where to, oci://HOST/REPOSITORY", Required = true, HelpName = "URL" };
    private readonly Option<string?> _tag = new("--tag") { Description = "The tag; default: the package's version", HelpName = "TAG" };
    private readonly Option<bool> _noSign = new("--no-sign") { Description = "Do not sign" };
    private readonly Option<bool> _noAttest = new("--no-attest") { Description = "Do not add provenance" };
    private readonly Option<bool> _noVendor = new("--no-vendor") { Description = "Leave remote dependencies out" };

    public PublishVerb()
        : base("publish", "Pack the package and push it to a registry", "akua publish --ref oci://ghcr.io/acme/app", "akua publish --ref oci://ghcr.io/acme/app --tag 1.2.0 --no-sign --json")
    {
        foreach (var option in new Option[] { _workspace, _reference, _tag, _noSign, _noAttest, _noVendor })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var workspace = _workspace.Read(parse);
        var settings = Settings(invocation);
        using var artifacts = new LazyArtifacts(() => settings);
        var packed = new PackageArchive(workspace, parse.GetValue(_noVendor) ? null : artifacts, invocation.Cancellation).Pack();
        invocation.Warn(packed.Warnings);
        var tag = parse.GetValue(_tag) ?? packed.Manifest.Version;
        var reference = parse.GetValue(_reference)!;
        using var key = TarballCommands.ConfiguredPrivateKey(workspace, invocation);
        if (invocation.Contract.Plan)
        {
            PublishReport.Plan(invocation, reference, tag, packed.Bytes);
            return ExitCode.Ok;
        }

        using var transport = new HttpTransport(settings.Transport);
        var publisher = new Publisher(transport, settings.Credentials, AkuaVersion.Text, invocation.Cancellation);
        var result = publisher.Publish(reference, tag, packed.Bytes, parse.GetValue(_noSign) ? null : key, parse.GetValue(_noAttest) ? null : key, packed.Lock);
        PublishReport.Write(invocation, result, "published", null);
        return ExitCode.Ok;
    }
}

/// <summary>What `publish` and `push` print.</summary>
internal static class PublishReport
{
    public static void Plan(Invocation invocation, string reference, string tag, byte[] archive)
    {
        var image = new PackageImage(archive, AkuaVersion.Text);
        Write(invocation, new PublishResult(reference, tag, image.Manifest.Digest, image.Layer.Digest, image.Layer.Size, null, null), "would publish", null);
    }

    public static void Write(Invocation invocation, PublishResult result, string done, string? tarball)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(w => WriteJson(w, result, tarball));
            return;
        }

        invocation.WriteLine($"{done}: {result.OciRef}:{result.Tag}");
        Line("tarball", tarball);
        Line("manifest", result.ManifestDigest);
        Line("layer", $"{result.LayerDigest} ({result.LayerSize} bytes)");
        Line("signed", result.SignatureTag);
        Line("attested", result.AttestationTag);

        void Line(string name, string? value)
        {
            if (value is not null)
            {
                invocation.WriteLine($"  {name,-9} {value}");
            }
        }
    }

    private static void WriteJson(Utf8JsonWriter w, PublishResult result, string? tarball)
    {
        w.WriteStartObject();
        w.WriteString("oci_ref", result.OciRef);
        w.WriteString("tag", result.Tag);
        w.WriteString("manifest_digest", result.ManifestDigest);
        w.WriteString("layer_digest", result.LayerDigest);
        w.WriteNumber("layer_size", result.LayerSize);
        foreach (var (key, value) in new[] { ("tarball", tarball), ("signature_tag", result.SignatureTag), ("attestation_tag", result.AttestationTag) })
        {
            if (value is not null)
            {
                w.WriteString(key, value);
            }
        }

        w.WriteEndObject();
    }
}
