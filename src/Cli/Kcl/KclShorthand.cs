namespace Kcl.Net.Cli.Kcl;

/// <summary>`kcl main.k` is `kcl run main.k`, as with the reference command line.</summary>
internal static class KclShorthand
{
    public static string[] Expand(string[] args, CliHost host) => (host.CommandName, args) switch
    {
        (KclVerbs.GroupName, [var word, ..]) when IsProgram(word, host) => ["run", .. args],
        (AkuaCommandLine.Name, [KclVerbs.GroupName, var word, .. var rest]) when IsProgram(word, host) => [KclVerbs.GroupName, "run", word, .. rest],
        _ => args,
    };

    /// <summary>No verb and something that can be run: a KCL file, standard input, or a folder that is there.</summary>
    private static bool IsProgram(string word, CliHost host) =>
        word == "-" || word.EndsWith(".k", StringComparison.Ordinal)
        || (!word.StartsWith('-') && !word.StartsWith('[') && KclVerbs.Create(word) is null && Directory.Exists(Path.Combine(host.WorkingDirectory, word)));
}
