using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>The directory a path dependency (or a replacement) names, inside the workspace.</summary>
internal static class PathSource
{
    public static string Find(Workspace workspace, string alias, string path, Origin origin)
    {
        var guarded = Guard(workspace, alias, path, origin);
        if (!guarded.Exists)
        {
            throw Failure(PackageCodes.DepResolve, "", origin, alias, $"dep `{alias}`: path `{path}` does not exist", Shown(workspace, path));
        }

        return RequireDirectory(workspace, alias, path, origin, guarded.RealPath);
    }

    /// <summary>As <see cref="Find"/>, for copying: there a missing source is an I/O failure the user can mend.</summary>
    public static string FindToCopy(Workspace workspace, string alias, string path, Origin origin)
    {
        var guarded = Guard(workspace, alias, path, origin);
        if (!guarded.Exists)
        {
            throw Failure(PackageCodes.Io, PackageCodes.MissingSourceKind, origin, alias, $"dep `{alias}`: source path `{path}` does not exist", Shown(workspace, path));
        }

        return RequireDirectory(workspace, alias, path, origin, guarded.RealPath);
    }

    /// <summary>Whether the path is there; one that leads out of the workspace fails.</summary>
    public static bool Exists(Workspace workspace, Dependency dependency) =>
        Guard(workspace, dependency.Alias, dependency.Location, dependency.Origin).Exists;

    public static string Shown(Workspace workspace, string path) =>
        workspace.Shown(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path);

    private static GuardedPath Guard(Workspace workspace, string alias, string path, Origin origin)
    {
        try
        {
            return workspace.Guard.Resolve(path, $"dep `{alias}`");
        }
        catch (DiagnosticException e)
        {
            throw new DiagnosticException(e.Diagnostics[0] with
            {
                Labels = [new Label(origin, e.Message)],
                Field = "dependencies." + alias,
                Help = "move the source into the workspace, or vendor it from `oci` or `git`",
            });
        }
    }

    private static string RequireDirectory(Workspace workspace, string alias, string path, Origin origin, string real) =>
        Directory.Exists(real)
            ? real
            : throw Failure(PackageCodes.DepResolve, "", origin, alias, $"dep `{alias}`: path `{path}` is not a directory", Shown(workspace, path));

    private static DiagnosticException Failure(string code, string kind, Origin origin, string alias, string message, string shown) =>
        new(Diagnostic.At(code, kind, origin, message) with { Path = shown, Field = "dependencies." + alias });
}
