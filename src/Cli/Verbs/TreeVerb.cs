using System.Text.Json;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua tree`: dependencies, and theirs as far as they are on disk.</summary>
internal sealed class TreeVerb : WorkspaceVerb
{
    public TreeVerb()
        : base("tree", "Show dependencies and theirs", "akua tree", "akua tree --json")
    {
    }

    protected override ExitCode RunMember(Invocation invocation, Member member, List<Diagnostic> failures)
    {
        var manifest = PackageManifest.Load(member.Workspace);
        var nodes = new DependencyTree(new ArtifactCache(SourceSettings.CacheRoot(invocation.Host.Environment))).Of(member.Workspace);
        if (!invocation.Json)
        {
            invocation.WriteLine($"{manifest.Name}@{manifest.Version} ({nodes.Count} deps, edition={manifest.Edition})");
            WriteText(invocation, nodes, "  ");
            if (nodes.Count == 0)
            {
                invocation.WriteLine("  (no dependencies)");
            }

            return ExitCode.Ok;
        }

        invocation.WriteJson(w =>
        {
            w.WriteStartObject();
            w.WriteStartObject("package");
            w.WriteString("name", manifest.Name);
            w.WriteString("version", manifest.Version);
            w.WriteString("edition", manifest.Edition);
            w.WriteEndObject();
            WriteJson(w, nodes);
            member.EndJson(w);
        });
        return ExitCode.Ok;
    }

    private static void WriteText(Invocation invocation, IReadOnlyList<TreeNode> nodes, string indent)
    {
        foreach (var (dependency, locked, children) in nodes)
        {
            var version = dependency.Version is { } v ? "@" + v : "";
            var replaced = dependency.ReplacePath is { } path ? $" [replace -> {path}]" : "";
            invocation.WriteLine($"{indent}- {dependency.Alias}{version} ({dependency.Kind} {dependency.Location}){(locked is null ? "" : Locked(locked))}{replaced}");
            WriteText(invocation, children, indent + "  ");
        }
    }

    private static string Locked(LockEntry entry)
    {
        var digest = entry.Digest.StartsWith("sha256:", StringComparison.Ordinal) ? entry.Digest["sha256:".Length..] : entry.Digest;
        return $" [locked {digest[..Math.Min(8, digest.Length)]}{(entry.Signature is null ? " (unsigned)" : "")}]";
    }

    private static void WriteJson(Utf8JsonWriter w, IReadOnlyList<TreeNode> nodes)
    {
        w.WriteStartArray("dependencies");
        foreach (var (dependency, locked, children) in nodes)
        {
            w.WriteStartObject();
            w.WriteString("name", dependency.Alias);
            w.WriteString("source", dependency.Kind);
            w.WriteString("source_ref", dependency.Location);
            if (dependency.Version is { } version)
            {
                w.WriteString("version", version);
            }

            if (locked is not null)
            {
                w.WriteStartObject("locked");
                w.WriteString("digest", locked.Digest);
                if (locked.Signature is { } signature)
                {
                    w.WriteString("signature", signature);
                }

                if (locked.ReplacedPath is { } path)
                {
                    w.WriteString("replaced_by", path);
                }

                w.WriteEndObject();
            }

            if (children.Count > 0)
            {
                WriteJson(w, children);
            }

            w.WriteEndObject();
        }

        w.WriteEndArray();
    }
}
