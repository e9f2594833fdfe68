using System.Diagnostics;
using Kcl.Net.Tests.Unit.Packages;

namespace Kcl.Net.Tests.Unit.Sources;

/// <summary>A real repository made with the system's git.</summary>
internal sealed class GitRepository : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akua-git-");

    public GitRepository() => Git("init", "--quiet", "--initial-branch=main", ".");

    public string Root => _folder.FullName;

    public string Url => "file://" + Root;

    public void Write(string relative, string text, bool executable = false)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (executable)
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Commits everything; the commit.</summary>
    public string Commit(string? tag = null)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "-m", "x");
        if (tag is not null)
        {
            Git("tag", "-a", "-m", tag, "--force", tag);
        }

        return Git("rev-parse", "HEAD").Trim();
    }

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[] { ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_AUTHOR_NAME", "t"), ("GIT_AUTHOR_EMAIL", "t@t"), ("GIT_COMMITTER_NAME", "t"), ("GIT_COMMITTER_EMAIL", "t@t"), ("GIT_AUTHOR_DATE", "2024-01-01T00:00:00Z"), ("GIT_COMMITTER_DATE", "2024-01-01T00:00:00Z") })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(error);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>Serves repositories below a folder over http, through git's own program for web servers.</summary>
internal static class GitHttpServer
{
    public static Func<ServedRequest, ServedReply?> Handler(string root, string? authorization = null) => request =>
    {
        if (authorization is not null && request.Headers.GetValueOrDefault("Authorization") != authorization)
        {
            return new ServedReply(401, []) { Headers = { ["WWW-Authenticate"] = "Basic realm=\"git\"" } };
        }

        var start = new ProcessStartInfo(Tools.Find("git-http-backend")!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["GIT_PROJECT_ROOT"] = root;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["PATH_INFO"] = request.Path;
        start.Environment["QUERY_STRING"] = request.Query;
        start.Environment["REQUEST_METHOD"] = request.Method;
        start.Environment["CONTENT_TYPE"] = request.Headers.GetValueOrDefault("Content-Type", "");
        start.Environment["CONTENT_LENGTH"] = request.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["HTTP_CONTENT_ENCODING"] = request.Headers.GetValueOrDefault("Content-Encoding", "");
        start.Environment["GIT_PROTOCOL"] = request.Headers.GetValueOrDefault("Git-Protocol", "");
        using var process = Process.Start(start)!;
        process.StandardInput.BaseStream.Write(request.Body);
        process.StandardInput.Close();
        var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        var bytes = output.ToArray();
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var headers = System.Text.Encoding.ASCII.GetString(bytes, 0, end).Split("\r\n").Select(l => l.Split(':', 2)).ToDictionary(h => h[0], h => h[1].Trim());
        var status = headers.Remove("Status", out var text) ? int.Parse(text[..3], System.Globalization.CultureInfo.InvariantCulture) : 200;
        return new ServedReply(status, bytes[(end + 4)..]) { Headers = headers };
    };
}
