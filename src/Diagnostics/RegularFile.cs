using System.Formats.Tar;

namespace Kcl.Net.Diagnostics;

/// <summary>
/// Tells files from pipes, sockets and devices, which a hostile folder may hold: opening a pipe waits for ever, and reading a device
/// need not end.
/// </summary>
public static class RegularFile
{
    private const int TypeOffset = 156;

    /// <summary>Whether the path leads to a regular file; links are followed.</summary>
    public static bool Is(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            return Target(file) is { } target && Is(target);
        }

        return file.Exists && (file.Length > 0 || IsRegularWhenEmpty(path));
    }

    /// <summary>Whether a pipe, socket or device has this name in a folder. What a shell passes as `/dev/fd/63` has none and may be read.</summary>
    public static bool IsSpecial(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is not null ? Target(file) is { } target && IsSpecial(target) : file.Exists && !Is(path);
    }

    /// <summary>
    /// What is no regular file reports no length. The platform tells the kind only through its tar writer, which is cheap for an
    /// empty file. The path is no link.
    /// </summary>
    public static bool IsRegularWhenEmpty(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        using var header = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(header, TarEntryFormat.Ustar, leaveOpen: true))
            {
                writer.WriteEntry(path, "x");
            }

            return header.Length > TypeOffset && header.GetBuffer()[TypeOffset] is (byte)'0' or 0;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return !CanNameOwners(path) && IsSeekable(path);
        }
    }

    /// <summary>The tar writer needs the system's list of users, which a small container may not have.</summary>
    private static bool CanNameOwners(string path)
    {
        try
        {
            using var writer = new TarWriter(Stream.Null, TarEntryFormat.Ustar, leaveOpen: true);
            writer.WriteEntry(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path, "x");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Opened for writing too, a pipe does not wait. Who may not write what is empty is trusted with it.</summary>
    private static bool IsSeekable(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            return stream.CanSeek;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string? Target(FileInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { LinkTarget: null } target ? target.FullName : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
