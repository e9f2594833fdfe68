using System.Text;

namespace Kcl.Net.Archives;

/// <summary>
/// Fills one fresh folder with files whose names and contents come from elsewhere. Nothing else writes there, names are checked,
/// and no two of them may be the same file on a system that ignores case; so nothing is ever written through a link or twice.
/// </summary>
public sealed class TreeWriter(string root, ArchiveLimits limits, CancellationToken cancellation = default)
{
    private const UnixFileMode PlainMode = (UnixFileMode)0b110_100_100;
    private const UnixFileMode ExecutableMode = (UnixFileMode)0b111_101_101;
    private const int BufferBytes = 64 << 10;

    // Upper-cased paths: files, and folders with the spelling they were first seen in.
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _entries;
    private long _bytes;

    public int Files => _files.Count;

    public long Bytes => _bytes;

    public void AddFolder(string path)
    {
        CountEntry();
        var names = EntryPath.Split(path, limits);
        EnterFolders(names, names.Length, path);
    }

    /// <summary>Writes a file of exactly this many bytes.</summary>
    public void AddFile(string path, bool isExecutable, long length, Stream content)
    {
        CountEntry();
        var names = EntryPath.Split(path, limits);
        if (names.Length == 0)
        {
            throw new ArchiveException($"the entry `{path}` is a file without a name");
        }

        if (length > limits.MaxFileBytes)
        {
            throw new ArchiveException($"the entry `{EntryPath.Shorten(path)}` is larger than {limits.MaxFileBytes} bytes");
        }

        var folder = EnterFolders(names, names.Length - 1, path);
        var key = string.Join('/', names).ToUpperInvariant();
        if (_folders.ContainsKey(key) || !_files.Add(key))
        {
            throw new ArchiveException($"the entry `{EntryPath.Shorten(path)}` is there twice, or only its case differs from another");
        }

        _bytes += length;
        if (_bytes > limits.MaxBytes)
        {
            throw new ArchiveException($"the content is larger than {limits.MaxBytes} bytes");
        }

        Write(Path.Combine(folder, names[^1]), path, isExecutable, length, content);
    }

    private void Write(string target, string path, bool isExecutable, long length, Stream content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = isExecutable ? ExecutableMode : PlainMode;
        }

        using var file = new FileStream(target, options);
        while (length > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = content.Read(_buffer, 0, (int)Math.Min(length, _buffer.Length));
            if (read == 0)
            {
                throw new ArchiveException($"the entry `{EntryPath.Shorten(path)}` is cut off");
            }

            file.Write(_buffer, 0, read);
            length -= read;
        }
    }

    /// <summary>Makes the folders a path lies in; one of another spelling, or a file in the way, is refused.</summary>
    private string EnterFolders(string[] names, int count, string path)
    {
        var current = root;
        var spelled = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            spelled.Append(i == 0 ? "" : "/").Append(names[i]);
            var key = spelled.ToString().ToUpperInvariant();
            current = Path.Combine(current, names[i]);
            if (_folders.TryGetValue(key, out var first))
            {
                if (first != spelled.ToString())
                {
                    throw new ArchiveException($"the folder of `{EntryPath.Shorten(path)}` differs from `{EntryPath.Shorten(first)}` only in case");
                }

                continue;
            }

            if (_files.Contains(key))
            {
                throw new ArchiveException($"the entry `{EntryPath.Shorten(path)}` lies in something that is a file");
            }

            Directory.CreateDirectory(current);
            _folders.Add(key, spelled.ToString());
        }

        return current;
    }

    private void CountEntry()
    {
        cancellation.ThrowIfCancellationRequested();
        if (++_entries > limits.MaxEntries)
        {
            throw new ArchiveException($"there are more than {limits.MaxEntries} entries");
        }
    }
}
