using Kcl.Net.Kustomize;
using Kcl.Net.Packages;

namespace Kcl.Net.Composition;

/// <summary>
/// A package's folder as the file system of a build: `/` is the package. Links that lead out do not exist, and messages name nothing
/// of the machine.
/// </summary>
internal sealed class PackageFiles(PathGuard guard) : IKustomizeFiles
{
    private readonly DiskFiles _disk = new("/");

    public string WorkingDirectory => "/";

    /// <summary>The path inside the package of a real path in it.</summary>
    public static string Inside(PathGuard guard, string realPath) =>
        realPath.Length <= guard.RealRoot.Length ? "/" : "/" + realPath[(guard.RealRoot.TrimEnd('/').Length + 1)..];

    public string Resolve(string path)
    {
        var resolved = guard.Resolve(path.TrimStart('/'), $"`{path}`");
        return resolved.Exists ? Inside(guard, resolved.RealPath) : throw new KustomizeException($"lstat {path}: no such file or directory");
    }

    public bool IsDirectory(string path) => Directory.Exists(Real(path));

    public bool IsFile(string path) => File.Exists(Real(path));

    public byte[] Read(string path)
    {
        try
        {
            return _disk.Read(Real(path));
        }
        catch (KustomizeException failure)
        {
            throw new KustomizeException(failure.Message.Replace(Real(path), path, StringComparison.Ordinal)) { File = path };
        }
    }

    public string OnDisk(string folder) => Real(folder);

    private string Real(string path) => Path.Combine(guard.RealRoot, path.TrimStart('/'));
}
