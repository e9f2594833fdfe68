using Kcl.Net.Comparison;
using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Installations;

/// <summary>Where an installation stands. <see cref="State"/> is `in step`, or what is to be done.</summary>
public sealed record InstallStatus(InstallRecord Record, string Commit, string Branch, string State, int Resources, HistoryEntry? Last);

/// <summary>Questions about an installation; nothing here changes anything.</summary>
public sealed class InstallQueries(string location, CancellationToken cancellation, SharedPrograms? shared = null)
{
    public InstallStatus Status() => Use(repository =>
    {
        var head = repository.RequireCommit("HEAD");
        using var folder = new TemporaryFolder();
        repository.Checkout(head, folder.Path);
        var record = InstallRecord.Read(folder.Path);
        string state;
        try
        {
            var different = InstallationRender.Differences(folder.Path, InstallationRender.Render(folder.Path, cancellation));
            state = different.Count == 0 ? "in step" : $"{different.Count} manifest(s) to render: akua install sync";
        }
        catch (DiagnosticException e)
        {
            state = "does not render: " + e.Diagnostics[0].Message;
        }

        var last = new InstallHistory(repository).Read(head, 50).Find(static e => e.Event.Length > 0);
        return new InstallStatus(record, head, repository.Branch(), state, InstallationRender.Committed(folder.Path).Count, last);
    });

    public IReadOnlyList<HistoryEntry> Log(int? most) => Use(repository =>
    {
        var head = repository.RequireCommit("HEAD");
        return new InstallHistory(repository).Read(head, most);
    });

    /// <summary>How the manifests of two commits differ.</summary>
    public RenderDifference Diff(string from, string to) => Use(repository => ResourceComparer.Compare(Manifests(repository, from), Manifests(repository, to)));

    /// <summary>Holds HEAD, or every event of the history, against what it promises.</summary>
    public IReadOnlyList<VerifiedCommit> Verify(bool history, bool requiresSignatures) => Use(repository => new InstallVerification(repository, requiresSignatures, shared, cancellation).Run(history));

    private static List<DictValue> Manifests(InstallRepository repository, string revision)
    {
        using var folder = new TemporaryFolder();
        repository.Checkout(repository.RequireCommit(revision), folder.Path);
        return InstallationRender.Committed(folder.Path);
    }

    private T Use<T>(Func<InstallRepository, T> ask) => RepositoryLocation.Use(location, cancellation, ask);
}
