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
    private readonly FetchedArtifacts? _artifacts;
    private readonly Dictionary<string, ChartTypes> _chartTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChartProgram> _charts = new(StringComparer.Ordinal);

    /// <param name="request">What is rendered.</param>
    /// <param name="budget">The bounds of the whole render.</param>
    /// <param name="shared">Programs of other renders that may be used.</param>
    public RenderSession(RenderRequest request, WorkBudget budget, SharedPrograms? shared = null)
    {
        Shared = shared;
        Request = request;
        Budget = budget;
        _artifacts = request.Artifacts is { } artifacts ? new FetchedArtifacts(artifacts) : null;
        EntropyRecord = request.RecordsEntropy ? new EntropyFile(Path.GetDirectoryName(request.PackagePath) ?? "") : null;
        Entropy = EntropyRecord?.Over(request.Entropy) ?? request.Entropy;
    }

    public RenderRequest Request { get; }

    public WorkBudget Budget { get; }

    /// <summary>What charts are told when they ask for the time or for random values. It counts equal calls over the whole render.</summary>
    public IHelmEntropy Entropy { get; }

    /// <summary>The record beside the package that is rendered; null when none is kept.</summary>
    public EntropyFile? EntropyRecord { get; }

    public SealedSourceTree Sources { get; } = new();

    public List<Diagnostic> Warnings { get; } = [];

    /// <summary>Programs and charts of other renders; null when this one compiles its own.</summary>
    public SharedPrograms? Shared { get; }

    /// <summary>Whether a shared program said something, which names files of the package it was compiled for.</summary>
    public bool MaySpeakOfOthers { get; set; }

    /// <summary>How many programs were compiled: one for each package, however often it renders.</summary>
    public int Compilations { get; set; }

    /// <summary>Opens the package of a file and resolves its dependencies.</summary>
    /// <param name="file">The package file as messages show it.</param>
    /// <param name="digest">The digest of its tree when it is a dependency with a pin.</param>
    public PackageUnit Open(string file, string? digest = null) => Open(file, ResolveDependencies, digest);

    /// <summary>Opens the package of a file with the dependencies that were found for it.</summary>
    public PackageUnit Open(string file, Func<string, IReadOnlyList<ResolvedDependency>> resolve, string? digest = null)
    {
        var folder = Folder(file);
        var guard = new PathGuard(folder);
        var key = Path.Combine(guard.RealRoot, Path.GetFileName(file));
        if (!_units.TryGetValue(key, out var unit))
        {
            unit = new PackageUnit(this, Read(file), folder, guard, resolve(folder)) { Digest = digest };
            _units[key] = unit;
        }

        return unit;
    }

    /// <summary>The folder of a package file as messages show it.</summary>
    public static string Folder(string file) => Path.GetDirectoryName(file) is { Length: > 0 } parent ? parent : ".";

    /// <summary>
    /// Ends the first phase: opens every package that the root depends on, however indirectly, so that all that must be fetched has
    /// been. From here on nothing can be. A package that cannot be opened is only a failure if it is used.
    /// </summary>
    public void FetchAll(PackageUnit root)
    {
        if (_artifacts is null)
        {
            return;
        }

        var seen = new HashSet<PackageUnit> { root };
        var pending = new Queue<PackageUnit>(seen);
        while (pending.TryDequeue(out var unit))
        {
            foreach (var dependency in unit.Dependencies.Where(static d => d.Kind == DependencyKind.AkuaPackage))
            {
                try
                {
                    var child = Open(Path.Combine(unit.Shown(dependency.Directory), PackageUnit.FileName), dependency.Digest);
                    if (seen.Add(child))
                    {
                        pending.Enqueue(child);
                    }
                }
                catch (DiagnosticException)
                {
                    // Said when it is used.
                }
            }
        }

        _artifacts.Seal();
    }

    /// <summary>The compiled chart of a directory.</summary>
    /// <param name="directory">Where it lies.</param>
    /// <param name="content">What names its content among all renders; null when nothing does.</param>
    public ChartProgram Chart(string directory, string? content)
    {
        if (!_charts.TryGetValue(directory, out var program))
        {
            program = Shared is not null && content is not null ? Shared.Chart(content, () => Compile(directory)) : Compile(directory);
            _charts[directory] = program;
        }

        return program;
    }

    private static ChartProgram Compile(string directory) => ChartProgram.Compile(ChartLoader.LoadDirectory(directory));

    /// <summary>The types of the values of a chart's directory; none for a chart that cannot be loaded, which its use will say.</summary>
    public ChartTypes ChartTypes(ResolvedDependency chart, string shown)
    {
        var directory = chart.Directory;
        if (!_chartTypes.TryGetValue(directory, out var types))
        {
            try
            {
                types = Composition.ChartTypes.Of(Chart(directory, SharedPrograms.ChartKey(chart.Digest, chart.Root, directory)).Chart, shown, new Dictionary<string, string>(), Warnings);
            }
            catch (HelmException)
            {
                types = Composition.ChartTypes.None;
            }

            _chartTypes[directory] = types;
        }

        return types;
    }

    /// <summary>A package file without what KCL does not know.</summary>
    internal static EntryFile Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"`{path}` is a directory, not a package file") { Path = path });
        }

        if (RegularFile.IsSpecial(path))
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"`{path}` is no regular file") { Path = path });
        }

        return File.Exists(path)
            ? new EntryFile(path, UiDecorators.Blank(File.ReadAllText(path)))
            : throw new DiagnosticException(new Diagnostic(RenderCodes.PackageMissing, "", $"there is no package file `{path}`") { Path = path });
    }

    /// <summary>A resolver under the rules of this render.</summary>
    internal DependencyResolver Resolver(Workspace workspace, PackageLock @lock)
    {
        var options = new ResolveOptions { RejectReplace = Request.RejectReplace, RequireLocked = Request.Strict || Request.Locked, Artifacts = _artifacts };
        return new DependencyResolver(workspace, @lock, options, Request.Cancellation);
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
        var resolution = Resolver(workspace, PackageLock.Load(workspace)).Resolve(manifest);
        Warnings.AddRange(resolution.Warnings);
        return resolution.Dependencies;
    }
}
