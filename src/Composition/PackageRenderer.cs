using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Packages;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// Renders a package: reads inputs, resolves and verifies dependencies, evaluates the program sealed from the world, and
/// turns its `resources` into manifests. Writes nothing. Throws <see cref="DiagnosticException"/> with every failure found.
/// </summary>
public static class PackageRenderer
{
    public static RenderedPackage Render(RenderRequest request) => DeepStack.Run(() => RenderDeep(request));

    private static RenderedPackage RenderDeep(RenderRequest request)
    {
        var package = ReadPackage(request.PackagePath);
        var folder = Path.GetDirectoryName(request.PackagePath) ?? "";
        var budget = new WorkBudget(request.Cancellation, maxMemoryBytes: request.MaxMemoryBytes, timeLimit: request.TimeLimit);
        var inputs = InputsFile.Read(request);
        var warnings = new List<Diagnostic>();
        try
        {
            var dependencies = ResolveDependencies(folder, request, warnings);
            budget.CheckTime();
            var program = Load(package, folder, dependencies);
            var calls = new ChartCalls(folder, dependencies, request.Strict, budget);
            var result = KclEngine.Run(KclEngine.Compile(program), new RunOptions
            {
                Options = new Dictionary<string, Value>(StringComparer.Ordinal) { ["input"] = inputs },
                Budget = budget,
                Plugins = new Dictionary<string, PluginFunction>(StringComparer.Ordinal) { ["helm.template"] = calls.Template },
            });
            warnings.AddRange(result.Warnings);
            return new RenderedPackage(ResourceList.Manifests(result, program.Main.Files[0].Source, budget), warnings);
        }
        catch (DiagnosticException e)
        {
            throw new DiagnosticException(e.Diagnostics.Select(AsRenderFailure).ToList());
        }
        catch (OperationCanceledException)
        {
            throw new DiagnosticException(LimitFailure(new LimitExceededException(LimitKind.Time, "")) with { Path = request.PackagePath });
        }
        catch (LimitExceededException e)
        {
            throw new DiagnosticException(LimitFailure(e) with { Path = request.PackagePath });
        }
    }

    internal static EntryFile ReadPackage(string path)
    {
        if (Directory.Exists(path))
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"`{path}` is a directory, not a package file") { Path = path });
        }

        return File.Exists(path)
            ? new EntryFile(path, UiDecorators.Blank(File.ReadAllText(path)))
            : throw new DiagnosticException(new Diagnostic(RenderCodes.PackageMissing, "", $"there is no package file `{path}`") { Path = path });
    }

    internal static IReadOnlyList<ResolvedDependency> ResolveDependencies(string folder, RenderRequest request, List<Diagnostic> warnings)
    {
        if (!File.Exists(Path.Combine(folder, Workspace.ManifestName)))
        {
            return [];
        }

        var workspace = new Workspace(folder);
        var manifest = PackageManifest.Load(workspace);
        warnings.AddRange(manifest.Warnings);
        var options = new ResolveOptions { RejectReplace = request.RejectReplace, RequireLocked = request.Strict };
        var resolution = new DependencyResolver(workspace, PackageLock.Load(workspace), options, request.Cancellation).Resolve(manifest);
        warnings.AddRange(resolution.Warnings);
        return resolution.Dependencies;
    }

    internal static KclProgram Load(EntryFile package, string folder, IReadOnlyList<ResolvedDependency> dependencies)
    {
        var modules = dependencies.Where(d => d.Kind == DependencyKind.KclModule).ToDictionary(d => d.KclIdentifier, d => d.Directory, StringComparer.Ordinal);
        var root = folder.Length == 0 ? "." : folder;
        return KclRunner.LoadChecked(new LoadOptions([package], new SealedSourceTree([root, .. modules.Values]))
        {
            WorkingDirectory = root,
            ExternalPackages = modules,
            HostPackages = HostModules.Create(dependencies),
            IsPlugin = static name => name == "kcl_plugin.helm",
        });
    }

    /// <summary>Failures of the program get the render's code; those with a code of their own keep it.</summary>
    internal static Diagnostic AsRenderFailure(Diagnostic diagnostic) =>
        diagnostic.Code.StartsWith("E_", StringComparison.Ordinal) ? diagnostic : diagnostic with { Code = RenderCodes.Kcl };

    private static Diagnostic LimitFailure(LimitExceededException e) => e.Kind switch
    {
        LimitKind.Time => new Diagnostic(RenderCodes.Deadline, "", "the time limit was reached") { Help = "allow more time with --timeout" },
        LimitKind.Output => new Diagnostic(RenderCodes.OutputTooLarge, "", e.Message),
        _ => new Diagnostic(RenderCodes.Limit, "", e.Message),
    };
}
