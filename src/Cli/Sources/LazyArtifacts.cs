using Kcl.Net.Packages;
using Kcl.Net.Sources;

namespace Kcl.Net.Cli.Sources;

/// <summary>Makes the fetcher when the first remote dependency is asked for: most runs never do.</summary>
internal sealed class LazyArtifacts(Func<SourceOptions> options) : IArtifactSource, IDisposable
{
    private ArtifactFetcher? _fetcher;

    public ArtifactFetcher Fetcher => _fetcher ??= new ArtifactFetcher(options());

    public Artifact Get(Workspace workspace, PackageManifest manifest, Dependency dependency, LockEntry? pin, CancellationToken cancellation) =>
        Fetcher.Get(workspace, manifest, dependency, pin, cancellation);

    public void Dispose() => _fetcher?.Dispose();
}
