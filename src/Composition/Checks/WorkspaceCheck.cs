using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Composition.Checks;

/// <summary>The manifest, the lock and the dependencies of a package; each is looked at as far as the others allow.</summary>
internal sealed class WorkspaceCheck(RenderSession session, Workspace workspace)
{
    private readonly List<CheckStep> _steps = [];

    public IReadOnlyList<CheckStep> Steps => _steps;

    /// <summary>What could be resolved.</summary>
    public IReadOnlyList<ResolvedDependency> Dependencies { get; private set; } = [];

    /// <summary>KCL identifiers of what could not.</summary>
    public IReadOnlySet<string> Unresolved { get; private set; } = new HashSet<string>();

    public void Run()
    {
        if (!File.Exists(workspace.ManifestPath))
        {
            return;
        }

        var manifest = Step("manifest", () => PackageManifest.Load(workspace), static m => m.Warnings);
        var @lock = File.Exists(workspace.LockPath) ? Step("lockfile", () => PackageLock.Load(workspace), static _ => []) : PackageLock.Empty;
        if (manifest is null)
        {
            return;
        }

        Unresolved = manifest.Dependencies.Select(static d => d.KclIdentifier).ToHashSet(StringComparer.Ordinal);
        if (@lock is null || manifest.Dependencies.Count == 0)
        {
            return;
        }

        var resolution = session.Resolver(workspace, @lock).ResolveWhatCanBe(manifest);
        _steps.Add(new CheckStep("dependencies", [.. resolution.Failures, .. resolution.Warnings]));
        Dependencies = resolution.Dependencies;
        Unresolved = Unresolved.Except(Dependencies.Select(static d => d.KclIdentifier), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
    }

    private T? Step<T>(string name, Func<T> read, Func<T, IReadOnlyList<Diagnostic>> warnings)
        where T : class
    {
        try
        {
            var result = read();
            _steps.Add(new CheckStep(name, warnings(result)));
            return result;
        }
        catch (DiagnosticException e)
        {
            _steps.Add(new CheckStep(name, e.Diagnostics));
            return null;
        }
    }
}
