using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Packages;

namespace Kcl.Net.Installations;

/// <summary>What was found of one commit. <see cref="Signature"/> is `good`, `none` or `bad`.</summary>
public sealed record VerifiedCommit(string Commit, string Title, string Event, string Signature, IReadOnlyList<Diagnostic> Failures);

/// <summary>
/// Holds commits against what they promise: `manifests/` is the render of the rest byte for byte, `upstream/` is what the lock pins, the
/// render hash is the one in the message, the signature is valid. A commit that a person pushed promises nothing until the next event has
/// rendered it, so in the history only events count.
/// </summary>
internal sealed class InstallVerification(InstallRepository repository, bool requiresSignatures, SharedPrograms? shared, CancellationToken cancellation)
{
    public IReadOnlyList<VerifiedCommit> Run(bool history)
    {
        var head = repository.RequireCommit("HEAD");
        if (history && repository.IsShallow)
        {
            throw InstallCodes.Failure(InstallCodes.Shallow, "the clone is shallow: its history is not all here", "`git fetch --unshallow` completes it");
        }

        var entries = new InstallHistory(repository).Read(head, history ? null : 1);
        return [.. entries.Where((e, i) => i == 0 || e.Event.Length > 0).Select(Verify)];
    }

    private VerifiedCommit Verify(HistoryEntry entry)
    {
        var failures = new List<Diagnostic>();
        using var folder = new TemporaryFolder();
        try
        {
            repository.Checkout(entry.Commit, folder.Path);
            _ = InstallRecord.Read(folder.Path);
            var rendered = InstallationRender.Render(folder.Path, cancellation, shared);
            foreach (var name in InstallationRender.Differences(folder.Path, rendered))
            {
                failures.Add(new Diagnostic(InstallCodes.Drift, "", $"`{InstallFiles.Manifests}/{name}` is not what the commit renders to") { Path = $"{InstallFiles.Manifests}/{name}", Help = "`akua install sync` renders it anew" });
            }

            if (failures.Count == 0 && entry.RenderHash.Length > 0 && entry.RenderHash != rendered.Hash())
            {
                failures.Add(new Diagnostic(InstallCodes.Drift, "", $"the message says the render is {entry.RenderHash}, and it is {rendered.Hash()}"));
            }
        }
        catch (DiagnosticException e)
        {
            failures.AddRange(ShownPaths.Relative(e.Diagnostics, folder.Path));
        }

        var signature = Signature(entry.Commit, failures);
        return new VerifiedCommit(entry.Commit, entry.Title, entry.Event, signature, failures);
    }

    private string Signature(string commit, List<Diagnostic> failures)
    {
        var isSigned = repository.Run("cat-file", "commit", commit).Split("\n\n", 2)[0].Contains("\ngpgsig", StringComparison.Ordinal);
        if (!isSigned)
        {
            if (requiresSignatures)
            {
                failures.Add(new Diagnostic(InstallCodes.Signature, "", "the commit is not signed") { Help = "`git config commit.gpgsign true` signs what comes from now on" });
            }

            return "none";
        }

        var (code, _, error) = repository.User("verify-commit", commit);
        if (code == 0)
        {
            return "good";
        }

        failures.Add(new Diagnostic(InstallCodes.Signature, "", $"the signature is not valid: {Sources.GitCommand.LastWords(error)}") { Help = "git's `gpg.ssh.allowedSignersFile`, or your keyring, says whose signatures count" });
        return "bad";
    }
}
