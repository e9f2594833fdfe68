using System.CommandLine;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua remove`: a dependency out of manifest and lock. Its vendored tree stays; `vendor add --prune` removes it.</summary>
internal sealed class RemoveVerb : Verb
{
    private readonly Argument<string> _alias = new("name") { Description = "A dependency of akua.toml" };
    private readonly WorkspaceOption _workspace = new();
    private readonly Option<bool> _ignoreMissing = new("--ignore-missing") { Description = "Succeed when there is no such dependency" };

    public RemoveVerb()
        : base("remove", "Remove a dependency", "akua remove nginx", "akua remove nginx --ignore-missing --json")
    {
        Arguments.Add(_alias);
        Options.Add(_workspace);
        Options.Add(_ignoreMissing);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var alias = invocation.Parse.GetValue(_alias)!;
        var changes = new ManifestChanges(_workspace.Read(invocation.Parse), invocation.Cancellation);
        var removed = changes.Remove(alias, invocation.Contract.Plan);
        if (!removed && !invocation.Parse.GetValue(_ignoreMissing))
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.RemoveNotFound, "", $"dep `{alias}` is not declared in akua.toml")
            {
                Field = "dependencies",
                Help = Alias.Nearest(alias, changes.Declared()) ?? "pass --ignore-missing to make this no error",
            });
        }

        if (invocation.Json)
        {
            invocation.WriteJson(w =>
            {
                w.WriteStartObject();
                w.WriteString("name", alias);
                w.WriteBoolean("removed", removed);
                w.WriteEndObject();
            });
        }
        else
        {
            invocation.WriteLine(removed ? $"{(invocation.Contract.Plan ? "would remove" : "removed")} {alias}" : $"no-op (dep `{alias}` was already absent)");
        }

        return ExitCode.Ok;
    }
}
