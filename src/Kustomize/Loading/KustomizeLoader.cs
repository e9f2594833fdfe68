namespace Kcl.Net.Kustomize;

/// <summary>Reads the files of one kustomization and finds those it builds on.</summary>
internal sealed class KustomizeLoader
{
    private readonly IKustomizeFiles _files;
    private readonly KustomizeLoader? _referrer;
    private readonly bool _isRestricted;

    private KustomizeLoader(IKustomizeFiles files, string root, bool isRestricted, KustomizeLoader? referrer) =>
        (_files, Root, _isRestricted, _referrer) = (files, root, isRestricted, referrer);

    /// <summary>The kustomization's folder, without links.</summary>
    public string Root { get; }

    /// <summary>A loader for the folder the user named.</summary>
    /// <param name="isRestricted">Files must lie in or below the kustomization that names them.</param>
    public static KustomizeLoader Open(IKustomizeFiles files, string target, bool isRestricted)
    {
        if (RemoteAddress.IsRepository(target))
        {
            throw RemoteAddress.Refused(target);
        }

        return new KustomizeLoader(files, Folder(files, target), isRestricted, null);
    }

    /// <summary>A loader for a folder this kustomization names.</summary>
    public KustomizeLoader Enter(string path)
    {
        if (path.Length == 0)
        {
            throw new KustomizeException("new root cannot be empty");
        }

        if (RemoteAddress.IsRepository(path))
        {
            throw RemoteAddress.Refused(path);
        }

        if (GoPath.IsAbsolute(path))
        {
            throw new KustomizeException($"new root '{path}' cannot be absolute");
        }

        var root = Folder(_files, GoPath.Join(Root, path));
        for (var visited = this; visited is not null; visited = visited._referrer)
        {
            if (GoPath.IsWithin(visited.Root, root))
            {
                throw new KustomizeException($"cycle detected: candidate root '{root}' contains visited root '{visited.Root}'");
            }
        }

        return new KustomizeLoader(_files, root, _isRestricted, this);
    }

    public byte[] Load(string path)
    {
        if (RemoteAddress.IsFile(path))
        {
            throw RemoteAddress.Refused(path);
        }

        return _files.Read(Locate(path));
    }

    /// <summary>The absolute path of a file of this kustomization; fails where it may not be read.</summary>
    public string Locate(string path)
    {
        path = FullPath(path);
        if (!_isRestricted)
        {
            return path;
        }

        var real = Resolve(_files, path);
        if (_files.IsDirectory(real))
        {
            throw new KustomizeException($"'{path}' must resolve to a file");
        }

        if (!GoPath.IsWithin(GoPath.Directory(real), Root))
        {
            throw new KustomizeException($"security; file '{path}' is not in or below '{Root}'");
        }

        return real;
    }

    public string FullPath(string path) => GoPath.IsAbsolute(path) ? path : GoPath.Join(Root, path);

    /// <summary>The folder of the disk behind a folder of this kustomization; fails where it may not be read.</summary>
    public string Confined(string folder)
    {
        var real = Resolve(_files, FullPath(folder));
        return !_isRestricted || GoPath.IsWithin(real, Root) ? _files.OnDisk(real) : throw new KustomizeException($"security; folder '{folder}' is not in or below '{Root}'");
    }

    /// <summary>Whether the path names a file, readable or not.</summary>
    public bool IsFile(string path) => _files.IsFile(FullPath(path));

    /// <summary>What reading the path as a file says when it names a folder; null when it does not.</summary>
    public string? FolderProblem(string path)
    {
        var full = FullPath(path);
        return !_files.IsDirectory(full) ? null : _isRestricted ? $"'{full}' must resolve to a file" : $"read {full}: is a directory";
    }

    /// <summary>Whether the path names a folder.</summary>
    public bool IsDirectory(string path) => _files.IsDirectory(FullPath(path));

    private static string Resolve(IKustomizeFiles files, string path)
    {
        try
        {
            return files.Resolve(GoPath.IsAbsolute(path) ? GoPath.Clean(path) : GoPath.Join(files.WorkingDirectory, path));
        }
        catch (KustomizeException failure)
        {
            throw new KustomizeException($"evalsymlink failure on '{path}' : {failure.Message}", failure);
        }
    }

    private static string Folder(IKustomizeFiles files, string path)
    {
        const string Prefix = "must build at directory";
        if (path.Length == 0)
        {
            throw new KustomizeException($"{Prefix}: directory path cannot be empty");
        }

        string real;
        try
        {
            real = Resolve(files, path);
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap($"{Prefix}: not a valid directory", failure);
        }

        return files.IsDirectory(real) ? real : throw new KustomizeException($"{Prefix}: '{path}': file is not directory");
    }
}
