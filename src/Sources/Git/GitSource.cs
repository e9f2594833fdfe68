using System.Net;
using System.Text;
using Kcl.Net.Archives;
using Kcl.Net.Packages;

namespace Kcl.Net.Sources;

/// <summary>
/// Finds commits in git repositories and puts their files into the cache. A tag, branch or short revision names a commit; the lock pins it.
/// </summary>
internal sealed class GitSource(CredentialStore credentials, ArtifactCache cache, TransportOptions options)
{
    /// <summary>The commit's files in the cache.</summary>
    public CachedTree Fetch(Dependency dependency, LockEntry? pin, CancellationToken cancellation)
    {
        var url = Check(dependency.Location);
        var pinned = pin is null ? null : CacheKey.Of(DependencyForm.Git, pin.Digest)?.Id ?? throw new SourceException($"`{pin.Digest}` in akua.lock is no commit");
        var git = Directory.CreateDirectory(Path.Combine(cache.GitRoot, "repos")).FullName;
        var repository = Path.Combine(git, FolderName(dependency.Location));
        options.Progress?.Report(dependency.Location, 0, null);
        try
        {
            using var held = cache.Lock(repository, cancellation);
            var command = new GitCommand(repository);
            if (!File.Exists(Path.Combine(repository, "HEAD")))
            {
                Make(repository, cancellation);
            }

            var commit = FindCommit(command, url, dependency, pinned, cancellation);
            var key = new CacheKey(CacheKind.GitCheckout, commit);
            return cache.FindOrAdd(key, folder => Write(command, commit, folder, dependency, cancellation), cancellation);
        }
        finally
        {
            options.Progress?.End();
        }
    }

    /// <summary>Makes an empty repository, which appears whole.</summary>
    private static void Make(string repository, CancellationToken cancellation)
    {
        var fresh = repository + ".new";
        ArtifactCache.Delete(fresh);
        ArtifactCache.Delete(repository);
        new GitCommand(fresh).Run(["init", "--quiet", "--bare", "--template=", fresh], GitAccess.Local, cancellation);
        Directory.Move(fresh, repository);
    }

    private static CacheRecord Write(GitCommand command, string commit, string folder, Dependency dependency, CancellationToken cancellation)
    {
        try
        {
            using var objects = new GitObjects(command, cancellation);
            objects.Write(commit, folder, ArchiveLimits.Default);
        }
        catch (ArchiveException e)
        {
            throw new SourceException($"the commit {commit} is refused: {e.Message}", e);
        }

        return new CacheRecord("git:" + commit, TreeDigest.ComputeVendored(folder, "the checkout", cancellation), RemoteUrl.Canonical(dependency.Location));
    }

