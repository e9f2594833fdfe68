using System.CommandLine;
using System.Text;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua verify`: a workspace against its lock, or with `--tarball` a packed package against its signature.</summary>
internal sealed class VerifyVerb : SourceVerb
{
    private readonly WorkspaceOption _workspace = new();
    private readonly Option<string?> _tarball = new("--tarball") { Description = "A packed package to verify instead", HelpName = "FILE" };
    private readonly Option<string?> _signature = new("--sig") { Description = "Its signature file; default: beside it with .akuasig", HelpName = "FILE" };
    private readonly Option<string?> _publicKey = new("--public-key") { Description = "The key it must be signed with; default: the workspace's", HelpName = "FILE" };

    public VerifyVerb()
        : base("verify", "Verify the lock and what it pins, or a packed package", "akua verify", "akua verify --json", "akua verify --tarball dist/app-1.0.0.tar.gz --public-key cosign.pub")
    {
        foreach (var option in new Option[] { _workspace, _tarball, _signature, _publicKey })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        if (parse.GetValue(_tarball) is { } tarball)
        {
            return TarballCommands.Verify(invocation, tarball, parse.GetValue(_signature), parse.GetValue(_publicKey), _workspace.Read(parse));
        }

        using var artifacts = Artifacts(invocation);
        var members = WorkspaceMembers.All(_workspace.Read(parse));
        var code = ExitCode.Ok;
        foreach (var member in members)
        {
            Func<LockEntry, string>? find = IsOffline(invocation) ? null : entry => artifacts.Fetcher.FindAttestation(member, PackageManifest.Load(member), entry, invocation.Cancellation);
            var result = new WorkspaceVerification(member, find, invocation.Cancellation).Run();
            Report(invocation, result, members.Count > 1 ? member.ShownRoot : null);
            code = result.Violations.Count > 0 ? ExitCode.UserError : code;
        }

        return code;
    }

    private static void Report(Invocation invocation, VerificationResult result, string? workspace)
    {
        var status = result.Violations.Count == 0 ? "ok" : "fail";
        if (!invocation.Json)
        {
            var strict = result.StrictSigning ? "true" : "false";
            invocation.WriteLine($"{(workspace is null ? "" : workspace + ": ")}verify: {result.Declared} declared, {result.Locked} locked, strict_signing={strict}");
            invocation.WriteLine(result.Violations.Count == 0 ? "ok" : $"fail: {result.Violations.Count} violation(s)");
            foreach (var violation in result.Violations)
            {
                invocation.WriteLine(Text(violation));
            }

            return;
        }

        invocation.WriteJson(w =>
        {
            w.WriteStartObject();
            w.WriteString("status", status);
            w.WriteStartObject("summary");
            w.WriteNumber("declared_deps", result.Declared);
            w.WriteNumber("locked_packages", result.Locked);
            w.WriteBoolean("strict_signing", result.StrictSigning);
            w.WriteEndObject();
            w.WriteStartArray("violations");
            foreach (var violation in result.Violations)
            {
                w.WriteStartObject();
                w.WriteString("kind", violation.Kind);
                w.WriteString("name", violation.Name);
                foreach (var (key, value) in Fields(violation))
                {
                    w.WriteString(key, value);
                }

                w.WriteEndObject();
            }

            w.WriteEndArray();
            if (workspace is not null)
            {
                w.WriteString("workspace", workspace);
            }

            w.WriteEndObject();
        });
    }

    private static IEnumerable<(string Key, string Value)> Fields(Violation violation) =>
        new[] { ("version", violation.Version), ("expected", violation.Expected), ("actual", violation.Actual), ("path", violation.Path), ("oci_ref", violation.OciRef) }
            .Where(f => f.Item2 is not null).Select(f => (f.Item1, f.Item2!));

    private static string Text(Violation violation)
    {
        var text = new StringBuilder("  - ").Append(violation.Kind.Replace('_', '-')).Append(": ").Append(violation.Name);
        if (violation.Version is { } version)
        {
            text.Append('@').Append(version);
        }

        if ((violation.OciRef ?? violation.Path) is { } place)
        {
            text.Append(" (").Append(place).Append(')');
        }

        if (violation.Expected is not null)
        {
            text.Append("\n      expected ").Append(violation.Expected).Append("\n      actual   ").Append(violation.Actual);
        }

        return text.ToString();
    }
}
