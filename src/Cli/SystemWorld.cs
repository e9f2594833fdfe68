using System.Net;
using Kcl.Net.Builtins;

namespace Kcl.Net.Cli;

/// <summary>The machine as a KCL program may see it in `akua kcl run`. A render never gets one.</summary>
internal sealed class SystemWorld(Func<string, string?> environment) : IWorld
{
    public DateTimeOffset Now => DateTimeOffset.Now;

    public string WorkingDirectory { get; } = Directory.GetCurrentDirectory();

    public string HostName => Environment.MachineName;

    public string? EnvironmentVariable(string name) => environment(name);

    public Guid NewGuid() => Guid.NewGuid();

    public string FullDomainName(string host)
    {
        try
        {
            return Dns.GetHostEntry(host).HostName;
        }
        catch (Exception e) when (e is System.Net.Sockets.SocketException or ArgumentException)
        {
            return host;
        }
    }

    public byte[] ReadFile(string path) => Guarded(() => File.ReadAllBytes(path));

    public void WriteFile(string path, string content) => Guarded(() => File.WriteAllText(path, content));

    public void AppendFile(string path, string content) => Guarded(() => File.AppendAllText(path, content));

    public bool Exists(string path) => Path.Exists(path);

    public bool IsDirectory(string path) => Directory.Exists(path);

    public long FileSize(string path) => Guarded(() => new FileInfo(path).Length);

    public string AbsolutePath(string path) => Guarded(() =>
    {
        var full = Path.GetFullPath(path);
        if (!Path.Exists(full))
        {
            throw new FileNotFoundException();
        }

        return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
    });

    public IReadOnlyList<string> ListDirectory(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path).Select(p => Path.GetFileName(p)).ToList() : [];

    public void CreateDirectory(string path) => Guarded(() => Directory.CreateDirectory(path));

    public void DeleteFile(string path) => Guarded(() =>
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException();
        }

        File.Delete(path);
    });

    public void DeleteDirectory(string path) => Guarded(() => Directory.Delete(path));

    public void CopyFile(string source, string target) => Guarded(() => File.Copy(source, target, overwrite: true));

    public void Move(string source, string target) => Guarded(() =>
    {
        if (Directory.Exists(source))
        {
            Directory.Move(source, target);
        }
        else
        {
            File.Move(source, target, overwrite: true);
        }
    });

    private static void Guarded(Action work) => Guarded(() =>
    {
        work();
        return 0;
    });

    /// <summary>Failures in the operating system's words, as programs see them elsewhere.</summary>
    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WorldException("No such file or directory (os error 2)", notFound: true);
        }
        catch (UnauthorizedAccessException)
        {
            throw new WorldException("Permission denied (os error 13)");
        }
        catch (IOException)
        {
            throw new WorldException("Input/output error (os error 5)");
        }
    }
}
