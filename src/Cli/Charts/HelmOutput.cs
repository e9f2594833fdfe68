using Kcl.Net.Helm;

namespace Kcl.Net.Cli.Charts;

/// <summary>Writes as Helm does: text whose bytes need not be UTF-8, and errors in one line that begins with `Error: `.</summary>
internal static class HelmOutput
{
    public static void Write(Invocation invocation, string text)
    {
        invocation.Output.Flush();
        invocation.Host.Output.Write(ByteText.ToBytes(text));
    }

    public static ExitCode Fail(Invocation invocation, HelmException failure)
    {
        if (failure.Output is { } output)
        {
            Write(invocation, output);
        }

        invocation.Error.Flush();
        invocation.Host.Error.Write(ByteText.ToBytes($"Error: {failure.Message}\n"));
        return ExitCode.UserError;
    }
}
