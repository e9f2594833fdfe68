using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// The workspaces a verb acts on: the named one, and the members its manifest names with globs. `*` stands for part of one folder's name.
/// Each member has its own manifest and lock.
/// </summary>
public static class WorkspaceMembers
{
    /// <summary>The workspace first, then its members in order of their paths.</summary>
    public static IReadOnlyList<Workspace> All(Workspace root)
    {
        var members = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var pattern in PackageManifest.Load(root).WorkspaceMembers)
        {
            var found = new List<string> { "" };
            foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != "."))
            {
                found = found.SelectMany(f => Matches(root, f, part)).ToList();
            }

            var folders = found.Where(f => f.Length > 0 && File.Exists(Path.Combine(root.Root, f, Workspace.ManifestName))).ToList();
            if (folders.Count == 0)
            {
                throw new DiagnosticException(new Diagnostic(PackageCodes.ManifestParse, "", $"the workspace member `{pattern}` names no folder with an akua.toml")
                {
                    Path = root.Shown(Workspace.ManifestName),
                    Field = "workspace.members",
                });
            }

            members.UnionWith(folders);
        }

        return [root, .. members.Select(m => new Workspace(root.Shown(m)))];
    }

    private static IEnumerable<string> Matches(Workspace root, string folder, string part)
    {
        if (!part.Contains('*', StringComparison.Ordinal))
        {
            var path = folder.Length == 0 ? part : folder + "/" + part;
            return root.Guard.Resolve(path, "workspace.members").Exists ? [path] : [];
        }

        var pieces = part.Split('*');
        var names = new DirectoryInfo(Path.Combine(root.Root, folder)).EnumerateDirectories()
            .Where(d => (d.Attributes & FileAttributes.ReparsePoint) == 0 && !d.Name.StartsWith('.') && Fits(d.Name, pieces)).Select(d => d.Name);
        return names.Select(n => folder.Length == 0 ? n : folder + "/" + n);
    }

    private static bool Fits(string name, string[] pieces)
    {
        if (!name.StartsWith(pieces[0], StringComparison.Ordinal) || !name.EndsWith(pieces[^1], StringComparison.Ordinal) || name.Length < pieces[0].Length + pieces[^1].Length)
        {
            return false;
        }

        var at = pieces[0].Length;
        for (var i = 1; i < pieces.Length - 1; i++)
        {
            at = name.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += pieces[i].Length;
        }

        return at <= name.Length - pieces[^1].Length;
    }
}
