using System.Text;
using Kcl.Net.Cli;

namespace Kcl.Net.Tests.Unit.Cli;

/// <summary>Runs the command line in this process.</summary>
internal sealed record CliRun(int Code, string Output, string Error)
{
    public static CliRun Of(params string[] args) => With([], args);

    /// <summary>With another working directory for `kcl` commands.</summary>
    public static CliRun In(string folder, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var code = AkuaCommandLine.Run(args, new CliHost(output, error, static _ => null) { WorkingDirectory = folder });
        return new CliRun(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    public static CliRun With(Dictionary<string, string> environment, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var code = AkuaCommandLine.Run(args, new CliHost(output, error, n => environment.GetValueOrDefault(n)));
        return new CliRun(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
