using System.Text;
using Kcl.Net.Comparison;
using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Digests;
using Kcl.Net.Packages;
using Kcl.Net.Values;

namespace Kcl.Net.Installations;

/// <summary>An event that is to happen: its kind, an id that makes it happen once, and how it changes the files of a folder.</summary>
internal sealed record InstallEvent(string Kind, string Id, Func<EventFolder, EventMessage> Change);

/// <summary>The files an event works on: a copy of a commit's, in a folder of its own.</summary>
internal sealed record EventFolder(string Path, string? Commit);

/// <summary>How an event went. <see cref="Commit"/> is null when there was nothing to do or it was only planned.</summary>
public sealed record EventResult(string Kind, string Title, string? Commit, RenderDifference Difference, IReadOnlyList<Diagnostic> Warnings)
{
    /// <summary>The event's id was in the history already.</summary>
    public bool IsRepeated { get; init; }

    public IReadOnlyList<string> Lines { get; init; } = [];
}

/// <summary>How events are carried out.</summary>
public sealed record EventOptions
{
    public bool Plan { get; init; }

    /// <summary>Whether the remote that the branch follows is fetched from before and pushed to after.</summary>
    public bool Pushes { get; init; } = true;

    /// <summary>Names the event; one that was carried out is not carried out again.</summary>
    public string? EventId { get; init; }

    /// <summary>What events on many installations compile once; null for one.</summary>
    public SharedPrograms? Shared { get; init; }

    /// <summary>Asked with what would change before anything is; false leaves everything as it is.</summary>
    public Func<EventResult, bool>? Confirm { get; init; }

    public CancellationToken Cancellation { get; init; }
}

/// <summary>
/// Carries out events on a repository, one at a time: a copy of the newest commit is changed and rendered, becomes a commit, and that the
/// branch's head. When someone was faster it is done again on top of theirs.
/// </summary>
internal sealed class EventRunner(InstallRepository repository, EventOptions options)
{
    private const int Attempts = 6;
    private const int LockAttempts = 3000;
    private readonly CancellationToken _cancellation = options.Cancellation;

    public EventResult Run(InstallEvent what)
    {
        using var held = options.Plan ? null : Lock();
        if (repository.IsShallow)
        {
            throw InstallCodes.Failure(InstallCodes.Shallow, "the clone is shallow: what already happened cannot be seen in it", "`git fetch --unshallow` completes it");
        }

        if (!options.Plan)
        {
            Recover();
            repository.RequireClean();
        }

        var branch = repository.Branch();
        var remote = options.Pushes ? RepositoryRemote.Of(repository, branch) : null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var head = repository.Commit("refs/heads/" + branch);
            var theirs = remote?.Fetch();
            var start = Newest(head, theirs);
            if (Attempt(what, branch, head, start, theirs, remote) is { } result)
            {
                return result;
            }
        }

