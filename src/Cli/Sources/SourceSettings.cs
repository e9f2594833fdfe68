using Kcl.Net.Packages;
using Kcl.Net.Sources;

namespace Kcl.Net.Cli.Sources;

/// <summary>Where this user's cache and credentials are, and how this run may fetch.</summary>
internal static class SourceSettings
{
    public static SourceOptions Of(Invocation invocation, IReadOnlyList<RegistryCredential> given, bool offline)
    {
        var environment = invocation.Host.Environment;
        var transport = new TransportOptions("akua/" + AkuaVersion.Text)
        {
            AllowPrivateNetwork = environment(AddressPolicy.Variable) == "1",
            Progress = invocation.Contract.ShowsProgress && invocation.Host.ErrorIsTerminal() ? new TerminalProgress(invocation.Error) : null,
        };
        return new SourceOptions(new ArtifactCache(CacheRoot(environment)), invocation.Host.Transport(transport), new CredentialStore(given, AuthFilePath(environment), DockerConfigPath(environment)))
        {
            Offline = offline,
        };
    }

    public static string CacheRoot(Func<string, string?> environment) =>
        Directory(environment, "XDG_CACHE_HOME", ".cache") is { } home ? Path.Combine(home, "akua") : Path.GetFullPath(Path.Combine(".akua", "cache"));

    /// <summary>akua's own file of credentials; without any home it is beside the workspace.</summary>
    public static string AuthFilePath(Func<string, string?> environment) =>
        Path.Combine(Directory(environment, "XDG_CONFIG_HOME", ".config") ?? Path.GetFullPath(".akua"), "akua", "auth.toml");

    public static string? DockerConfigPath(Func<string, string?> environment) =>
        environment("DOCKER_CONFIG") is { Length: > 0 } folder ? Path.Combine(folder, "config.json")
        : environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".docker", "config.json")
        : null;

    private static string? Directory(Func<string, string?> environment, string variable, string underHome) =>
        environment(variable) is { Length: > 0 } set && Path.IsPathRooted(set) ? set
        : environment("HOME") is { Length: > 0 } home ? Path.Combine(home, underHome)
        : null;
}
