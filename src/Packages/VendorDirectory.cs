using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// `.akua/vendor` while it is being changed. A tree is copied beside its place and then renamed into it, so whoever
/// looks sees the old tree or the new one; what an interrupted run left is put right by the next one. One process
/// works on it at a time.
/// </summary>
internal sealed class VendorDirectory : IDisposable
{
    // Names that start with a dot cannot be aliases.
    internal const string NewPrefix = ".new-";
    internal const string OldPrefix = ".old-";
    internal const string GonePrefix = ".gone-";

    private readonly Workspace _workspace;
    private readonly WorkspaceLock _lock;

    private VendorDirectory(Workspace workspace, WorkspaceLock held)
    {
        _workspace = workspace;
        _lock = held;
    }

    public static VendorDirectory Open(Workspace workspace, CancellationToken cancellation)
    {
        // Before anything is made: a link in the way would put it outside the workspace.
        workspace.Guard.Resolve(".akua/vendor", "the vendor directory");
        var held = WorkspaceLock.Take(workspace, cancellation);
        try
        {
            Directory.CreateDirectory(workspace.VendorRoot);
            var opened = new VendorDirectory(workspace, held);
            opened.Recover();
            return opened;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held.Dispose();
            throw PackageFile.Failure(e, "write", workspace.Shown(".akua/vendor"));
        }
    }

    /// <summary>Removes a tree, at once for whoever looks.</summary>
    public void Remove(string name)
    {
        var gone = Path.Combine(_workspace.VendorRoot, GonePrefix + name);
        try
        {
            Delete(gone);
            Directory.Move(Path.Combine(_workspace.VendorRoot, name), gone);
            Delete(gone);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PackageFile.Failure(e, "write", _workspace.ShownVendor(name));
        }
    }

    /// <summary>Puts a copy of the source in place of the alias's tree, if the copy is what was expected.</summary>
    public void Put(string alias, string source, string shownSource, TreeDigest expected, CancellationToken cancellation)
    {
        var fresh = Path.Combine(_workspace.VendorRoot, NewPrefix + alias);
        var old = Path.Combine(_workspace.VendorRoot, OldPrefix + alias);
        var target = Path.Combine(_workspace.VendorRoot, alias);
        try
        {
            TreeCopy.Copy(source, fresh, shownSource, cancellation);
            if (TreeDigest.ComputeVendored(fresh, _workspace.ShownVendor(alias), cancellation) != expected)
            {
                throw new DiagnosticException(new Diagnostic(PackageCodes.Io, "", $"`{shownSource}` changed while it was copied") { Path = shownSource });
            }

            if (Directory.Exists(target))
            {
                Directory.Move(target, old);
            }

            Directory.Move(fresh, target);
            Delete(old);
        }
        catch (Exception e)
        {
            Recover();
            if (e is IOException or UnauthorizedAccessException)
            {
                throw PackageFile.Failure(e, "write", _workspace.ShownVendor(alias));
            }

            throw;
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>Removes half copies; puts an old tree back whose successor never arrived.</summary>
    private void Recover()
    {
        foreach (var path in Directory.GetDirectories(_workspace.VendorRoot, ".*"))
        {
            var name = Path.GetFileName(path);
            if (name.StartsWith(NewPrefix, StringComparison.Ordinal) || name.StartsWith(GonePrefix, StringComparison.Ordinal))
            {
                Delete(path);
            }
            else if (name.StartsWith(OldPrefix, StringComparison.Ordinal))
            {
                var target = Path.Combine(_workspace.VendorRoot, name[OldPrefix.Length..]);
                if (Directory.Exists(target))
                {
                    Delete(path);
                }
                else
                {
                    Directory.Move(path, target);
                }
            }
        }
    }

    private static void Delete(string directory)
    {
        var info = new DirectoryInfo(directory);
        if (info.Exists)
        {
            // A link is removed itself; what it names is not ours.
            info.Delete(recursive: (info.Attributes & FileAttributes.ReparsePoint) == 0);
        }
    }
}
