using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Cli.Kcl;

/// <summary>Finds, reads and replaces the KCL files that a tool works on.</summary>
internal static class SourceFiles
{
    private const string Recursive = "...";
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The files that were named: a file, the `*.k` files of a folder, or with `/...` those of the folders below it too. Folders whose
    /// name begins with a dot are left out there.
    /// </summary>
    /// <returns>Paths as they are to be shown, sorted and each once.</returns>
    public static List<string> Find(IReadOnlyList<string> given, string workingDirectory)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in given)
        {
            var isRecursive = name == Recursive || name.EndsWith("/" + Recursive, StringComparison.Ordinal);
            var folder = isRecursive ? name[..^Recursive.Length].TrimEnd('/') : name;
            folder = folder.Length == 0 ? name.StartsWith('/') ? "/" : "." : folder;
            var path = Path.GetFullPath(folder, workingDirectory);
            if (Directory.Exists(path))
            {
                AddFolder(found, path, folder, isRecursive);
            }
            else if (File.Exists(path) && !isRecursive)
            {
                found.Add(name);
            }
            else
            {
                throw new DiagnosticException(new Diagnostic("E2F04", "CannotFindModule", $"Cannot find the kcl file, please check the file path {name}"));
            }
        }

        return [.. found];
    }

    public static SourceFile Read(string shown, string workingDirectory)
    {
        try
        {
            return new SourceFile(shown, Decode(shown, File.ReadAllBytes(Path.GetFullPath(shown, workingDirectory))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(e, "read", shown);
        }
    }

    public static SourceFile ReadInput(Stream input)
    {
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return new SourceFile("stdin.k", Decode("stdin.k", bytes.ToArray()));
    }

    /// <summary>Puts a new text in place of a file at once: readers see the old or the new one. Links and permissions stay.</summary>
    public static void Replace(string shown, string text, string workingDirectory)
    {
        try
        {
            var path = Path.GetFullPath(shown, workingDirectory);
            path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            var sibling = path + ".new";
            File.WriteAllText(sibling, text, StrictUtf8);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(sibling, File.GetUnixFileMode(path));
            }

            File.Move(sibling, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(e, "write", shown);
        }
    }

    private static void AddFolder(SortedSet<string> found, string path, string shown, bool isRecursive)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*.k"))
        {
            found.Add(shown == "." ? Path.GetFileName(file) : Path.Combine(shown, Path.GetFileName(file)));
        }

        if (!isRecursive)
        {
            return;
        }

        foreach (var folder in new DirectoryInfo(path).EnumerateDirectories())
        {
            if (!folder.Name.StartsWith('.') && folder.LinkTarget is null)
            {
                AddFolder(found, folder.FullName, shown == "." ? folder.Name : Path.Combine(shown, folder.Name), isRecursive);
            }
        }
    }

    /// <summary>What is not UTF-8 is refused, since writing it back would change it.</summary>
    private static string Decode(string shown, byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"cannot read `{shown}`: it is not UTF-8 text") { Path = shown });
        }
    }

    private static DiagnosticException Failure(Exception e, string verb, string shown)
    {
        var reason = e is UnauthorizedAccessException ? "permission denied" : "the system reported an I/O error";
        return new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"cannot {verb} `{shown}`: {reason}") { Path = shown });
    }
}
