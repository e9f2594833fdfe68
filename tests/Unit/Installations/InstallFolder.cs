using System.Diagnostics;
using Kcl.Net.Tests.Conformance;
using Kcl.Net.Tests.Unit.Cli;

namespace Kcl.Net.Tests.Unit.Installations;

/// <summary>A folder with repositories made by the system's git, and the command line in this process.</summary>
internal sealed class InstallFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("installs-");

    public static string Product => Path.Combine(Corpus.ProjectRoot, "examples", "product-webapp");

    public string At(string relative) => Path.Combine(_folder.FullName, relative);

    /// <summary>An empty repository with an identity of its own.</summary>
    public string Repository(string name)
    {
        var path = At(name);
        Git(".", "init", "--quiet", "--initial-branch=main", path);
        Git(path, "config", "user.name", "Ada");
        Git(path, "config", "user.email", "ada@example.com");
        return path;
    }

    /// <summary>An installation of version 1.</summary>
    public string Install(string name, params string[] more)
    {
        var path = Repository(name);
        var run = CliRun.Of(["install", "new", Product, "--version", "1.0.0", "--repo", path, "--set", $"host={name}.example.com", .. more]);
        Assert.True(run.Code == 0, run.Output + run.Error);
        return path;
    }

    public string Git(string repository, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Path.Combine(_folder.FullName, repository), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException(error.Result);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
