using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Packages;

namespace Kcl.Net.Composition;

/// <summary>
/// The source files a sealed render may read: those of its packages and of their KCL dependencies. A link that leads out of
/// them is an escape; any other path does not exist.
/// </summary>
internal sealed class SealedSourceTree : SourceTree
{
    private readonly List<(string Root, PathGuard Guard)> _roots = [];

    /// <summary>Lets files below a directory be read.</summary>
    public void Allow(string directory)
    {
        var root = Path.GetFullPath(directory);
        if (!_roots.Exists(r => r.Root == root))
        {
            _roots.Add((root, new PathGuard(directory)));
        }
    }

    public override string? ReadFile(string path) => Real(path) is { } real && RegularFile.Is(real) ? UiDecorators.Blank(FileText.Read(real)) : null;

    public override bool FileExists(string path) => Real(path) is { } real && RegularFile.Is(real);

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

    /// <summary>The innermost root decides: a dependency may not link into the package around it.</summary>
    private string? Real(string path)
    {
        var full = Path.GetFullPath(path);
        (string Root, PathGuard Guard)? innermost = null;
        foreach (var root in _roots)
        {
            if ((full == root.Root || full.StartsWith(root.Root.TrimEnd('/') + "/", StringComparison.Ordinal))
                && (innermost is null || root.Root.Length > innermost.Value.Root.Length))
            {
                innermost = root;
            }
        }

        if (innermost is not { } found)
        {
            return null;
        }

        if (full == found.Root)
        {
            return found.Guard.RealRoot;
        }

        var resolved = found.Guard.Resolve(Path.GetRelativePath(found.Root, full), "an import");
        return resolved.Exists ? resolved.RealPath : null;
    }
}
