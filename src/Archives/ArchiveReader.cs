using System.Formats.Tar;
using System.IO.Compression;

namespace Kcl.Net.Archives;

public enum ArchiveEntryKind
{
    File,
    Folder,

    /// <summary>A link, a device, a pipe or something this reader does not know.</summary>
    Special,
}

/// <summary>One entry as the archive names it; nothing about the name is checked yet. The content is read before the next entry.</summary>
public sealed record ArchiveEntry(string Name, ArchiveEntryKind Kind, long Length, bool IsExecutable, Stream Content);

/// <summary>Reads a tar archive, packed with gzip or not, from front to back within limits. Throws <see cref="ArchiveException"/>.</summary>
public sealed class ArchiveReader : IDisposable
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private readonly BoundedStream _bytes;
    private readonly TarReader _tar;

    public ArchiveReader(Stream archive, ArchiveLimits limits)
    {
        var head = new byte[2];
        var length = archive.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var counted = new CountingStream(head[..length], archive);
        var isGzip = length == 2 && head is [0x1f, 0x8b];
        _bytes = new BoundedStream(isGzip ? new GZipStream(counted, CompressionMode.Decompress) : counted, counted, isGzip ? limits : limits with { MaxRatio = int.MaxValue });
        _tar = new TarReader(_bytes);
    }

    /// <summary>The next entry; null at the end.</summary>
    public ArchiveEntry? Next()
    {
        try
        {
            while (_tar.GetNextEntry() is { } entry)
            {
                if (entry.EntryType is not (TarEntryType.GlobalExtendedAttributes or TarEntryType.ExtendedAttributes))
                {
                    return new ArchiveEntry(entry.Name, Kind(entry.EntryType), entry.Length, (entry.Mode & AnyExecute) != 0, entry.DataStream ?? Stream.Null);
                }
            }

            return null;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(e);
        }
    }

    public void Dispose()
    {
        _tar.Dispose();
        _bytes.Dispose();
    }

    /// <summary>What the platform's readers throw for bytes that are no archive.</summary>
    internal static bool IsDamage(Exception e) =>
        e is InvalidDataException or EndOfStreamException or FormatException or ArgumentException or OverflowException or NotSupportedException or OutOfMemoryException;

    internal static ArchiveException Damaged(Exception cause) => new("it is no tar archive, or it is damaged", cause);

    private static ArchiveEntryKind Kind(TarEntryType type) => type switch
    {
        TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile => ArchiveEntryKind.File,
        TarEntryType.Directory => ArchiveEntryKind.Folder,
        _ => ArchiveEntryKind.Special,
    };
}
