using Kcl.Net.Helm;
using Kcl.Net.Templating;

namespace Kcl.Net.Cli.Charts;

/// <summary>Finds the chart a command line names. Only directories and packed charts on this machine: a render reaches no network.</summary>
internal static class ChartLocation
{
    public static string Find(string reference, string workingDirectory)
    {
        var name = reference.Trim();
        var path = Path.GetFullPath(name.Length == 0 ? "." : name, workingDirectory);
        if (name.Length > 0 && (Directory.Exists(path) || File.Exists(path)))
        {
            return path;
        }

        if (Path.IsPathRooted(name) || name.StartsWith('.'))
        {
            throw new HelmException($"path {GoFormat.Quote(name)} not found");
        }

        if (name.Contains("://", StringComparison.Ordinal))
        {
            throw new HelmException($"{name} is not on this machine, and akua helm reaches no network: fetch the chart first, for example with akua vendor add");
        }

        var slash = name.IndexOf('/', StringComparison.Ordinal);
        throw new HelmException(slash < 0
            ? "non-absolute URLs should be in form of repo_name/path_to_chart, got: " + name
            : $"repo {name[..slash]} not found");
    }
}
