namespace Kcl.Net.Packages;

/// <summary>
/// A lock between processes, held through a file that exists only meanwhile. The system frees it when its process ends in any way.
/// Whoever gets the system's lock makes sure that it is on the file that still has the name: the last holder may have deleted it.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private const int PauseMilliseconds = 20;
    private readonly string _path;
    private readonly FileStream _held;

    private FileLock(string path, FileStream held) => (_path, _held) = (path, held);

    /// <summary>Waits for the lock; null when it is not free after this many attempts.</summary>
    public static FileLock? Take(string path, int attempts, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            cancellation.WaitHandle.WaitOne(PauseMilliseconds);
            cancellation.ThrowIfCancellationRequested();
        }

        return null;
    }

    public void Dispose()
    {
        File.Delete(_path);
        _held.Dispose();
    }

    private static FileLock? TryTake(string path)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);

            // The file's length is the mark: the one thing about a locked file that others may still ask for. Nothing is written.
            var mark = Random.Shared.Next(1, 1 << 30);
            stream.SetLength(mark);
            if (new FileInfo(path) is { Exists: true } named && named.Length == mark)
            {
                var taken = new FileLock(path, stream);
                stream = null;
                return taken;
            }

            return null;
        }
        catch (IOException)
        {
            return null;
        }
        finally
        {
            stream?.Dispose();
        }
    }
}
