using System.Diagnostics;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>The command line as a process of its own, for what only shows between processes.</summary>
internal static class AkuaProcess
{
    public static Process Start(string home, params string[] args) => Start(home, static _ => { }, args);

    /// <param name="prepare">Changes the process before it starts: its folder, its environment.</param>
    public static Process Start(string home, Action<ProcessStartInfo> prepare, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "akua"), args) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in new[] { "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "DOCKER_CONFIG", "AGENT", "CLAUDECODE", "GEMINI_CLI", "CURSOR_CLI", "AKUA_AGENT" })
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = home;
        start.Environment["DOTNET_TieredPGO"] = "0";
        prepare(start);
        return Process.Start(start)!;
    }

    public static (int Code, string Output, string Error) Finish(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.Result);
        }
    }
}
