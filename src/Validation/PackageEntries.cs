using Kcl.Net.Modules;

namespace Kcl.Net.Validation;

/// <summary>The main files a single file stands for.</summary>
public static class PackageEntries
{
    /// <summary>
    /// The file, and when it belongs to a package (a folder with a `kcl.mod` at or above it) the other files of its folder
    /// behind it, because its schemas may use theirs.
    /// </summary>
    public static IReadOnlyList<EntryFile> Of(string file, SourceTree sources)
    {
        var folder = Path.GetDirectoryName(file) ?? "";
        if (!sources.FileExists(Path.Combine(sources.FindRoot(folder), "kcl.mod")))
        {
            return [new EntryFile(file)];
        }

        return [new EntryFile(file), .. sources.PackageFiles(folder).Where(f => f != file).Select(f => new EntryFile(f))];
    }
}
