using System.Runtime.ExceptionServices;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Composition;

/// <summary>
/// Remembers what remote dependencies gave, or why they gave nothing. Sealed before the evaluation begins, it only remembers: a package
/// cannot make anything be fetched while it runs.
/// </summary>
internal sealed class FetchedArtifacts(IArtifactSource source) : IArtifactSource
{
    private readonly Dictionary<(string Workspace, string Alias), Artifact> _known = [];
    private readonly Dictionary<(string Workspace, string Alias), ExceptionDispatchInfo> _failed = [];
    private bool _isSealed;

    public void Seal() => _isSealed = true;

    public Artifact Get(Workspace workspace, PackageManifest manifest, Dependency dependency, LockEntry? pin, CancellationToken cancellation)
    {
        var key = (workspace.Root, dependency.Alias);
        if (_known.TryGetValue(key, out var artifact))
        {
            return artifact;
        }

        if (_failed.TryGetValue(key, out var failure))
        {
            failure.Throw();
        }

        if (_isSealed)
        {
            throw new DiagnosticException(Diagnostic.At(PackageCodes.DepResolve, "", dependency.Origin, $"dep `{dependency.Alias}` was not fetched before the evaluation began"));
        }

        try
        {
            return _known[key] = source.Get(workspace, manifest, dependency, pin, cancellation);
        }
        catch (DiagnosticException e)
        {
            _failed[key] = ExceptionDispatchInfo.Capture(e);
            throw;
        }
    }
}
