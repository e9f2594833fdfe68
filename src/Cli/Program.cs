namespace Kcl.Net.Cli;

/// <summary>Connects the process (streams, environment) with <see cref="AkuaCommandLine"/>, which does the rest.</summary>
internal static class Program
{
    /// <remarks>
    /// Ctrl-C ends the process by its signal, which shells report as 130: everything written goes through a rename, so stopping at
    /// any moment leaves nothing half done, and a handler would cost a thread at start-up.
    /// </remarks>
    private static int Main(string[] args) =>
        AkuaCommandLine.Run(Invoked(args), new CliHost(Console.OpenStandardOutput(), Console.OpenStandardError(), Environment.GetEnvironmentVariable));

    /// <summary>Under the name `kustomize` the program is kustomize.</summary>
    private static string[] Invoked(string[] args) =>
        Path.GetFileNameWithoutExtension(Environment.GetCommandLineArgs()[0]) == "kustomize" ? ["kustomize", .. args] : args;
}
