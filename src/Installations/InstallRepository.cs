using Kcl.Net.Archives;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;
using Kcl.Net.Sources;

namespace Kcl.Net.Installations;

/// <summary>
/// An installation's git repository, through the system's git. Commits are made without the work tree: objects first, then the branch by
/// compare and swap, the work tree last. Whatever is killed in between leaves the old state or the new one.
/// </summary>
internal sealed class InstallRepository
{
    private const int ObjectIdLength = 40;
    private readonly GitCommand _git;
    private readonly GitCommand _user;
    private readonly CancellationToken _cancellation;

    private InstallRepository(string gitDirectory, string? workTree, IReadOnlyDictionary<string, string> variables, CancellationToken cancellation)
    {
        GitDirectory = gitDirectory;
        WorkTree = workTree;
        _git = new GitCommand(gitDirectory) { Variables = variables };
        _user = new GitCommand(gitDirectory) { AsUser = true, Variables = variables };
        _cancellation = cancellation;
    }

    public string GitDirectory { get; }

    /// <summary>The folder people see; null for a bare repository.</summary>
    public string? WorkTree { get; }

    /// <summary>A copy made for one event, whose remote is the repository that is meant.</summary>
    public bool IsCopy { get; init; }

    /// <summary>The repository at a path: a checkout's folder, or a bare repository.</summary>
    public static InstallRepository Open(string path, CancellationToken cancellation, IReadOnlyDictionary<string, string>? variables = null, bool isCopy = false)
    {
        if (!Directory.Exists(path))
        {
            throw InstallCodes.Failure(InstallCodes.Missing, $"there is no repository `{path}`", "name an installation's repository with --repo");
        }

        var probe = new GitCommand("") { AsUser = true };
        var (code, output, error) = Guarded(() => probe.TryRun(["-C", path, "rev-parse", "--absolute-git-dir", "--is-bare-repository", "--show-cdup"], GitAccess.Local, cancellation));
        var lines = output.Split('\n');
        if (code != 0 || lines.Length < 2)
        {
            throw InstallCodes.Failure(InstallCodes.Missing, $"`{path}` is no git repository: {GitCommand.LastWords(error)}", "name an installation's repository with --repo");
        }

        var workTree = lines[1] == "true" ? null : Path.GetFullPath(Path.Combine(path, lines.Length > 2 ? lines[2] : ""));
        return new InstallRepository(lines[0], workTree is null ? null : Path.TrimEndingDirectorySeparator(workTree), variables ?? new Dictionary<string, string>(), cancellation) { IsCopy = isCopy };
    }

    public static void Create(string folder, string branch, bool bare, CancellationToken cancellation)
    {
        var git = new GitCommand("") { AsUser = true };
        Guarded(() => git.Run(["init", "--quiet", .. bare ? ["--bare"] : Array.Empty<string>(), "--initial-branch=" + branch, folder], GitAccess.Local, cancellation));
    }

    /// <summary>Makes a bare copy of a remote repository.</summary>
    public static void Clone(string url, string folder, CancellationToken cancellation)
    {
        var git = new GitCommand("") { AsUser = true };
        var (code, _, error) = Guarded(() => git.TryRun(["clone", "--quiet", "--bare", "--no-local", "--", url, folder], GitAccess.Local, cancellation));
        if (code != 0)
        {
            throw InstallCodes.Failure(InstallCodes.Remote, $"{RemoteUrl.Canonical(url)} cannot be cloned: {GitCommand.LastWords(error)}", "check the URL, the network and git's credentials");
        }
    }

    /// <summary>The branch HEAD names, without `refs/heads/`.</summary>
    public string Branch()
    {
        var (code, output, _) = Try("symbolic-ref", "--quiet", "HEAD");
        const string Heads = "refs/heads/";
        return code == 0 && output.StartsWith(Heads, StringComparison.Ordinal)
            ? output.Trim()[Heads.Length..]
            : throw InstallCodes.Failure(InstallCodes.Branch, "no branch is checked out", "check out the installation's branch first: `git checkout main`");
    }

