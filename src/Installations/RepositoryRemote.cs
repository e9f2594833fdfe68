using Kcl.Net.Packages;
using Kcl.Net.Sources;

namespace Kcl.Net.Installations;

/// <summary>The branch of another repository that an installation's branch follows. It is reached with the user's own credentials.</summary>
internal sealed class RepositoryRemote(InstallRepository repository, string name, string branch)
{
    /// <summary>What the branch is configured to follow; null when it follows nothing.</summary>
    public static RepositoryRemote? Of(InstallRepository repository, string branch)
    {
        if (repository is { WorkTree: null, IsCopy: false })
        {
            // A bare repository is where others push to; what it was copied from does not follow it.
            return null;
        }

        var remote = repository.User("config", "--get", $"branch.{branch}.remote").Output.Trim();
        if (remote.Length == 0)
        {
            // A fresh clone of an empty repository has a remote and no branch yet.
            remote = repository.User("config", "--get", "remote.origin.url").Output.Trim().Length > 0 ? "origin" : "";
        }

        return remote is "" or "." || remote.StartsWith('-') ? null : new RepositoryRemote(repository, remote, branch);
    }

    /// <summary>The remote's commit, fetched; null when it has no such branch.</summary>
    public string? Fetch()
    {
        const string Local = "refs/akua/remote";
        var (code, _, error) = repository.User("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", name, $"+refs/heads/{branch}:{Local}");
        if (code == 0)
        {
            return repository.Commit(Local);
        }

        return error.Contains("couldn't find remote ref", StringComparison.Ordinal)
            ? null
            : throw InstallCodes.Failure(InstallCodes.Remote, $"the remote `{name}` cannot be reached: {GitCommand.LastWords(error)}", "nothing was changed; with --no-push the commit stays here until you push it");
    }

    /// <summary>Pushes a commit if the remote still is where it was; false when another was faster.</summary>
    public bool Push(string commit, string? expected)
    {
        var (code, _, error) = repository.User("push", "--quiet", $"--force-with-lease=refs/heads/{branch}:{expected}", name, $"{commit}:refs/heads/{branch}");
        if (code == 0)
        {
            return true;
        }

        return error.Contains("stale info", StringComparison.Ordinal) || error.Contains("fetch first", StringComparison.Ordinal) || error.Contains("cannot lock ref", StringComparison.Ordinal) || error.Contains("non-fast-forward", StringComparison.Ordinal) || error.Contains("failed to update ref", StringComparison.Ordinal)
            ? false
            : throw InstallCodes.Failure(InstallCodes.Remote, $"the remote `{name}` did not take the commit: {GitCommand.LastWords(error)}", "nothing was changed; with --no-push the commit stays here until you push it");
    }
}
