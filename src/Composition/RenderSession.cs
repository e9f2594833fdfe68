using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Modules;
using Kcl.Net.Packages;

namespace Kcl.Net.Composition;

/// <summary>
/// What all packages of one render share: its rules and bounds, the files it may read, and everything that is opened or
/// compiled once however often it is used.
/// </summary>
internal sealed class RenderSession
{
    private readonly Dictionary<string, PackageUnit> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChartProgram> _charts = new(StringComparer.Ordinal);

    public RenderSession(RenderRequest request, WorkBudget budget)
    {
        Request = request;
        Budget = budget;
        EntropyRecord = request.RecordsEntropy ? new EntropyFile(Path.GetDirectoryName(request.PackagePath) ?? "") : null;
        Entropy = EntropyRecord?.Over(request.Entropy) ?? request.Entropy;
    }

    public RenderRequest Request { get; }

    public WorkBudget Budget { get; }

    /// <summary>What charts are told when they ask for the time or for random values, in all packages alike.</summary>
    public IHelmEntropy Entropy { get; }

    /// <summary>The record beside the package that is rendered; null when none is kept.</summary>
    public EntropyFile? EntropyRecord { get; }

    public SealedSourceTree Sources { get; } = new();

    public List<Diagnostic> Warnings { get; } = [];

    /// <summary>Opens the package of a file and resolves its dependencies.</summary>
    /// <param name="file">The package file as messages show it.</param>
    public PackageUnit Open(string file)
    {
        var folder = Path.GetDirectoryName(file) is { Length: > 0 } parent ? parent : ".";
        var guard = new PathGuard(folder);
        var key = Path.Combine(guard.RealRoot, Path.GetFileName(file));
        if (!_units.TryGetValue(key, out var unit))
        {
            unit = new PackageUnit(this, Read(file), folder, guard, ResolveDependencies(folder));
            _units[key] = unit;
        }

        return unit;
    }

    /// <summary>The compiled chart of a directory.</summary>
    public ChartProgram Chart(string directory)
    {
        if (!_charts.TryGetValue(directory, out var program))
        {
            program = ChartProgram.Compile(ChartLoader.LoadDirectory(directory));
            _charts[directory] = program;
        }

        return program;
    }

    private static EntryFile Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"`{path}` is a directory, not a package file") { Path = path });
        }

        return File.Exists(path)
            ? new EntryFile(path, UiDecorators.Blank(File.ReadAllText(path)))
            : throw new DiagnosticException(new Diagnostic(RenderCodes.PackageMissing, "", $"there is no package file `{path}`") { Path = path });
    }

    private IReadOnlyList<ResolvedDependency> ResolveDependencies(string folder)
    {
        if (!File.Exists(Path.Combine(folder, Workspace.ManifestName)))
        {
            return [];
        }

        var workspace = new Workspace(folder);
        var manifest = PackageManifest.Load(workspace);
        Warnings.AddRange(manifest.Warnings);
        var options = new ResolveOptions { RejectReplace = Request.RejectReplace, RequireLocked = Request.Strict };
        var resolution = new DependencyResolver(workspace, PackageLock.Load(workspace), options, Request.Cancellation).Resolve(manifest);
        Warnings.AddRange(resolution.Warnings);
        return resolution.Dependencies;
    }
}
