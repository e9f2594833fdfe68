using System.CommandLine;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Publishing;
using Kcl.Net.Signing;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua sign`: a signature file for a packed package, made without a registry.</summary>
internal sealed class SignVerb : Verb
{
    private readonly WorkspaceOption _workspace = new();
    private readonly Option<string> _tarball = new("--tarball") { Description = "The archive", Required = true, HelpName = "FILE" };
    private readonly Option<string> _reference = new("--ref") { Description = "Where it will be pushed, oci://HOST/REPOSITORY", Required = true, HelpName = "URL" };
    private readonly Option<string> _tag = new("--tag") { Description = "The tag it will have", Required = true, HelpName = "TAG" };
    private readonly Option<string?> _key = new("--key") { Description = "The private key; default: the workspace's", HelpName = "FILE" };
    private readonly Option<string?> _out = new("--out") { Description = "The signature file; default: beside the archive with .akuasig", HelpName = "FILE" };

    public SignVerb()
        : base("sign", "Sign a packed package without a registry", "akua sign --tarball dist/app-1.0.0.tar.gz --ref oci://ghcr.io/acme/app --tag 1.0.0 --key cosign.key")
    {
        foreach (var option in new Option[] { _workspace, _tarball, _reference, _tag, _key, _out })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var tarball = parse.GetValue(_tarball)!;
        var archive = TarballCommands.Read(tarball, "tarball");
        using var key = parse.GetValue(_key) is { } path ? TarballCommands.ReadPrivateKey(path, invocation) : TarballCommands.ConfiguredPrivateKey(_workspace.Read(parse), invocation)
            ?? throw new DiagnosticException(new Diagnostic(PackageCodes.CosignVerify, "", "there is no private key to sign with") { Help = "pass --key, or set `signing.cosign_private_key` in akua.toml" });
        var signature = Publisher.Sign(parse.GetValue(_reference)!, parse.GetValue(_tag)!, archive, key, AkuaVersion.Text);
        var sidecar = parse.GetValue(_out) ?? tarball + SignatureFile.Extension;
        if (!invocation.Contract.Plan)
        {
            File.WriteAllBytes(sidecar + ".new", signature.ToBytes());
            File.Move(sidecar + ".new", sidecar, overwrite: true);
        }

        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("tarball", tarball);
                w.WriteString("sidecar", sidecar);
                w.WriteString("oci_ref", signature.OciRef);
                w.WriteString("tag", signature.Tag);
                w.WriteString("manifest_digest", signature.ManifestDigest);
                w.WriteEndObject();
            });
        }
        else
        {
            invocation.WriteLine($"{(invocation.Contract.Plan ? "would sign" : "signed")}: {tarball}");
            invocation.WriteLine($"  ref       {signature.OciRef}:{signature.Tag}");
            invocation.WriteLine("  manifest  " + signature.ManifestDigest);
            invocation.WriteLine("  sidecar   " + sidecar);
        }

        return ExitCode.Ok;
    }
}
