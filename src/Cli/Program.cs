using System.Runtime.InteropServices;

namespace Kcl.Net.Cli;

/// <summary>Connects the process (streams, environment, Ctrl-C) with <see cref="AkuaCommandLine"/>, which does the rest.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static context =>
        {
            // Everything written goes through a rename, so stopping at any moment leaves nothing half done.
            context.Cancel = true;
            Environment.Exit((int)ExitCode.Interrupted);
        });

        var host = new CliHost(Console.OpenStandardOutput(), Console.OpenStandardError(), Environment.GetEnvironmentVariable);
        return AkuaCommandLine.Run(args, host);
    }
}