    /// <summary>The commit of a name; null when there is none.</summary>
    public string? Commit(string name)
    {
        var (code, output, _) = name.StartsWith('-') ? (1, "", "") : Try("rev-parse", "--verify", "--quiet", name + "^{commit}");
        return code == 0 ? output.Trim() : null;
    }

    public string RequireCommit(string name) =>
        Commit(name) ?? throw InstallCodes.Failure(InstallCodes.Repository, $"there is no commit `{name}`", "`akua install log` lists them");

    public string TreeOf(string commit) => Run("rev-parse", commit + "^{tree}").Trim();

    public bool IsShallow => File.Exists(Path.Combine(GitDirectory, "shallow"));

    public bool IsAncestor(string older, string newer) => Try("merge-base", "--is-ancestor", older, newer).Code == 0;

    /// <summary>Writes the files of a commit into a folder; links and submodules are left out.</summary>
    public void Checkout(string commit, string folder)
    {
        try
        {
            using var objects = new GitObjects(_git, _cancellation);
            objects.Write(commit, folder, ArchiveLimits.Default);
        }
        catch (Exception e) when (e is SourceException or ArchiveException)
        {
            throw InstallCodes.Failure(InstallCodes.Repository, $"the commit {Short(commit)} cannot be read: {e.Message}");
        }
    }

    /// <summary>A tree: that of a commit with the installation's own files as they are in a folder. Content is taken as it is, without filters.</summary>
    public string WriteTree(string? baseCommit, string folder)
    {
        var index = Path.Combine(GitDirectory, "akua-index-" + Guid.NewGuid().ToString("N")[..12]);
        var git = new GitCommand(GitDirectory) { Variables = new Dictionary<string, string>(_git.Variables) { ["GIT_INDEX_FILE"] = index } };
        try
        {
            var changes = new List<string>();
            if (baseCommit is not null)
            {
                Guarded(() => git.Run(["read-tree", baseCommit], GitAccess.Local, _cancellation));
                var listed = Guarded(() => git.Run(["ls-files", "-z"], GitAccess.Local, _cancellation)).Split('\0', StringSplitOptions.RemoveEmptyEntries);
                changes.AddRange(listed.Where(p => InstallFiles.IsOwned(p) && !File.Exists(Path.Combine(folder, p))).Select(static p => $"0 {new string('0', ObjectIdLength)}\t{p}\0"));
            }

            var files = TreeWalk.Files(folder, ".", _cancellation).FindAll(static f => InstallFiles.IsOwned(f.RelativePath));
            var ids = Guarded(() => git.TryRun(["hash-object", "-w", "--no-filters", "--stdin-paths"], GitAccess.Local, _cancellation, string.Concat(files.Select(static f => f.FullPath + "\n"))));
            var lines = ids.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (ids.Code != 0 || lines.Length != files.Count)
            {
                throw Failed("git could not store the files", ids.Error);
            }

            changes.AddRange(files.Select((f, i) => $"{(f.IsExecutable ? "100755" : "100644")} {lines[i]}\t{f.RelativePath}\0"));
            var (code, _, error) = Guarded(() => git.TryRun(["update-index", "-z", "--index-info"], GitAccess.Local, _cancellation, string.Concat(changes)));
            return code == 0 ? Guarded(() => git.Run(["write-tree"], GitAccess.Local, _cancellation)).Trim() : throw Failed("git could not make the tree", error);
        }
        finally
        {
            File.Delete(index);
            File.Delete(index + ".lock");
        }
    }

    /// <summary>Makes a commit with the user's identity, signed when the user's configuration says so. No branch has it yet.</summary>
    public string CommitTree(string tree, string? parent, string message)
    {
        var signs = User("config", "--type=bool", "--get", "commit.gpgsign").Output.Trim() == "true";
        var (code, output, error) = Guarded(() => _user.TryRun(["commit-tree", tree, .. parent is null ? Array.Empty<string>() : ["-p", parent], .. signs ? ["-S"] : Array.Empty<string>()], GitAccess.Local, _cancellation, message));
        if (code == 0)
        {
            return output.Trim();
        }

        throw signs && (error.Contains("sign", StringComparison.OrdinalIgnoreCase) || error.Contains("gpg", StringComparison.OrdinalIgnoreCase) || error.Contains("key", StringComparison.OrdinalIgnoreCase))
            ? InstallCodes.Failure(InstallCodes.Sign, $"the commit could not be signed: {GitCommand.LastWords(error)}", "git's `user.signingkey` and `gpg.format` say what signs; nothing was changed")
            : error.Contains("tell me who you are", StringComparison.Ordinal) || error.Contains("ident", StringComparison.Ordinal)
                ? InstallCodes.Failure(InstallCodes.Sign, "git does not know who you are", "`git config --global user.name …` and `user.email …`; nothing was changed")
                : Failed("git could not make the commit", error);
    }