    private string FindCommit(GitCommand command, Uri url, Dependency dependency, string? pinned, CancellationToken cancellation)
    {
        var access = GitAccess.To(url, url.Scheme is "http" or "https" ? credentials.Find(url) : null);
        if (dependency.Tag is { } tag)
        {
            CheckName(tag);
            return Pinned(FetchReference($"refs/tags/{tag}"), pinned, dependency);
        }

        if (dependency.Rev is { } rev)
        {
            return Pinned(FindRevision(command, access, dependency.Location, rev.ToLowerInvariant(), cancellation), pinned, dependency);
        }

        CheckName(dependency.Branch!);
        var head = FetchReference($"refs/heads/{dependency.Branch}");
        if (pinned is null || head == pinned || Has(command, pinned, cancellation))
        {
            return pinned ?? head;
        }

        // The branch moved on: its pinned commit is fetched by name, or with the whole branch.
        return FindRevision(command, access, dependency.Location, pinned, cancellation);

        string FetchReference(string reference)
        {
            // Named after what it is, so dependencies on several tags of a repository do not disturb each other.
            var local = "refs/akua/" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(reference));
            var (code, error) = TryFetch(command, ["--depth=1", dependency.Location, $"+{reference}:{local}"], access, cancellation);
            if (code != 0)
            {
                throw error.Contains("couldn't find remote ref", StringComparison.Ordinal)
                    ? new SourceException($"there is no {(dependency.Tag is null ? "branch" : "tag")} `{dependency.GitLabel}` in {RemoteUrl.Canonical(dependency.Location)}")
                    : Failed(dependency.Location, error);
            }

            return command.Run(["rev-parse", "--verify", "--quiet", local + "^{commit}"], GitAccess.Local, cancellation).Trim();
        }
    }

    private static readonly string[] FetchArguments = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-gc"];

    private static string FindRevision(GitCommand command, GitAccess access, string url, string rev, CancellationToken cancellation)
    {
        if (rev.Length is < 4 or > 40 || !CacheKey.IsHex(rev, rev.Length))
        {
            throw new SourceException($"`{rev}` is no revision: 4 to 40 hexadecimal digits") { Help = "name a tag with `tag`, a branch with `branch`" };
        }

        if (rev.Length == 40)
        {
            if (Has(command, rev, cancellation) || (TryFetch(command, ["--depth=1", url, rev], access, cancellation).Code == 0 && Has(command, rev, cancellation)))
            {
                return rev;
            }
        }

        // Neither known nor given by name: everything that has a name is fetched.
        var shallow = File.Exists(Path.Combine(command.GitDirectory, "shallow"));
        var (code, error) = TryFetch(command, [.. shallow ? new[] { "--unshallow" } : [], url, "+refs/heads/*:refs/akua/heads/*", "+refs/tags/*:refs/akua/tags/*"], access, cancellation);
        if (code != 0)
        {
            throw Failed(url, error);
        }

        var (found, output, _) = command.TryRun(["rev-parse", "--verify", "--quiet", rev + "^{commit}"], GitAccess.Local, cancellation);
        return found == 0 ? output.Trim() : throw new SourceException($"there is no single commit `{rev}` in {RemoteUrl.Canonical(url)}");
    }

    /// <summary>
    /// Fetches. A run that was killed may have left git's lock files, with its git still at work or not; they are waited for and then
    /// removed, which is safe because this process alone may use the repository.
    /// </summary>
    private static (int Code, string Error) TryFetch(GitCommand command, IReadOnlyList<string> what, GitAccess access, CancellationToken cancellation)
    {
        const int Attempts = 6;
        for (var attempt = 1; ; attempt++)
        {
            var (code, _, error) = command.TryRun([.. FetchArguments, .. what], access, cancellation);
            if (code == 0 || attempt == Attempts || !error.Contains(".lock': File exists", StringComparison.Ordinal))
            {
                return (code, error);
            }

            if (attempt == Attempts - 1)
            {
                foreach (var stale in Directory.GetFiles(command.GitDirectory, "*.lock", SearchOption.AllDirectories))
                {
                    File.Delete(stale);
                }
            }

            cancellation.WaitHandle.WaitOne(100 * attempt);
        }
    }

    private static bool Has(GitCommand command, string commit, CancellationToken cancellation) =>
        command.TryRun(["cat-file", "-e", commit + "^{commit}"], GitAccess.Local, cancellation).Code == 0;

    private static string Pinned(string commit, string? pinned, Dependency dependency) => pinned is null || commit == pinned
        ? commit
        : throw new SourceException($"`{dependency.GitLabel}` of {RemoteUrl.Canonical(dependency.Location)} is the commit {commit}; akua.lock pins {pinned}")
        {
            Help = $"run `akua update --dep {dependency.Alias}` to accept the change",
        };

    private static SourceException Failed(string url, string error) => new($"{RemoteUrl.Canonical(url)} cannot be fetched: {GitCommand.LastWords(error)}");

    /// <summary>The URL, when it is one that git may be given.</summary>
    private Uri Check(string location)
    {
        if (!Uri.TryCreate(location, UriKind.Absolute, out var url) || location.StartsWith('-'))
        {
            throw new SourceException($"`{location}` is no URL of a git repository") { Help = "write https://…, ssh://… or file:///…" };
        }

        switch (url.Scheme)
        {
            case "file":
                return url.Host.Length == 0 ? url : throw new SourceException($"`{location}` names another machine");
            case "ssh" or "https":
                break;
            case "http" when AddressPolicy.IsLoopbackName(url.Host):
                break;
            default:
                throw new SourceException($"git is not spoken over `{url.Scheme}`: {location}") { Help = "use an https URL" };
        }

        if (url.Host.StartsWith('-'))
        {
            throw new SourceException($"`{location}` names no host");
        }

        CheckAddress(url.Host);
        return url;
    }

    /// <summary>The same rule as for other sources. git resolves the name again, so this is a check of intent and not a wall.</summary>
    private void CheckAddress(string host)
    {
        if (options.AllowPrivateNetwork || AddressPolicy.IsLoopbackName(host))
        {
            return;
        }

        IPAddress[] addresses;
        try
        {
            addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : options.Resolve?.Invoke(host) ?? Dns.GetHostAddresses(host);
        }
        catch (System.Net.Sockets.SocketException)
        {
            // Behind a proxy names may not resolve here; git says what it finds.
            return;
        }

        if (addresses.Length > 0 && !Array.Exists(addresses, AddressPolicy.IsPublic))
        {
            throw AddressPolicy.Refuse(host);
        }
    }

    /// <summary>What git calls a well-formed name, so that it is nothing else to git.</summary>
    private static void CheckName(string name)
    {
        var bad = name.Length == 0 || name.StartsWith('-') || name.StartsWith('/') || name.EndsWith('/') || name.EndsWith('.') || name.EndsWith(".lock", StringComparison.Ordinal)
            || name.Contains("..", StringComparison.Ordinal) || name.Contains("//", StringComparison.Ordinal) || name.Contains("@{", StringComparison.Ordinal);
        foreach (var c in name)
        {
            bad |= c is ' ' or '~' or '^' or ':' or '?' or '*' or '[' or '\\' || char.IsControl(c);
        }

        if (bad)
        {
            throw new SourceException($"`{name}` is no name of a tag or branch");
        }
    }

    /// <summary>A folder for a URL: readable, and different for different URLs.</summary>
    private static string FolderName(string url)
    {
        var name = new StringBuilder();
        foreach (var c in RemoteUrl.Canonical(url))
        {
            name.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_');
        }

        var text = name.Length > 120 ? name.ToString(name.Length - 120, 120) : name.ToString();
        return $"{text}-{OciManifest.Sha256(Encoding.UTF8.GetBytes(url))["sha256:".Length..][..12]}.git";
    }
}
