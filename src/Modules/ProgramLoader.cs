using Kcl.Net.Diagnostics;
using Kcl.Net.Modules.Dependencies;
using Kcl.Net.Modules.Overrides;
using Kcl.Net.Syntax;

namespace Kcl.Net.Modules;

/// <summary>
/// Turns main files into a linked program: parses them, then package by package what their imports lead to, each once, in
/// the order they are met; and pre-processes every module.
/// </summary>
public sealed class ProgramLoader
{
    private readonly LoadOptions _options;
    private readonly Dictionary<string, KclPackage> _packages = new(StringComparer.Ordinal);
    private readonly Queue<(KclPackage Package, ImportTarget Target)> _pending = new();
    private readonly LoadDiagnostics _found = new();
    private readonly FileGraph _graph = new();
    private readonly ImportResolver _resolver;
    private readonly string _mainRoot;

    /// <summary>Main files that no import has led to.</summary>
    private readonly HashSet<string> _mainFiles;
    private readonly HashSet<string> _ownRoots = new(StringComparer.Ordinal);
    private readonly List<DependencyFile> _dependencies = [];

    private ProgramLoader(LoadOptions options)
    {
        _options = options;
        _mainRoot = MainRoot();
        _mainFiles = options.Entries.Select(e => e.Path).ToHashSet(StringComparer.Ordinal);
        _resolver = new ImportResolver(options, _mainRoot);
    }

    public static KclProgram Load(LoadOptions options) => new ProgramLoader(options).Load();

    private KclProgram Load()
    {
        var main = new KclPackage(KclPackage.MainPath, _mainRoot, _options.MainScope);
        _packages[main.Path] = main;
        _ownRoots.Add(_mainRoot);
        foreach (var entry in _options.Entries)
        {
            var root = _options.Sources.FindRoot(Path.GetDirectoryName(entry.Path) ?? "");
            _ownRoots.Add(root);
            AddFile(main, entry, root, mayBePartial: false);
        }

        while (_pending.TryDequeue(out var next))
        {
            var mayBePartial = _options.ReadsOnlyWhatIsUsed && next.Target is { Companion: null, IsOnDemand: false } && !_ownRoots.Contains(next.Package.Root);
            foreach (var entry in next.Target.Files)
            {
                AddFile(next.Package, entry, next.Package.Root, mayBePartial && !entry.IsBuiltIn);
            }

            if (next.Target.Companion is { } companion)
            {
                AddFile(next.Package, companion(next.Package.Files.Select(static f => f.Syntax).ToList()), next.Package.Root, mayBePartial: false);
            }
        }

        if (_graph.FindCycle() is { Count: > 0 } cycle)
        {
            var files = string.Concat(cycle.Select(f => "\n- " + f));
            _found.AddCycle(new Diagnostic("E1001", "RecursiveLoad", "Could not compiles due to cyclic import statements" + files));
        }

        if (_dependencies.Count > 0)
        {
            UsedDeclarations.Mark(_packages.Values, _dependencies);
            foreach (var dependency in _dependencies)
            {
                dependency.Parse();
                _found.AddSyntax(dependency.File.Syntax);
            }
        }

        foreach (var change in _options.Overrides)
        {
            foreach (var file in main.Files)
            {
                ModuleOverride.Apply(change, file.Syntax);
            }
        }

        foreach (var package in _packages.Values)
        {
            Preprocessor.Run(package);
        }

        return new KclProgram(main, _packages, _found);
    }

    private string MainRoot()
    {
        string? root = null;
        foreach (var entry in _options.Entries)
        {
            var own = _options.Sources.FindRoot(Path.GetDirectoryName(entry.Path) ?? "");
            if (root is not null && root != own)
            {
                return _options.Sources.FindRoot(_options.WorkingDirectory);
            }

            root = own;
        }

        return root ?? _options.WorkingDirectory;
    }

    private void AddFile(KclPackage package, EntryFile entry, string root, bool mayBePartial)
    {
        var text = entry.Text ?? _options.Sources.ReadFile(entry.Path);
        if (text is null)
        {
            _found.AddUnreadable(new Diagnostic("E2F04", "", $"Cannot find the kcl file, please check the file path {entry.Path}") { Path = entry.Path });
            return;
        }

        var source = new SourceFile(entry.Path, text) { IsBuiltIn = entry.IsBuiltIn };
        if (mayBePartial && DeclarationScanner.Scan(text) is { } map)
        {
            var part = new KclFile(new ModuleSyntax(source, null, [], [], []), package, root);
            package.Files.Add(part);
            _dependencies.Add(new DependencyFile(part, map));
            map.Imports.ForEach(i => part.Imports.Add(Bind(i, part)));
            return;
        }

        var module = Parser.ParseModule(source);
        _found.AddSyntax(module);
        var file = new KclFile(module, package, root);
        package.Files.Add(file);
        foreach (var statement in module.Body)
        {
            if (statement is ImportStatement import)
            {
                file.Imports.Add(Bind(import, file));
            }
        }
    }

    private KclImport Bind(ImportStatement statement, KclFile file)
    {
        var target = _resolver.Resolve(statement, file);
        if (target.Kind != ImportKind.User)
        {
            _found.AddImport(target.Searched, target.Bound);
            foreach (var failure in target.Unavailable)
            {
                _found.AddImport(null, failure);
            }

            return new KclImport(statement, target.Kind, target.PackagePath, null);
        }

        foreach (var entry in target.Files)
        {
            if (_mainFiles.Remove(entry.Path))
            {
                _graph.Renew(entry.Path);
            }

            _graph.AddEdge(file.Source.Path, entry.Path);
        }

        if (!_packages.TryGetValue(target.PackagePath, out var package))
        {
            package = new KclPackage(target.PackagePath, target.Root, target.Scope ?? file.Package.Scope) { IsOnDemand = target.IsOnDemand };
            _packages[package.Path] = package;
            _pending.Enqueue((package, target));
        }

        return new KclImport(statement, ImportKind.User, target.PackagePath, package);
    }
}