        throw InstallCodes.Failure(InstallCodes.Moved, $"others changed the installation each time, {Attempts} times in a row", "nothing was changed; run it again");
    }

    private EventResult? Attempt(InstallEvent what, string branch, string? head, string? start, string? theirs, RepositoryRemote? remote)
    {
        if (start is not null && new InstallHistory(repository).Find(what.Id, start) is { } done)
        {
            Follow(branch, head, start);
            return new EventResult(what.Kind, done.Title, null, Nothing, []) { IsRepeated = true };
        }

        using var folder = new TemporaryFolder();
        if (start is not null)
        {
            repository.Checkout(start, folder.Path);
            RequireBranch(folder.Path, branch);
        }

        var before = InstallationRender.Committed(folder.Path);
        var message = ShownPaths.In(folder.Path, () => what.Change(new EventFolder(folder.Path, start)));
        var rendered = InstallationRender.Write(folder.Path, _cancellation, options.Shared);
        var difference = ResourceComparer.Compare(before, InstallationRender.Committed(folder.Path));
        var result = new EventResult(what.Kind, message.Title, null, difference, ShownPaths.Relative(rendered.Warnings, folder.Path)) { Lines = message.Lines };
        if (options.Plan || options.Confirm?.Invoke(result) == false)
        {
            return result;
        }

        var tree = repository.WriteTree(start, folder.Path);
        if (start is not null && tree == repository.TreeOf(start))
        {
            // Nothing to record; but what is newer at the remote is taken over, and what is newer here is given to it.
            if (remote is not null && start != theirs && !remote.Push(start, theirs))
            {
                return null;
            }

            Follow(branch, head, start);
            return result;
        }

        var commit = repository.CommitTree(tree, start, message.ToText(difference, Trailers(what, folder.Path, rendered.Hash())));
        if (remote is not null && !remote.Push(commit, theirs))
        {
            return null;
        }

        return Follow(branch, head, commit) ? result with { Commit = commit } : remote is null ? null : throw MovedHere();
    }

    /// <summary>The later of the branch here and at the remote; where they went different ways, a person decides.</summary>
    private string? Newest(string? head, string? theirs)
    {
        if (theirs is null || head is null || head == theirs)
        {
            return theirs ?? head;
        }

        return repository.IsAncestor(head, theirs) ? theirs
            : repository.IsAncestor(theirs, head) ? head
            : throw InstallCodes.Failure(InstallCodes.Moved, "this branch and its remote went different ways", "bring them together with `git pull --rebase`, then run it again");
    }

    /// <summary>Moves the branch, then the work tree. A note says so meanwhile, for whoever comes after a run that was killed between.</summary>
    private bool Follow(string branch, string? head, string commit)
    {
        if (head == commit)
        {
            return true;
        }

        File.WriteAllText(NotePath, $"{head} {commit}");
        if (!repository.Advance(branch, head, commit))
        {
            File.Delete(NotePath);
            return false;
        }

        repository.UpdateWorkTree(head, commit);
        File.Delete(NotePath);
        return true;
    }

    /// <summary>Finishes what a run that was killed had begun: its commit is on the branch, and the work tree did not follow yet.</summary>
    private void Recover()
    {
        foreach (var stale in Directory.EnumerateFiles(repository.GitDirectory, "akua-index-*"))
        {
            File.Delete(stale);
        }

        if (!File.Exists(NotePath))
        {
            return;
        }

        var commits = File.ReadAllText(NotePath).Split(' ');
        if (commits.Length == 2 && commits[1].Length > 0 && repository.Commit("HEAD") == commits[1] && repository.WorkTree is not null)
        {
            var index = Path.Combine(repository.GitDirectory, "index.lock");
            File.Delete(index);
            repository.UpdateWorkTree(commits[0].Length == 0 ? null : commits[0], commits[1]);
        }

        File.Delete(NotePath);
    }

    private string NotePath => Path.Combine(repository.GitDirectory, "akua-install-note");

    private FileLock Lock() => FileLock.Take(Path.Combine(repository.GitDirectory, "akua-install.lock"), LockAttempts, _cancellation)
        ?? throw InstallCodes.Failure(InstallCodes.Busy, "another run is changing this installation", "wait for it and run this again");

    private static void RequireBranch(string folder, string branch)
    {
        if (!File.Exists(Path.Combine(folder, InstallFiles.Manifest)))
        {
            return;
        }

        var wanted = InstallRecord.Read(folder).Branch;
        if (wanted != branch)
        {
            throw InstallCodes.Failure(InstallCodes.Branch, $"the branch is `{branch}`, and the installation lives on `{wanted}`", $"`git checkout {wanted}` first");
        }
    }

    private static IEnumerable<(string, string)> Trailers(InstallEvent what, string folder, string hash)
    {
        var record = InstallRecord.Read(folder);
        var inputs = Path.Combine(folder, InstallFiles.Inputs);
        return
        [
            (EventMessage.EventKey, what.Kind),
            (EventMessage.IdKey, what.Id),
            (EventMessage.UpstreamKey, $"{record.Product} {record.Version}"),
            (EventMessage.DigestKey, UpstreamTree.Digest(folder)),
            (EventMessage.InputsKey, Sha256Digest.Of(File.Exists(inputs) ? File.ReadAllBytes(inputs) : [])),
            (EventMessage.RenderKey, hash),
        ];
    }

    private static RenderDifference Nothing => new([], [], [], 0);

    private static DiagnosticException MovedHere() =>
        InstallCodes.Failure(InstallCodes.Moved, "the commit is at the remote, but this branch was moved meanwhile", "bring them together with `git pull`");
}
