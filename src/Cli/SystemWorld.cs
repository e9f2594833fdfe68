using System.Net;
using Kcl.Net.Builtins;

namespace Kcl.Net.Cli;

/// <summary>
/// The machine this process runs on, for programs that may see it. Failures carry the operating system's words as Unix prints
/// them, because programs show them in messages.
/// </summary>
internal sealed class SystemWorld(Func<string, string?> environment, string processDirectory) : IWorld
{
    public DateTimeOffset Now => DateTimeOffset.Now;

    /// <summary>Programs are run from the process directory, which `file.workdir()` shows as the empty text.</summary>
    public string WorkingDirectory => "";

    private string At(string path) => Path.GetFullPath(path, processDirectory);

    public string HostName => Dns.GetHostName();

    public string? EnvironmentVariable(string name) => environment(name);

    public Guid NewGuid() => Guid.NewGuid();

    public string FullDomainName(string host)
    {
        try
        {
            return Dns.GetHostEntry(host).HostName;
        }
        catch (Exception failure) when (failure is System.Net.Sockets.SocketException or ArgumentException)
        {
            return host;
        }
    }

    public byte[] ReadFile(string path) => Guarded(path, () => File.ReadAllBytes(At(path)));

    public void WriteFile(string path, string content) => Guarded(path, () => File.WriteAllText(At(path), content));

    public void AppendFile(string path, string content) => Guarded(path, () => File.AppendAllText(At(path), content));

    public bool Exists(string path) => Path.Exists(At(path));

    public bool IsDirectory(string path) => Directory.Exists(At(path));

    public long FileSize(string path) => Guarded(path, () => Directory.Exists(At(path)) ? 4096 : new FileInfo(At(path)).Length);

    public string AbsolutePath(string path) => Guarded(path, () => Path.Exists(At(path)) ? Resolve(Path.GetFullPath(At(path))) : throw Missing());

    public IReadOnlyList<string> ListDirectory(string path)
    {
        try
        {
            var names = Directory.GetFileSystemEntries(At(path));
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = Path.GetFileName(names[i]);
            }

            Array.Sort(names, StringComparer.Ordinal);
            return names;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public void CreateDirectory(string path) => Guarded(path, () =>
    {
        if (File.Exists(At(path)))
        {
            throw new WorldException("File exists (os error 17)", alreadyExists: true);
        }

        Directory.CreateDirectory(At(path));
    });

    public void DeleteFile(string path) => Guarded(path, () =>
    {
        if (!File.Exists(At(path)))
        {
            throw Missing();
        }

        File.Delete(At(path));
    });

    public void DeleteDirectory(string path) => Guarded(path, () =>
    {
        if (Directory.GetFileSystemEntries(At(path)).Length > 0)
        {
            throw new WorldException("Directory not empty (os error 39)");
        }

        Directory.Delete(At(path));
    });

    public void CopyFile(string source, string target) => Guarded(source, () => File.Copy(At(source), At(target), overwrite: true));

    public void Move(string source, string target) => Guarded(source, () =>
    {
        if (Directory.Exists(At(source)))
        {
            Directory.Move(At(source), At(target));
        }
        else
        {
            File.Move(At(source), At(target), overwrite: true);
        }
    });

    private static WorldException Missing() => new("No such file or directory (os error 2)", notFound: true);

    /// <summary>The path with the links of every part followed.</summary>
    private static string Resolve(string path)
    {
        var resolved = Path.GetPathRoot(path) ?? "/";
        foreach (var part in path[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            resolved = Path.Combine(resolved, part);
            FileSystemInfo info = Directory.Exists(resolved) ? new DirectoryInfo(resolved) : new FileInfo(resolved);
            resolved = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? resolved;
        }

        return resolved;
    }

    private void Guarded(string path, Action action) =>
        Guarded(path, () =>
        {
            action();
            return true;
        });

    private T Guarded<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException || path.Length == 0)
        {
            throw Missing();
        }
        catch (UnauthorizedAccessException)
        {
            throw new WorldException(Directory.Exists(At(path)) ? "Is a directory (os error 21)" : "Permission denied (os error 13)");
        }
        catch (IOException failure)
        {
            throw new WorldException(failure.Message);
        }
    }
}
