using System.Runtime.CompilerServices;
using Kcl.Net.Modules;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Imports bind module names in the package and lead to checking the imported packages, once each.</summary>
public sealed partial class Checker
{
    private readonly Dictionary<KclFile, Dictionary<string, string>> _importNames = [];

    private void RegisterImports(KclPackage package)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in package.Files)
        {
            EnterFile(file);
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            _importNames[file] = names;
            foreach (var import in file.Imports)
            {
                var place = At(import.Statement);
                if (!paths.TryAdd(import.Name, import.PackagePath) && paths[import.Name] != import.PackagePath)
                {
                    Report(Messages.ImportNameTwice(place, import.Name));
                }

                names[import.Name] = import.PackagePath;
                if (BindModule(import, place) == ModuleKind.User)
                {
                    FollowImport(import, place, file);
                }
            }
        }
    }

    private ModuleKind BindModule(KclImport import, Place place)
    {
        if (_scope.FindHere(import.Name) is { Uses: { } uses, Type: ModuleType bound })
        {
            uses.Add(UseOf(place));
            return bound.Kind;
        }

        var kind = import.Kind switch
        {
            ImportKind.System => ModuleKind.System,
            ImportKind.Plugin or ImportKind.Unavailable => ModuleKind.Plugin,
            ImportKind.Missing when import.PackagePath.StartsWith("kcl_plugin", StringComparison.Ordinal) => ModuleKind.Plugin,
            _ => ModuleKind.User,
        };
        _scope.Put(new Symbol(import.Name, new ModuleType(import.PackagePath, kind), SymbolKind.Module, place) { Uses = [UseOf(place)] });
        return kind;
    }

    /// <summary>What of a dependency is not read may use the import.</summary>
    private ModuleUse UseOf(Place place) => new(place) { IsUsed = _file!.IsPartial };

    private void FollowImport(KclImport import, Place place, KclFile file)
    {
        var current = _package;
        ReportCircle("modules", _references.Add(current.Path, import.PackagePath, place));
        if (!_packages.ContainsKey(import.PackagePath))
        {
            CheckPackage(import.PackagePath, import.Package);
        }

        EnterPackage(current.Path);
        EnterFile(file);
    }

    private void ReportCircle(string what, IReadOnlyList<ReferenceGraph.Node>? circle)
    {
        if (circle is null)
        {
            return;
        }

        foreach (var node in circle)
        {
            if (node.Place is { } place)
            {
                Report(Messages.CircularReference(place, what, circle.Select(n => n.Name)));
            }
        }
    }

    private void MarkModuleUsed(string name)
    {
        if (_scope.Find(name)?.Uses is not { } uses)
        {
            return;
        }

        foreach (var use in uses)
        {
            if (ReferenceEquals(use.Place.File, _file?.Source))
            {
                use.IsUsed = true;
            }
        }
    }

    private void LintImports(KclFile file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var firstOther = FirstNonImport(file);
        foreach (var import in file.Imports)
        {
            if (import.Statement.Span.Start > firstOther && file.Source.LineAt(import.Statement.Span.Start) > file.Source.LineAt(firstOther))
            {
                _warnings.Add(Messages.ImportPosition(At(import.Statement)));
            }
        }

        foreach (var import in file.Imports)
        {
            if (!seen.Add(import.PackagePath))
            {
                _warnings.Add(Messages.Reimport(At(import.Statement), import.Name));
            }
        }
    }

    private static int FirstNonImport(KclFile file)
    {
        foreach (var statement in file.Syntax.Body)
        {
            if (statement is not ImportStatement)
            {
                return statement.Span.Start;
            }
        }

        return int.MaxValue;
    }

    private void LintUnusedImports()
    {
        foreach (var package in _packagesInOrder)
        {
            foreach (var (_, symbol) in package.Names.Symbols)
            {
                foreach (var use in symbol.Uses ?? [])
                {
                    if (!use.IsUsed)
                    {
                        _warnings.Add(Messages.UnusedImport(use.Place, symbol.Name));
                    }
                }
            }
        }
    }
}
