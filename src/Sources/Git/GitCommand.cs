using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Kcl.Net.Sources;

/// <summary>
/// Runs the system's git. Unless <see cref="AsUser"/> says otherwise it is for transport and object storage only: no configuration but ours applies, so no hook, helper, filter or
/// external program of a repository or user runs; nothing asks questions; only named protocols are spoken.
/// </summary>
internal sealed class GitCommand(string gitDirectory)
{
    private const string NotInstalled = "git is not installed, and git dependencies need it";
    private const int MaxErrorCharacters = 64 << 10;

    public string GitDirectory { get; } = gitDirectory;

    /// <summary>
    /// Runs with the user's configuration: identity, signing, credentials and the way to reach remotes are theirs. Only the variables that
    /// point git at a repository are ours in any case.
    /// </summary>
    public bool AsUser { get; init; }

    /// <summary>Variables of a repository's own: its index, its work tree, a quarantine.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs to the end; the standard output. A failure carries git's own last words.</summary>
    public string Run(IReadOnlyList<string> arguments, GitAccess access, CancellationToken cancellation)
    {
        var (code, output, error) = TryRun(arguments, access, cancellation);
        return code == 0 ? output : throw new SourceException("git failed: " + LastWords(error));
    }

    public (int Code, string Output, string Error) TryRun(IReadOnlyList<string> arguments, GitAccess access, CancellationToken cancellation, string? input = null)
    {
        using var process = Start(arguments, access);
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
        var writing = input is null ? null : Task.Run(() => Write(process, input), CancellationToken.None);
        if (writing is null)
        {
            process.StandardInput.Close();
        }

        var output = process.StandardOutput.ReadToEnd();
        writing?.Wait(CancellationToken.None);
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
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        start.FileName = ProgramPath.Find("git", start.Environment["PATH"]) ?? throw new SourceException(NotInstalled);
        foreach (var name in start.Environment.Keys.Where(k => AsUser ? RepositoryVariables.Contains(k) : k.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        if (GitDirectory.Length > 0)
        {
            start.Environment["GIT_DIR"] = GitDirectory;
        }

        start.Environment["LC_ALL"] = "C";
        if (!AsUser)
        {
            Isolate(start, access);
        }

        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

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

    /// <summary>What `git rev-parse --local-env-vars` lists: each says where the repository is or what is in it.</summary>
    private static readonly HashSet<string> RepositoryVariables = new(StringComparer.Ordinal)
    {
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH", "GIT_COMMON_DIR", "GIT_PREFIX",
        "GIT_NAMESPACE", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_NO_REPLACE_OBJECTS", "GIT_INTERNAL_SUPER_PREFIX", "GIT_IMPLICIT_WORK_TREE",
        "GIT_CONFIG", "GIT_PUSH_OPTION_COUNT", "GIT_REFLOG_ACTION", "GIT_EXEC_PATH",
    };

    private static void Write(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything, and says why.
        }
    }

    private static void Isolate(ProcessStartInfo start, GitAccess access)
    {
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_ASKPASS"] = "true";
        start.Environment["SSH_ASKPASS"] = "true";
        start.Environment["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        access.AddTo(start.Environment);
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
