using System.CommandLine;
using System.Text.Json;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>What the verbs on the cache share.</summary>
internal abstract class CacheVerb(string name, string description, params string[] examples) : Verb(name, description, examples)
{
    protected static ArtifactCache Cache(Invocation invocation) => new(SourceSettings.CacheRoot(invocation.Host.Environment));

    protected static void WriteRoots(Utf8JsonWriter w, ArtifactCache cache)
    {
        w.WriteString("oci_root", cache.OciRoot);
        w.WriteString("git_root", cache.GitRoot);
        w.WriteString("helm_root", cache.HelmRoot);
    }

    protected static void WriteRoots(Invocation invocation, ArtifactCache cache)
    {
        invocation.WriteLine("oci: " + cache.OciRoot);
        invocation.WriteLine("git: " + cache.GitRoot);
        invocation.WriteLine("helm: " + cache.HelmRoot);
    }
}

/// <summary>`akua cache list`.</summary>
internal sealed class CacheListVerb() : CacheVerb("list", "List what is cached", "akua cache list", "akua cache list --json")
{
    public override ExitCode Run(Invocation invocation)
    {
        var cache = Cache(invocation);
        var items = CacheListing.Items(cache, []);
        var total = items.Sum(i => i.SizeBytes);
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("action", "list");
                WriteRoots(w, cache);
                w.WriteStartArray("entries");
                foreach (var item in items)
                {
                    w.WriteStartObject();
                    w.WriteString("kind", item.Kind);
                    w.WriteString("id", item.Id);
                    w.WriteString("path", item.Path);
                    w.WriteNumber("size_bytes", item.SizeBytes);
                    w.WriteEndObject();
                }

                w.WriteEndArray();
                w.WriteNumber("total_bytes", total);
                w.WriteEndObject();
            });
            return ExitCode.Ok;
        }

        if (items.Count == 0)
        {
            invocation.WriteLine("no cache entries");
            WriteRoots(invocation, cache);
            return ExitCode.Ok;
        }

        invocation.WriteLine($"{items.Count} entries, {TerminalProgress.Size(total)} total");
        foreach (var item in items)
        {
            invocation.WriteLine($"  [{item.Kind}] {item.Id}  {TerminalProgress.Size(item.SizeBytes)}  {item.Path}");
        }

        return ExitCode.Ok;
    }
}

/// <summary>`akua cache clear`.</summary>
internal sealed class CacheClearVerb : CacheVerb
{
    private readonly Option<bool> _oci = new("--oci") { Description = "Only what came from registries" };
    private readonly Option<bool> _git = new("--git") { Description = "Only git repositories and checkouts" };
    private readonly Option<bool> _helm = new("--helm") { Description = "Only charts of Helm repositories" };

    public CacheClearVerb()
        : base("clear", "Remove what is cached", "akua cache clear", "akua cache clear --oci --json")
    {
        Options.Add(_oci);
        Options.Add(_git);
        Options.Add(_helm);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var cache = Cache(invocation);
        var scopes = new[] { ("oci", _oci), ("git", _git), ("helm", _helm) }.Where(s => invocation.Parse.GetValue(s.Item2)).Select(s => s.Item1).ToList();
        var items = CacheListing.Items(cache, scopes);
        var freed = items.Sum(i => i.SizeBytes);
        if (!invocation.Contract.Plan)
        {
            CacheListing.Clear(cache, items, invocation.Cancellation);
        }

        var scope = scopes.Count is 0 or 3 ? "all" : string.Join("+", scopes);
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("action", "clear");
                w.WriteString("scope", scope);
                WriteRoots(w, cache);
                w.WriteNumber("removed", items.Count);
                w.WriteNumber("freed_bytes", freed);
                w.WriteEndObject();
            });
        }
        else
        {
            invocation.WriteLine($"{(invocation.Contract.Plan ? "would clear" : "cleared")} {scope} cache: {items.Count} entries, {TerminalProgress.Size(freed)} freed");
        }

        return ExitCode.Ok;
    }
}

/// <summary>`akua cache path`.</summary>
internal sealed class CachePathVerb() : CacheVerb("path", "Show where the cache is", "akua cache path", "akua cache path --json")
{
    public override ExitCode Run(Invocation invocation)
    {
        var cache = Cache(invocation);
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("action", "path");
                WriteRoots(w, cache);
                w.WriteEndObject();
            });
        }
        else
        {
            WriteRoots(invocation, cache);
        }

        return ExitCode.Ok;
    }
}
