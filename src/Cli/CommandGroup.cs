using System.CommandLine;

namespace Kcl.Net.Cli;

/// <summary>A name that only groups verbs.</summary>
internal sealed class CommandGroup : Command
{
    public CommandGroup(string name, string description, params Verb[] verbs)
        : base(name, description)
    {
        foreach (var verb in verbs)
        {
            Subcommands.Add(verb);
        }
    }
}
