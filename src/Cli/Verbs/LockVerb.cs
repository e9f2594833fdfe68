using System.CommandLine;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua lock`: pin what the manifest declares, or with `--check` say whether it is pinned.</summary>
internal sealed class LockVerb : WorkspaceVerb
{
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; fail when akua.lock is not up to date" };

    public LockVerb()
        : base("lock", "Pin all dependencies in akua.lock", "akua lock", "akua lock --check --json") => Options.Add(_check);

    protected override ExitCode RunMember(Invocation invocation, Member member, List<Diagnostic> failures)
    {
        var check = invocation.Parse.GetValue(_check);
        var writes = !check && !invocation.Contract.Plan;
        using var held = writes ? WorkspaceLock.Take(member.Workspace, invocation.Cancellation) : null;
        var manifest = PackageManifest.Load(member.Workspace);
        invocation.Warn(manifest.Warnings);
        var old = PackageLock.Load(member.Workspace);
        var next = new LockBuilder(member.Workspace, member.Artifacts, invocation.Cancellation).Build(manifest, old);
        var drift = old.ToText() != next.ToText();
        if (writes && (drift || manifest.Dependencies.Count > 0))
        {
            next.Save(member.Workspace);
        }

        Report(invocation, member, next, check, writes, drift);
        if (check && drift)
        {
            failures.Add(new Diagnostic(PackageCodes.LockDrift, "", "akua.lock is not what `akua lock` would write") { Path = member.Workspace.Shown(Workspace.LockName), Help = "run `akua lock`" });
        }

        return ExitCode.Ok;
    }

    private static void Report(Invocation invocation, Member member, PackageLock next, bool check, bool writes, bool drift)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteBoolean("wrote", writes);
                w.WriteBoolean("drift", drift);
                w.WriteStartArray("locked_packages");
                foreach (var entry in next.Entries)
                {
                    w.WriteStartObject();
                    w.WriteString("name", entry.Name);
                    w.WriteString("version", entry.Version);
                    w.WriteString("digest", entry.Digest);
                    w.WriteString("source_kind", entry.SourceKind);
                    w.WriteEndObject();
                }

                w.WriteEndArray();
                member.EndJson(w);
            });
            return;
        }

        if (next.Entries.Count == 0)
        {
            invocation.WriteLine("no dependencies to lock");
        }
        else
        {
            invocation.WriteLine($"locked {next.Entries.Count} package(s):");
            foreach (var entry in next.Entries)
            {
                invocation.WriteLine($"  [{entry.SourceKind}] {entry.Name} {entry.Version}  {entry.Digest}");
            }
        }

        if (!check)
        {
            invocation.WriteLine(!drift ? "akua.lock up to date" : writes ? "updated akua.lock" : "would update akua.lock");
        }
        else if (drift)
        {
            invocation.WriteLine("DRIFT — akua.lock is out of date with akua.toml");
        }
    }
}
