using System.CommandLine;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Packages;
using Kcl.Net.Publishing;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua pull`: a package of a registry as a folder.</summary>
internal sealed class PullVerb : SourceVerb
{
    private readonly Option<string> _reference = new("--ref") { Description = "Where from, oci://HOST/REPOSITORY", Required = true, HelpName = "URL" };
    private readonly Option<string> _tag = new("--tag") { Description = "The tag", Required = true, HelpName = "TAG" };
    private readonly Option<string> _out = new("--out") { Description = "The folder to make", DefaultValueFactory = _ => "./pulled", HelpName = "DIR" };
    private readonly Option<string?> _publicKey = new("--public-key") { Description = "The key it must be signed with; default: the workspace's", HelpName = "FILE" };

    public PullVerb()
        : base("pull", "Unpack a package of a registry into a folder", "akua pull --ref oci://ghcr.io/acme/app --tag 1.0.0 --out app")
    {
        foreach (var option in new Option[] { _reference, _tag, _out, _publicKey })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var folder = parse.GetValue(_out)!;
        using var key = parse.GetValue(_publicKey) is { } path ? TarballCommands.ReadPublicKey(path) : TarballCommands.ConfiguredPublicKey(new Workspace("."));
        var result = new PackagePull(Settings(invocation), invocation.Cancellation).Run(parse.GetValue(_reference)!, parse.GetValue(_tag)!, folder, key, invocation.Contract.Plan);
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("oci_ref", result.OciRef);
                w.WriteString("tag", result.Tag);
                w.WriteString("manifest_digest", result.ManifestDigest);
                w.WriteString("layer_digest", result.LayerDigest);
                w.WriteString("out", folder);
                w.WriteEndObject();
            });
        }
        else
        {
            invocation.WriteLine($"{(invocation.Contract.Plan ? "would pull" : "pulled")}: {result.OciRef}:{result.Tag} → {folder}");
            invocation.WriteLine("  manifest  " + result.ManifestDigest);
            invocation.WriteLine("  layer     " + result.LayerDigest);
        }

        return ExitCode.Ok;
    }
}
