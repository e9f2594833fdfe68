using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Modules;

/// <summary>
/// A whole program: the main package and every package it imports, parsed, pre-processed and linked.
/// <see cref="Diagnostics"/> holds syntax errors and failed imports; the checker runs even when there are some.
/// </summary>
public sealed class KclProgram
{
    private readonly LoadDiagnostics _found;

    internal KclProgram(KclPackage main, IReadOnlyDictionary<string, KclPackage> packages, LoadDiagnostics found)
    {
        Main = main;
        Packages = packages;
        Diagnostics = found.Once();
        _found = found;
    }

    public KclPackage Main { get; }

    /// <summary>Full package path to package, the main package included.</summary>
    public IReadOnlyDictionary<string, KclPackage> Packages { get; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>
    /// All failures as the engine prints them: those of loading twice (one of the two is marked as an echo), then what
    /// the checker found.
    /// </summary>
    public IReadOnlyList<Diagnostic> ReportedWith(IReadOnlyList<Diagnostic> findings) => _found.Twice(findings);
}

/// <summary>All files of one package, in evaluation order.</summary>
public sealed class KclPackage(string path, string root, ImportScope scope)
{
    /// <summary>Path of the main package.</summary>
    public const string MainPath = "__main__";

    /// <summary>Full dotted path: `__main__`, `a.b` under the program's root, or with the external package's name in front.</summary>
    public string Path { get; } = path;

    /// <summary>The package root (nearest folder with `kcl.mod`) that absolute imports of its files start from.</summary>
    public string Root { get; } = root;

    /// <summary>How absolute imports of its files are found beyond <see cref="Root"/>.</summary>
    public ImportScope Scope { get; } = scope;

    /// <summary>Importing it runs none of its statements; a variable is computed when it is read.</summary>
    public bool IsOnDemand { get; init; }

    public bool IsMain => Path == MainPath;

    public List<KclFile> Files { get; } = [];
}

/// <summary>One source file of a package with what its imports lead to.</summary>
public sealed class KclFile(ModuleSyntax syntax, KclPackage package, string root)
{
    public ModuleSyntax Syntax { get; internal set; } = syntax;

    /// <summary>Part of a dependency: statements that the program does not use are left out.</summary>
    public bool IsPartial { get; internal set; }

    public KclPackage Package { get; } = package;

    /// <summary>Where the file's absolute imports start; main files may lie in different packages.</summary>
    public string Root { get; } = root;

    public SourceFile Source => Syntax.File;

    /// <summary>The file's import statements in order, each with its target.</summary>
    public List<KclImport> Imports { get; } = [];
}

public enum ImportKind
{
    /// <summary>KCL source: a folder or file of this program or of an external package.</summary>
    User,

    /// <summary>A standard module such as `json`.</summary>
    System,

    /// <summary>`kcl_plugin.*`: functions the host provides.</summary>
    Plugin,

    /// <summary>One of the host's that could not be opened, which is reported; anything may be read from it, so that nothing else is.</summary>
    Unavailable,

    /// <summary>Could not be found; already reported in the program's diagnostics.</summary>
    Missing,
}

/// <summary>What an import statement binds. <see cref="PackagePath"/> is the full path used on qualified names.</summary>
public sealed record KclImport(ImportStatement Statement, ImportKind Kind, string PackagePath, KclPackage? Package)
{
    public string Name => Statement.BoundName;
}
