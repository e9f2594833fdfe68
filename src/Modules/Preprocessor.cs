using Kcl.Net.Syntax;

namespace Kcl.Net.Modules;

/// <summary>
/// Normalises the modules of a package before they are checked or run: names of imported packages are marked on
/// identifiers, dotted config keys become nested configs, literal-typed attributes get their only value as default,
/// and top-level unifications of one name in the main package become one.
/// </summary>
internal static class Preprocessor
{
    public static void Run(KclPackage package)
    {
        var shared = package.IsMain ? ImportNames(package.Files) : null;
        foreach (var file in package.Files)
        {
            if (file.Syntax.Body.Count > 0)
            {
                new Qualifier(shared ?? ImportNames([file])).VisitStatements(file.Syntax.Body);
            }
        }

        if (package.IsMain)
        {
            UnificationMerger.Run(package);
        }
    }

    private static Dictionary<string, string> ImportNames(IReadOnlyList<KclFile> files)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var import in file.Imports)
            {
                names[import.Name] = import.PackagePath;
            }
        }

        return names;
    }
}
