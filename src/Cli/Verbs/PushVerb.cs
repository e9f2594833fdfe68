using System.CommandLine;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Publishing;
using Kcl.Net.Signing;
using Kcl.Net.Sources;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua push`: an archive made by `pack`, with the signature made by `sign` when there is one.</summary>
internal sealed class PushVerb : SourceVerb
{
    private readonly Option<string> _tarball = new("--tarball") { Description = "The archive", Required = true, HelpName = "FILE" };
    private readonly Option<string> _reference = new("--ref") { Description = "Where to, oci://HOST/REPOSITORY", Required = true, HelpName = "URL" };
    private readonly Option<string> _tag = new("--tag") { Description = "The tag", Required = true, HelpName = "TAG" };
    private readonly Option<string?> _signature = new("--sig") { Description = "The signature file", HelpName = "FILE" };

    public PushVerb()
        : base("push", "Push a packed package to a registry", "akua push --tarball dist/app-1.0.0.tar.gz --ref oci://ghcr.io/acme/app --tag 1.0.0")
    {
        foreach (var option in new Option[] { _tarball, _reference, _tag, _signature })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var tarball = parse.GetValue(_tarball)!;
        var archive = TarballCommands.Read(tarball, "tarball");
        TarballReport.Of(archive, tarball);
        SignatureFile? signature = null;
        if (parse.GetValue(_signature) is { } path)
        {
            signature = SignatureFile.Parse(TarballCommands.Read(path, "signature file"))
                ?? throw new DiagnosticException(new Diagnostic(PackageCodes.CosignVerify, "", $"`{path}` is no signature file") { Path = path });
        }

        var settings = Settings(invocation);
        if (invocation.Contract.Plan)
        {
            PublishReport.Plan(invocation, parse.GetValue(_reference)!, parse.GetValue(_tag)!, archive);
            return ExitCode.Ok;
        }

        using var transport = new HttpTransport(settings.Transport);
        var result = new Publisher(transport, settings.Credentials, AkuaVersion.Text, invocation.Cancellation).Push(parse.GetValue(_reference)!, parse.GetValue(_tag)!, archive, signature);
        PublishReport.Write(invocation, result, "pushed", tarball);
        return ExitCode.Ok;
    }
}
