using Kcl.Net.Kustomize;

namespace Kcl.Net.Tests.Conformance;

/// <summary>A file system in memory with the working directory `/`.</summary>
internal sealed class MemoryFiles : IKustomizeFiles
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal) { "/" };

    public string WorkingDirectory => "/";

    public void Add(string path, byte[] content)
    {
        _files[path] = content;
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            _folders.Add(path[..slash]);
        }
    }

    public string Resolve(string path)
    {
        for (var slash = path.IndexOf('/', 1); ; slash = path.IndexOf('/', slash + 1))
        {
            var part = slash < 0 ? path : path[..slash];
            if (!_folders.Contains(part))
            {
                return !_files.ContainsKey(part) ? throw new KustomizeException($"lstat {part}: no such file or directory")
                    : slash < 0 ? path
                    : throw new KustomizeException("not a directory");
            }

            if (slash < 0)
            {
                return path;
            }
        }
    }

    public bool IsDirectory(string path) => _folders.Contains(path);

    public byte[] Read(string path) => _files.TryGetValue(path, out var content)
        ? content
        : throw new KustomizeException(_folders.Contains(path) ? $"read {path}: is a directory" : $"open {path}: no such file or directory");
}
