using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>Held while `akua.toml`, `akua.lock` or the vendored trees are changed: one process at a time, none loses another's change.</summary>
public sealed class WorkspaceLock : IDisposable
{
    private const int Attempts = 3000;
    private readonly Workspace _workspace;
    private readonly FileLock _held;

    private WorkspaceLock(Workspace workspace, FileLock held) => (_workspace, _held) = (workspace, held);

    public static WorkspaceLock Take(Workspace workspace, CancellationToken cancellation)
    {
        // Before anything is made: a link in the way would put it outside the workspace.
        workspace.Guard.Resolve(".akua", "the folder `.akua`");
        try
        {
            return FileLock.Take(Path.Combine(workspace.Root, ".akua", ".lock"), Attempts, cancellation) is { } held
                ? new WorkspaceLock(workspace, held)
                : throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", "another process is changing the workspace") { Path = workspace.ShownRoot });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackageFile.Failure(e, "write", workspace.Shown(".akua"));
        }
    }

    public void Dispose()
    {
        _held.Dispose();
        try
        {
            // Only when nothing is in it.
            Directory.Delete(Path.Combine(_workspace.Root, ".akua"));
        }
        catch (IOException)
        {
            // It is in use, which is fine.
        }
    }
}
