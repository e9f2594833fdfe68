using System.CommandLine;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua vendor add`: copy dependencies into the workspace and pin them.</summary>
internal sealed class VendorAddVerb : SourceVerb
{
    private readonly Argument<string[]> _aliases = new("alias") { Description = "Dependencies declared in akua.toml", Arity = ArgumentArity.ZeroOrMore };
    private readonly WorkspaceOption _workspace = new();
    private readonly Option<bool> _all = new("--all") { Description = "All dependencies, in every member of the workspace" };
    private readonly Option<bool> _transitive = new("--transitive") { Description = "Also what the vendored packages depend on" };
    private readonly Option<bool> _prune = new("--prune") { Description = "Remove vendored trees that nothing declares" };

    public VendorAddVerb()
        : base("add", "Copy dependencies into .akua/vendor and pin them in akua.lock", "akua vendor add nginx", "akua vendor add --all --prune", "akua vendor add nginx --plan --json")
    {
        Arguments.Add(_aliases);
        foreach (var option in new Option[] { _workspace, _all, _transitive, _prune })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var aliases = parse.GetValue(_aliases) ?? [];
        var (all, prune) = (parse.GetValue(_all), parse.GetValue(_prune));
        if (aliases.Length > 0 == all && !(prune && aliases.Length == 0))
        {
            return ParserError.Write(invocation.Error, this, all ? "'--all' cannot be used together with names" : "the name of a dependency is needed, or '--all'");
        }

        using var artifacts = Artifacts(invocation);
        var root = _workspace.Read(parse);
        foreach (var workspace in all ? WorkspaceMembers.All(root) : [root])
        {
            var names = all ? PackageManifest.Load(workspace).Dependencies.Select(d => d.Alias).ToArray() : aliases;
            var results = new VendorAdd(workspace, artifacts, invocation.Cancellation) { IsTransitive = parse.GetValue(_transitive) }.Run(names, invocation.Contract.Plan);
            foreach (var result in results)
            {
                Write(invocation, result);
            }

            foreach (var name in prune ? VendorPrune.Run(workspace, invocation.Contract.Plan, invocation.Cancellation) : [])
            {
                WritePruned(invocation, name, workspace.ShownVendor(name));
            }
        }

        return ExitCode.Ok;
    }

    private static void WritePruned(Invocation invocation, string name, string path)
    {
        if (!invocation.Json)
        {
            invocation.WriteLine($"{(invocation.Contract.Plan ? "plan: prune" : "pruned")} {name}");
            return;
        }

        invocation.WriteJson(w =>
        {
            w.WriteStartObject();
            w.WriteString("name", name);
            w.WriteString("path", path);
            w.WriteBoolean("pruned", true);
            w.WriteEndObject();
        });
    }

    private static void Write(Invocation invocation, VendorAddResult result)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("name", result.Name);
                w.WriteString("source_kind", result.SourceKind);
                w.WriteString("source_ref", result.SourceRef);
                w.WriteString("path", result.Path);
                w.WriteString("digest", result.Digest);
                w.WriteNumber("size_bytes", result.SizeBytes);
                w.WriteBoolean("wrote", result.Wrote);
                w.WriteBoolean("replaced", result.Replaced);
                w.WriteEndObject();
            });
            return;
        }

        if (invocation.Contract.Plan)
        {
            invocation.WriteLine($"plan: vendor add {result.Name}");
        }

        invocation.WriteLine($"vendor {result.Name}");
        invocation.WriteLine($"  source  {result.SourceKind} {result.SourceRef}");
        invocation.WriteLine($"  path    {result.Path}");
        invocation.WriteLine($"  digest  {result.Digest}");
        invocation.WriteLine($"  size    {result.SizeBytes} bytes");
        invocation.WriteLine($"  wrote   {(result.Wrote ? "true" : "false")}");
        invocation.WriteLine($"  replaced {(result.Replaced ? "true" : "false")}");
    }
}
