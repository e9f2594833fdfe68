using System.CommandLine;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`--workspace DIR`, the directory of akua.toml; the current one by default.</summary>
internal sealed class WorkspaceOption : Option<string>
{
    public WorkspaceOption()
        : base("--workspace")
    {
        Description = "Directory that holds akua.toml";
        HelpName = "DIR";
        DefaultValueFactory = _ => ".";
    }

    public Workspace Read(ParseResult parse) => new(parse.GetValue(this) ?? ".");
}