    /// <summary>Moves a branch if it still is where it was; false when another was faster.</summary>
    public bool Advance(string branch, string? from, string to) =>
        Guarded(() => _git.TryRun(["update-ref", "-m", "akua install", "refs/heads/" + branch, to, from ?? new string('0', ObjectIdLength)], GitAccess.Local, _cancellation)).Code == 0;

    /// <summary>Fails when files that git knows were changed, or the installation's own places hold files it does not know.</summary>
    public void RequireClean()
    {
        if (WorkTree is null)
        {
            return;
        }

        var changed = Status("--untracked-files=no").Concat(Status("--untracked-files=all", "--", InstallFiles.Manifests, InstallFiles.Upstream, InstallFiles.Package, InstallFiles.Inputs)).Distinct().ToList();
        if (changed.Count > 0)
        {
            throw new DiagnosticException(new Diagnostic(InstallCodes.Dirty, "", "the repository has local changes")
            {
                Path = changed[0],
                Notes = [.. changed.Take(10).Select(static c => c)],
                Help = "commit them and run `akua install sync`, or put them away with `git stash`",
            });
        }

        List<string> Status(params string[] more)
        {
            var output = Guarded(() => _user.Run(["--work-tree=" + WorkTree, "-C", WorkTree!, "status", "--porcelain", "-z", "--no-renames", .. more], GitAccess.Local, _cancellation));
            return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(static l => l.Length > 3).Select(static l => l[3..])];
        }
    }

    /// <summary>Brings index and work tree from one commit to another; files that neither has stay.</summary>
    public void UpdateWorkTree(string? from, string to)
    {
        if (WorkTree is null)
        {
            return;
        }

        Try(["--work-tree=" + WorkTree, "-C", WorkTree, "update-index", "-q", "--refresh"]);
        string[] read = from is null ? ["read-tree", "-m", "-u", to] : ["read-tree", "-m", "-u", from, to];
        var (code, _, error) = Guarded(() => _user.TryRun(["--work-tree=" + WorkTree, "-C", WorkTree, .. read], GitAccess.Local, _cancellation));
        if (code != 0)
        {
            throw InstallCodes.Failure(InstallCodes.Dirty, $"the commit was made, but the work tree could not follow: {GitCommand.LastWords(error)}", "`git status` shows what is in the way; `git reset --hard` takes the commit as it is");
        }
    }

    public (int Code, string Output, string Error) Try(params string[] arguments) => Guarded(() => _git.TryRun(arguments, GitAccess.Local, _cancellation));

    /// <summary>Runs git as the user would: with their configuration, credentials and keys.</summary>
    public (int Code, string Output, string Error) User(params string[] arguments) => Guarded(() => _user.TryRun(arguments, GitAccess.Local, _cancellation));

    public string Run(params string[] arguments) => Try(arguments) is { Code: 0 } done ? done.Output : throw Failed($"`git {arguments[0]}` failed", Try(arguments).Error);

    public static string Short(string commit) => commit.Length > 10 ? commit[..10] : commit;

    private static DiagnosticException Failed(string what, string error) =>
        error.Contains("No space left", StringComparison.Ordinal)
            ? new DiagnosticException(new Diagnostic(PackageCodes.Io, "", what + ": there is no space left on the disk") { Help = "nothing was changed; make room and run it again" })
            : InstallCodes.Failure(InstallCodes.Repository, $"{what}: {GitCommand.LastWords(error)}");

    private static T Guarded<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (SourceException e)
        {
            throw InstallCodes.Failure(InstallCodes.Repository, e.Message);
        }
    }
}
