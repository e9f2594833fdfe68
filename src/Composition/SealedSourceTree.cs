using Kcl.Net.Modules;
using Kcl.Net.Packages;

namespace Kcl.Net.Composition;

/// <summary>
/// The source files a sealed render may read: those of the package and of its KCL dependencies. A link that leads out of
/// them is an escape; any other path does not exist.
/// </summary>
internal sealed class SealedSourceTree(IReadOnlyList<string> roots) : SourceTree
{
    private readonly (string Root, PathGuard Guard)[] _roots = roots.Select(r => (Path.GetFullPath(r), new PathGuard(r))).ToArray();

    public override string? ReadFile(string path) => Real(path) is { } real && File.Exists(real) ? UiDecorators.Blank(File.ReadAllText(real)) : null;

    public override bool FileExists(string path) => Real(path) is { } real && File.Exists(real);

    public override bool DirectoryExists(string path) => Real(path) is { } real && Directory.Exists(real);

    public override IReadOnlyList<string> ListFiles(string directory)
    {
        if (Real(directory) is not { } real || !Directory.Exists(real))
        {
            return [];
        }

        var files = Directory.GetFiles(real).Select(f => Path.Combine(directory, Path.GetFileName(f))).ToArray();
        Array.Sort(files, string.CompareOrdinal);
        return files;
    }

    private string? Real(string path)
    {
        var full = Path.GetFullPath(path);
        foreach (var (root, guard) in _roots)
        {
            if (full == root)
            {
                return guard.RealRoot;
            }

            if (full.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal))
            {
                var resolved = guard.Resolve(Path.GetRelativePath(root, full), "an import");
                return resolved.Exists ? resolved.RealPath : null;
            }
        }

        return null;
    }
}
