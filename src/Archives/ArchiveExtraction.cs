namespace Kcl.Net.Archives;

/// <summary>Unpacks an archive into a fresh folder. An archive with anything but plain files and folders in it is refused whole.</summary>
public static class ArchiveExtraction
{
    /// <summary>Unpacks; the folder must exist and be empty. Throws <see cref="ArchiveException"/>; what was written until then stays.</summary>
    public static void Extract(Stream archive, string folder, ArchiveLimits limits, CancellationToken cancellation = default)
    {
        using var reader = new ArchiveReader(archive, limits);
        var writer = new TreeWriter(folder, limits, cancellation);
        while (reader.Next() is { } entry)
        {
            switch (entry.Kind)
            {
                case ArchiveEntryKind.Folder:
                    writer.AddFolder(entry.Name);
                    break;
                case ArchiveEntryKind.File:
                    AddFile(writer, entry);
                    break;
                default:
                    throw new ArchiveException($"the entry `{EntryPath.Shorten(entry.Name)}` is a link or a device");
            }
        }

        if (writer.Files == 0)
        {
            throw new ArchiveException("it has no files");
        }
    }

    private static void AddFile(TreeWriter writer, ArchiveEntry entry)
    {
        try
        {
            writer.AddFile(entry.Name, entry.IsExecutable, entry.Length, entry.Content);
        }
        catch (Exception e) when (ArchiveReader.IsDamage(e))
        {
            throw ArchiveReader.Damaged(e);
        }
    }
}
