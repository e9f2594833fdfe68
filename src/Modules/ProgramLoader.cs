using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Modules;

/// <summary>
/// Turns main files into a linked program: parses them, follows imports depth first in the order they are written,
/// parses each package once, and pre-processes every module.
/// </summary>
public sealed class ProgramLoader
{
    private readonly LoadOptions _options;
    private readonly Dictionary<string, KclPackage> _packages = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly HashSet<string> _mainFiles = new(StringComparer.Ordinal);
    private readonly ImportResolver _resolver;

    private ProgramLoader(LoadOptions options)
    {
        _options = options;
        _resolver = new ImportResolver(options);
    }

    public static KclProgram Load(LoadOptions options) => new ProgramLoader(options).Load();

    private KclProgram Load()
    {
        var main = new KclPackage(KclPackage.MainPath, MainRoot(), _options.MainScope);
        _packages[main.Path] = main;
        foreach (var entry in _options.Entries)
        {
            _mainFiles.Add(entry.Path);
        }

        foreach (var entry in _options.Entries)
        {
            AddFile(main, entry);
        }

        FollowImports(main);
        foreach (var package in _packages.Values)
        {
            Preprocessor.Run(package);
        }

        return new KclProgram(main, _packages, _diagnostics);
    }

    private string MainRoot()
    {
        string? root = null;
        foreach (var entry in _options.Entries)
        {
            var own = _options.Sources.FindRoot(Path.GetDirectoryName(entry.Path) ?? "");
            if (root is not null && root != own)
            {
                return _options.WorkingDirectory;
            }

            root = own;
        }

        return root ?? _options.WorkingDirectory;
    }

    private void AddFile(KclPackage package, EntryFile entry)
    {
        var text = entry.Text ?? _options.Sources.ReadFile(entry.Path);
        if (text is null)
        {
            _diagnostics.Add(new Diagnostic("E2F04", "", $"Cannot find the kcl file, please check the file path {entry.Path}") { Path = entry.Path });
            return;
        }

        var module = Parser.ParseModule(new SourceFile(entry.Path, text) { IsBuiltIn = entry.IsBuiltIn });
        _diagnostics.AddRange(module.Diagnostics);
        package.Files.Add(new KclFile(module, package));
    }

    /// <summary>Breadth in a package, depth over packages; an explicit stack, because import chains can be long.</summary>
    private void FollowImports(KclPackage first)
    {
        var pending = new Stack<KclPackage>();
        pending.Push(first);
        while (pending.Count > 0)
        {
            var package = pending.Pop();
            var found = new List<KclPackage>();
            foreach (var file in package.Files)
            {
                foreach (var statement in ImportsOf(file.Syntax.Body))
                {
                    file.Imports.Add(Bind(statement, file, found));
                }
            }

            for (var i = found.Count - 1; i >= 0; i--)
            {
                pending.Push(found[i]);
            }
        }
    }

    private static IEnumerable<ImportStatement> ImportsOf(IReadOnlyList<StatementSyntax> body) => body.OfType<ImportStatement>();

    private KclImport Bind(ImportStatement statement, KclFile file, List<KclPackage> found)
    {
        var target = _resolver.Resolve(statement, file);
        if (target.Kind != ImportKind.User)
        {
            _diagnostics.AddRange(target.Failures);
            return new KclImport(statement, target.Kind, target.PackagePath, null);
        }

        if (_packages.TryGetValue(target.PackagePath, out var known))
        {
            return new KclImport(statement, ImportKind.User, target.PackagePath, known);
        }

        if (file.Package.IsMain && target.Files.Any(f => _mainFiles.Contains(f.Path) && f.Path == file.Source.Path))
        {
            _diagnostics.Add(new Diagnostic("E1001", "RecursiveLoad", "Could not compiles due to cyclic import statements\n- " + file.Source.Path));
            return new KclImport(statement, ImportKind.Missing, target.PackagePath, null);
        }

        var package = new KclPackage(target.PackagePath, target.Root, target.Scope ?? file.Package.Scope) { IsOnDemand = target.IsOnDemand };
        _packages[package.Path] = package;
        foreach (var entry in target.Files)
        {
            AddFile(package, entry);
        }

        if (target.Companion is { } companion)
        {
            AddFile(package, companion(package.Files.Select(static f => f.Syntax).ToList()));
        }

        found.Add(package);
        return new KclImport(statement, ImportKind.User, target.PackagePath, package);
    }
}
