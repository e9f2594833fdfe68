using Kcl.Net.Diagnostics;

namespace Kcl.Net.Kustomize;

/// <summary>The file system. Nothing larger than a bound is read.</summary>
public sealed class DiskFiles(string workingDirectory) : IKustomizeFiles
{
    /// <summary>Bytes of the largest file that is read.</summary>
    public const int MaxBytes = 64 << 20;
    private const int MaxLinks = 255;
    private readonly Dictionary<string, string> _resolved = new(StringComparer.Ordinal) { ["/"] = "/" };

    public string WorkingDirectory { get; } = workingDirectory;

    public string Resolve(string path)
    {
        var links = 0;
        return Resolve(path, ref links);
    }

    public bool IsDirectory(string path) => Directory.Exists(path);

    public bool IsFile(string path) => File.Exists(path);

    public byte[] Read(string path)
    {
        try
        {
            var info = new FileInfo(path);
            if (info.Exists && info.Length > MaxBytes)
            {
                throw new KustomizeException($"file '{path}' is larger than {MaxBytes >> 20} MiB") { File = path };
            }

            if (info.Exists && info.Length == 0 && !RegularFile.Is(path))
            {
                throw new KustomizeException($"'{path}' is no regular file") { File = path };
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new KustomizeException($"open {path}: no such file or directory");
        }
        catch (UnauthorizedAccessException)
        {
            throw new KustomizeException(Directory.Exists(path) ? $"read {path}: is a directory" : $"open {path}: permission denied");
        }
    }

    private string Resolve(string path, ref int links)
    {
        if (_resolved.TryGetValue(path, out var known))
        {
            return known;
        }

        var parent = Resolve(GoPath.Directory(path), ref links);
        var at = GoPath.Join(parent, GoPath.Base(path));
        if (at.Contains('\0', StringComparison.Ordinal))
        {
            throw new KustomizeException($"lstat {at}: invalid argument");
        }

        var info = new FileInfo(at);
        if (!info.Exists && !Directory.Exists(at) && info.LinkTarget is null)
        {
            throw new KustomizeException(Directory.Exists(parent) ? $"lstat {at}: no such file or directory" : "not a directory");
        }

        if ((info.Attributes & FileAttributes.ReparsePoint) != 0 && info.LinkTarget is { } target)
        {
            if (++links > MaxLinks)
            {
                throw new KustomizeException("EvalSymlinks: too many links");
            }

            at = Resolve(GoPath.IsAbsolute(target) ? GoPath.Clean(target) : GoPath.Join(parent, target), ref links);
        }

        _resolved[path] = at;
        return at;
    }
}
