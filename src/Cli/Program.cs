namespace Kcl.Net.Cli;

/// <summary>Connects the process (streams, environment) with <see cref="AkuaCommandLine"/>, which does the rest.</summary>
internal static class Program
{
    /// <remarks>
    /// Ctrl-C ends the process by its signal, which shells report as 130: everything written goes through a rename, so stopping at
    /// any moment leaves nothing half done, and a handler would cost a thread at start-up.
    /// </remarks>
    private static int Main(string[] args) =>
        Run(args, Path.GetFileNameWithoutExtension(Environment.GetCommandLineArgs()[0]));

    /// <summary>Under the name `kustomize` the program is kustomize, under the name `kcl` the language tools.</summary>
    private static int Run(string[] args, string name) =>
        AkuaCommandLine.Run(name == "kustomize" ? [name, .. args] : args, new CliHost(RawOutput.Open(1), RawOutput.Open(2), Environment.GetEnvironmentVariable)
        {
            CommandName = name == "kcl" ? name : AkuaCommandLine.Name,
            ErrorIsTerminal = static () => !Console.IsErrorRedirected,
        });
}
