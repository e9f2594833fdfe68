using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Packages;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>One package on disk with its dependencies, compiled at most once a render.</summary>
internal sealed class PackageUnit
{
    public const string FileName = "package.k";
    private readonly RenderSession _session;
    private CompiledProgram? _program;

    public PackageUnit(RenderSession session, EntryFile main, string folder, PathGuard guard, IReadOnlyList<ResolvedDependency> dependencies)
    {
        _session = session;
        Main = main;
        Folder = folder;
        Guard = guard;
        Dependencies = dependencies;
        Modules = dependencies.Where(static d => d.Kind == DependencyKind.KclModule)
            .ToDictionary(static d => d.KclIdentifier, d => Shown(d.Directory), StringComparer.Ordinal);
        session.Sources.Allow(folder);
        foreach (var module in Modules.Values)
        {
            session.Sources.Allow(module);
        }
    }

    /// <summary>The package file: its path as messages show it, and its text.</summary>
    public EntryFile Main { get; }

    /// <summary>The digest of the package's tree, when it is a dependency with a pin; null otherwise.</summary>
    public string? Digest { get; init; }

    /// <summary>The package's folder as messages show it.</summary>
    public string Folder { get; }

    /// <summary>Keeps paths inside the folder.</summary>
    public PathGuard Guard { get; }

    public IReadOnlyList<ResolvedDependency> Dependencies { get; }

    /// <summary>KCL identifiers of dependencies that could not be resolved, which was said; what imports them is checked without.</summary>
    public IReadOnlySet<string> Unresolved { get; set; } = new HashSet<string>();

    /// <summary>KCL module dependencies: import name to folder.</summary>
    public IReadOnlyDictionary<string, string> Modules { get; }

    /// <summary>A directory as messages show it: through the package's folder where it lies inside.</summary>
    public string Shown(string directory)
    {
        var relative = Path.GetRelativePath(Guard.RealRoot, directory);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? directory : Path.Combine(Folder, relative);
    }

    /// <summary>Evaluates the package with inputs and gives its resources in order.</summary>
    public List<Resource> Evaluate(PackageContext context, DictValue inputs)
    {
        var program = _program ??= SharedOrOwn(context);
        var result = KclEngine.Run(program, new RunOptions
        {
            Options = new Dictionary<string, Value>(StringComparer.Ordinal) { ["input"] = inputs },
            Budget = _session.Budget,
            RejectUndefinedText = _session.Request.Strict,
            Plugins = HostCalls.Of(_session, context),
        });
        _session.Warnings.AddRange(result.Warnings);
        _session.MaySpeakOfOthers |= result.Warnings.Count > 0;
        return ResourceList.Of(result.Value, program.EntryFile, _session.Budget);
    }

    /// <summary>Loads and checks the package's program, with what it may import.</summary>
    public KclProgram Load(PackageContext context) =>
        KclRunner.LoadChecked(Loading(context, [Main]), _session.Request.Strict, _session.Warnings);

    /// <summary>Whether the package has a folder or file of its own behind an import path.</summary>
    public bool HasModule(string path)
    {
        var module = Path.Combine(Folder, path.Replace('.', Path.DirectorySeparatorChar));
        return _session.Sources.DirectoryExists(module) || _session.Sources.FileExists(module + ".k");
    }

    /// <summary>How programs of this package are loaded: what they may import, and from where.</summary>
    public LoadOptions Loading(PackageContext context, IReadOnlyList<EntryFile> entries) => new(entries, _session.Sources)
    {
        WorkingDirectory = Folder,
        ExternalPackages = Modules,
        HostPackages = new PackageModules(context, "", ""),
        IsPlugin = HostCalls.IsModule,
    };

    /// <summary>A program with warnings of its compilation is this package's own: they name its files.</summary>
    private CompiledProgram SharedOrOwn(PackageContext context)
    {
        if (_session.Shared is not { } shared || SharedPrograms.Key(this, _session.Request.Strict) is not { } key)
        {
            return Compile(context);
        }

        if (shared.Program(key) is { } known)
        {
            return known;
        }

        var warnings = _session.Warnings.Count;
        var program = Compile(context);
        return _session.Warnings.Count == warnings ? shared.Add(key, program) : program;
    }

    private CompiledProgram Compile(PackageContext context)
    {
        var program = Load(context);
        _session.Compilations++;
        return KclEngine.Compile(program);
    }
}
