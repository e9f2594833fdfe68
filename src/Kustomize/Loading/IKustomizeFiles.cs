namespace Kcl.Net.Kustomize;

/// <summary>The files a build may read. Paths are absolute, with `/`. Failures are <see cref="KustomizeException"/> in the system's words.</summary>
public interface IKustomizeFiles
{
    /// <summary>Absolute path that a relative target starts from.</summary>
    string WorkingDirectory { get; }

    /// <summary>The path with all links followed; fails when something on it does not exist: `lstat /a/b: no such file or directory`.</summary>
    string Resolve(string path);

    bool IsDirectory(string path);

    bool IsFile(string path);

    /// <summary>The folder of the disk behind a folder of the build, for charts, which are read from there.</summary>
    string OnDisk(string folder) => folder;

    /// <summary>The content of a file: `open /a: no such file or directory`, `read /a: is a directory`.</summary>
    byte[] Read(string path);
}
