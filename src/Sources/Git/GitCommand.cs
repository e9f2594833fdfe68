using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Kcl.Net.Sources;

/// <summary>
/// Runs the system's git for transport and object storage only. No configuration but ours applies, so no hook, helper, filter or
/// external program of a repository or user runs; nothing asks questions; only named protocols are spoken.
/// </summary>
internal sealed class GitCommand(string gitDirectory)
{
    private const string NotInstalled = "git is not installed, and git dependencies need it";
    private const int MaxErrorCharacters = 64 << 10;

    public string GitDirectory { get; } = gitDirectory;

    /// <summary>Runs to the end; the standard output. A failure carries git's own last words.</summary>
    public string Run(IReadOnlyList<string> arguments, GitAccess access, CancellationToken cancellation)
    {
        var (code, output, error) = TryRun(arguments, access, cancellation);
        return code == 0 ? output : throw new SourceException("git failed: " + LastWords(error));
    }

    public (int Code, string Output, string Error) TryRun(IReadOnlyList<string> arguments, GitAccess access, CancellationToken cancellation)
    {
        using var process = Start(arguments, access);
        process.StandardInput.Close();
        using var stop = cancellation.Register(() => Kill(process));
        var error = new StringBuilder();
        process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data is not null && error.Length < MaxErrorCharacters)
            {
                error.Append(e.Data).Append('\n');
            }
        };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return (process.ExitCode, output, error.ToString());
    }

    /// <summary>Starts git with its streams redirected.</summary>
    public Process Start(IReadOnlyList<string> arguments, GitAccess access)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.FileName = ProgramPath.Find("git", start.Environment["PATH"]) ?? throw new SourceException(NotInstalled);
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_DIR"] = GitDirectory;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_ASKPASS"] = "true";
        start.Environment["SSH_ASKPASS"] = "true";
        start.Environment["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        access.AddTo(start.Environment);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start) ?? throw new SourceException("git cannot be started");
        }
        catch (Win32Exception e)
        {
            throw new SourceException(NotInstalled, e);
        }
    }

    internal static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }

    internal static string LastWords(string error)
    {
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var fatal = lines.LastOrDefault(l => l.StartsWith("fatal: ", StringComparison.Ordinal));
        return HttpReply.Quote(fatal?["fatal: ".Length..] ?? lines.LastOrDefault() ?? "it gave no reason");
    }
}

/// <summary>
/// The settings one git process runs with, as environment: command lines can be read by other users, and hold no secret.
/// </summary>
internal sealed class GitAccess
{
    private readonly List<(string Key, string Value)> _settings =
    [
        ("core.hooksPath", "/dev/null"),
        ("core.fsmonitor", "false"),
        ("core.symlinks", "false"),
        ("credential.helper", ""),
        ("http.sslVerify", "true"),
        ("fetch.fsckObjects", "true"),
        ("fetch.recurseSubmodules", "false"),
        ("gc.auto", "0"),
        ("maintenance.auto", "false"),
        ("protocol.allow", "never"),
    ];

    /// <summary>For commands that only read the local repository.</summary>
    public static GitAccess Local => new();

    /// <summary>For commands that reach a URL, by its scheme alone. With a credential no redirect is followed.</summary>
    public static GitAccess To(Uri url, Credential? credential)
    {
        var access = new GitAccess();
        access._settings.Add(($"protocol.{url.Scheme}.allow", "always"));
        access._settings.Add(("http.followRedirects", credential is null ? "initial" : "false"));
        if (credential is not null)
        {
            access._settings.Add(($"http.{url.GetLeftPart(UriPartial.Authority)}/.extraHeader", "Authorization: " + credential.Header));
        }

        return access;
    }

    public void AddTo(IDictionary<string, string?> environment)
    {
        environment["GIT_CONFIG_COUNT"] = _settings.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < _settings.Count; i++)
        {
            var number = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            environment["GIT_CONFIG_KEY_" + number] = _settings[i].Key;
            environment["GIT_CONFIG_VALUE_" + number] = _settings[i].Value;
        }
    }
}
