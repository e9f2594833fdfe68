namespace Kcl.Net.Cli.Development;

/// <summary>
/// Files that change below a folder, in bursts: an editor saves by several steps, so a burst ends when nothing happened for a moment.
/// </summary>
internal sealed class FolderChanges : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(8);
    private readonly FileSystemWatcher _watcher;
    private readonly string _root;
    private readonly Func<string, bool> _matters;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _signal = new(0);

    /// <param name="folder">The folder to watch, with all below it.</param>
    /// <param name="matters">Whether a path relative to it is worth a render.</param>
    public FolderChanges(string folder, Func<string, bool> matters)
    {
        _root = Path.GetFullPath(folder);
        _matters = matters;
        _watcher = new FileSystemWatcher(_root)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        _watcher.Changed += (_, e) => Note(e.FullPath);
        _watcher.Created += (_, e) => Note(e.FullPath);
        _watcher.Deleted += (_, e) => Note(e.FullPath);
        _watcher.Renamed += (_, e) => Note(e.FullPath);

        // Too much at once to be told of: anything may have changed.
        _watcher.Error += (_, _) => Note(_root);
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits for a burst to end and gives what changed in it, relative to the folder, in order of name.</summary>
    public IReadOnlyList<string> Next(CancellationToken cancellation)
    {
        _signal.Wait(cancellation);
        while (_signal.Wait(Quiet, cancellation))
        {
            // Still going on.
        }

        lock (_changed)
        {
            var changed = _changed.Order(StringComparer.Ordinal).ToList();
            _changed.Clear();

            // Editors write to a file that they rename at once; it need not be named.
            return changed.FindAll(f => Path.Exists(Path.Combine(_root, f))) is { Count: > 0 } present ? present : changed;
        }
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _signal.Dispose();
    }

    private void Note(string path)
    {
        var relative = Path.GetRelativePath(_root, path);
        if (!_matters(relative))
        {
            return;
        }

        lock (_changed)
        {
            _changed.Add(relative);
        }

        _signal.Release();
    }
}
