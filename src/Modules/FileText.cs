using System.Buffers;
using System.Text;

namespace Kcl.Net.Modules;

/// <summary>Source files from disk. What the runtime's own reader does for a file costs more than the file's content.</summary>
internal static class FileText
{
    /// <summary>The text of an existing file, UTF-8 unless a byte order mark says otherwise.</summary>
    public static string Read(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(handle);
        if (length > int.MaxValue / 2)
        {
            return File.ReadAllText(path);
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)length + 1);
        try
        {
            // One byte more than the file should have: a file that grows, or has no length, is left to the slow way.
            var read = 0;
            int count;
            while (read <= length && (count = RandomAccess.Read(handle, buffer.AsSpan(read, (int)length + 1 - read), read)) > 0)
            {
                read += count;
            }

            var bytes = buffer.AsSpan(0, read);
            return read != length || (read >= 2 && bytes[0] is 0xEF or 0xFE or 0xFF or 0) ? File.ReadAllText(path) : Encoding.UTF8.GetString(bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
