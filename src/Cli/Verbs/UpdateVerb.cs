using System.CommandLine;
using System.Text.Json;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua update`: take what the sources give now, within what the manifest asks for.</summary>
internal sealed class UpdateVerb : WorkspaceVerb
{
    private readonly Option<string?> _dependency = new("--dep") { Description = "Only this dependency", HelpName = "NAME" };

    public UpdateVerb()
        : base("update", "Pin dependencies to what their sources give now", "akua update", "akua update --dep nginx --json") => Options.Add(_dependency);

    protected override ExitCode RunMember(Invocation invocation, Member member, List<Diagnostic> failures)
    {
        using var held = invocation.Contract.Plan ? null : WorkspaceLock.Take(member.Workspace, invocation.Cancellation);
        var manifest = PackageManifest.Load(member.Workspace);
        var only = invocation.Parse.GetValue(_dependency);
        if (only is not null && manifest.Find(only) is null)
        {
            if (!member.IsOnly)
            {
                return ExitCode.Ok;
            }

            throw new DiagnosticException(new Diagnostic(PackageCodes.AddInvalidDep, "", $"no dep named `{only}` is declared in akua.toml")
            {
                Field = "dependencies",
                Help = Alias.Nearest(only, manifest.Dependencies.Select(d => d.Alias)),
            });
        }

        var old = PackageLock.Load(member.Workspace);
        var next = new LockBuilder(member.Workspace, member.Artifacts, invocation.Cancellation).Build(manifest, old, alias => only is null || alias == only);
        if (!invocation.Contract.Plan)
        {
            next.Save(member.Workspace);
        }

        Report(invocation, member, old, next, only);
        return ExitCode.Ok;
    }

    private static void Report(Invocation invocation, Member member, PackageLock old, PackageLock next, string? only)
    {
        var chosen = next.Entries.Where(e => only is null || e.Name == only).ToList();
        var updated = chosen.Where(e => old.Find(e.Name)?.Digest != e.Digest).ToList();
        var unchanged = chosen.Except(updated).Select(e => e.Name).ToList();
        var skipped = next.Entries.Except(chosen).Select(e => e.Name).ToList();
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteStartArray("updated");
                foreach (var entry in updated)
                {
                    w.WriteStartObject();
                    w.WriteString("name", entry.Name);
                    w.WriteString("version", entry.Version);
                    w.WriteString("from_digest", old.Find(entry.Name)?.Digest);
                    w.WriteString("to_digest", entry.Digest);
                    w.WriteString("source_kind", entry.SourceKind);
                    w.WriteEndObject();
                }

                w.WriteEndArray();
                WriteNames(w, "unchanged", unchanged);
                WriteNames(w, "skipped", skipped);
                member.EndJson(w);
            });
            return;
        }

        invocation.WriteLine(updated.Count == 0 ? "all packages up to date" : $"{(invocation.Contract.Plan ? "would update" : "updated")} {updated.Count} package(s):");
        foreach (var entry in updated)
        {
            invocation.WriteLine($"  [{entry.SourceKind}] {entry.Name} {entry.Version}  {old.Find(entry.Name)?.Digest ?? "(new)"} → {entry.Digest}");
        }
    }

    private static void WriteNames(Utf8JsonWriter w, string key, List<string> names)
    {
        w.WriteStartArray(key);
        foreach (var name in names)
        {
            w.WriteStringValue(name);
        }

        w.WriteEndArray();
    }
}
