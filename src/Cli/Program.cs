namespace Kcl.Net.Cli;

/// <summary>Connects the process (streams, environment) with <see cref="AkuaCommandLine"/>, which does the rest.</summary>
internal static class Program
{
    /// <remarks>
    /// Ctrl-C ends the process by its signal, which shells report as 130: everything written goes through a rename, so stopping at
    /// any moment leaves nothing half done, and a handler would cost a thread at start-up.
    /// </remarks>
    private static int Main(string[] args) =>
        AkuaCommandLine.Run(args, new CliHost(Console.OpenStandardOutput(), Console.OpenStandardError(), Environment.GetEnvironmentVariable)
        {
            Input = Console.OpenStandardInput,
            ErrorIsTerminal = static () => !Console.IsErrorRedirected,
        });
}
