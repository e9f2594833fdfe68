namespace Kcl.Net.Modules;

/// <summary>
/// Where source files come from. A sealed render passes one that shows the package and its dependencies only;
/// <see cref="DiskSourceTree"/> shows the whole disk.
/// </summary>
public abstract class SourceTree
{
    /// <summary>The text of a file; null when it does not exist or may not be read.</summary>
    public abstract string? ReadFile(string path);

    public abstract bool FileExists(string path);

    public abstract bool DirectoryExists(string path);

    /// <summary>Full paths of the files directly in a directory, sorted by ordinal path; empty when there is none.</summary>
    public abstract IReadOnlyList<string> ListFiles(string directory);

    /// <summary>
    /// The nearest folder at or above <paramref name="directory"/> that holds a `kcl.mod`; the directory itself when none does.
    /// </summary>
    public string FindRoot(string directory)
    {
        for (var folder = directory; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            if (FileExists(Path.Combine(folder, "kcl.mod")))
            {
                return folder;
            }
        }

        return directory;
    }

    /// <summary>The `*.k` files that make a package of a folder: no tests, no names starting with `_`.</summary>
    public IReadOnlyList<string> PackageFiles(string directory) =>
        ListFiles(directory).Where(f => IsPackageFile(Path.GetFileName(f))).ToList();

    private static bool IsPackageFile(string name) =>
        name.EndsWith(".k", StringComparison.Ordinal) && !name.EndsWith("_test.k", StringComparison.Ordinal) && !name.StartsWith('_');
}

/// <summary>Every file the process may read.</summary>
public sealed class DiskSourceTree : SourceTree
{
    public override string? ReadFile(string path) => File.Exists(path) ? FileText.Read(path) : null;

    public override bool FileExists(string path) => File.Exists(path);

    public override bool DirectoryExists(string path) => Directory.Exists(path);

    public override IReadOnlyList<string> ListFiles(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return [];
        }

        var files = Directory.GetFiles(directory);
        Array.Sort(files, string.CompareOrdinal);
        return files;
    }
}
