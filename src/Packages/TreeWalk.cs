using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// The regular files of a directory in digest order. Links are never followed and, like pipes and devices, are left
/// out. Bounded in depth and number, so a hostile tree is an error.
/// </summary>
public sealed class TreeWalk
{
    private const int MaxDepth = 128;
    private const int MaxFiles = 1_000_000;
    private readonly List<TreeFile> _files;
    private readonly List<string>? _directories;
    private readonly bool _listLinks;
    private readonly Func<string, bool>? _enter;
    private readonly string _shown;
    private readonly CancellationToken _cancellation;

    private TreeWalk(List<TreeFile> files, List<string>? directories, bool listLinks, Func<string, bool>? enter, string shown, CancellationToken cancellation)
    {
        (_files, _directories, _listLinks, _enter, _shown, _cancellation) = (files, directories, listLinks, enter, shown, cancellation);
    }

    /// <summary>
    /// Walks the tree; <paramref name="shown"/> is the tree's path in messages, <paramref name="directories"/> receives the
    /// relative paths of all directories, parents first. Links are listed only on request; directories whose names <paramref name="enter"/> refuses
    /// are left out.
    /// </summary>
    public static List<TreeFile> Files(string root, string shown, CancellationToken cancellation = default, List<string>? directories = null, bool listLinks = false, Func<string, bool>? enter = null)
    {
        var files = new List<TreeFile>();
        try
        {
            new TreeWalk(files, directories, listLinks, enter, shown, cancellation).Walk(new DirectoryInfo(root), "", 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackageFile.Failure(e, "read", shown);
        }

        return files;
    }

    private void Walk(DirectoryInfo directory, string prefix, int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (depth > MaxDepth || _files.Count > MaxFiles)
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"`{_shown}` has too many files or directories too deep") { Path = _shown });
        }

        // Sorting each directory by name and descending in place gives the order of component sequences, which is not
        // the order of the joined paths: `a/b` comes before `a-b`.
        var entries = new List<FileSystemInfo>(directory.EnumerateFileSystemInfos("*", Everything));
        entries.Sort(static (a, b) => CompareNames(a.Name, b.Name));
        foreach (var entry in entries)
        {
            var relative = prefix + entry.Name;
            if ((entry.Attributes & FileAttributes.ReparsePoint) != 0)
            {
                if (_listLinks)
                {
                    _files.Add(new TreeFile(relative, entry.FullName, 0, false, entry.LinkTarget ?? ""));
                }
            }
            else if (entry is DirectoryInfo child)
            {
                if (_enter?.Invoke(child.Name) == false)
                {
                    continue;
                }

                _directories?.Add(relative);
                Walk(child, relative + "/", depth + 1);
            }
            else if (entry is FileInfo file && (file.Length > 0 || RegularFile.IsRegularWhenEmpty(file.FullName)))
            {
                _files.Add(new TreeFile(relative, file.FullName, file.Length, IsExecutable(file)));
            }
        }
    }

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };

    /// <summary>Order of UTF-8 bytes, which differs from UTF-16 order above U+FFFF.</summary>
    private static int CompareNames(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            var (x, y) = (a[i], b[i]);
            if (x == y)
            {
                continue;
            }

            return char.IsSurrogate(x) == char.IsSurrogate(y) ? x.CompareTo(y) : char.IsSurrogate(x) ? 1 : -1;
        }

        return a.Length.CompareTo(b.Length);
    }

    private static bool IsExecutable(FileInfo file) =>
        !OperatingSystem.IsWindows() && (file.UnixFileMode & UnixFileMode.UserExecute) != 0;
}
