using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// Reads and writes the small files of a workspace. Failures carry the shown path and words of our own: the
/// platform's messages contain absolute paths and differ between systems.
/// </summary>
internal static class PackageFile
{
    private const int MaxBytes = 32 << 20;

    /// <summary>The bytes, or null when there is no such file.</summary>
    public static byte[]? TryRead(string path, string shown)
    {
        try
        {
            if (RegularFile.IsSpecial(path))
            {
                throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"cannot read `{shown}`: it is no regular file") { Path = shown });
            }

            // Read to the end and not by length, which a pipe does not have.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            using var bytes = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > MaxBytes)
                {
                    throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"`{shown}` is larger than {MaxBytes >> 20} MiB") { Path = shown });
                }
            }

            return bytes.ToArray();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Directory.Exists(path)
                ? new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"cannot read `{shown}`: it is a directory") { Path = shown })
                : Failure(e, "read", shown);
        }
    }

    /// <summary>Writes a sibling and renames it over the target: readers see the old bytes or the new, never a part.</summary>
    public static void Replace(string path, string shown, byte[] bytes)
    {
        var sibling = path + ".new";
        try
        {
            File.WriteAllBytes(sibling, bytes);
            File.Move(sibling, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(e, "write", shown);
        }
    }

    public static DiagnosticException Failure(Exception e, string verb, string shown)
    {
        var reason = e switch
        {
            UnauthorizedAccessException => "permission denied",
            FileNotFoundException or DirectoryNotFoundException => "it does not exist",
            PathTooLongException => "the path is too long",
            _ => "the system reported an I/O error",
        };
        return new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"cannot {verb} `{shown}`: {reason}") { Path = shown });
    }
}
