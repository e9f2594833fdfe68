using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>A dependency with its pin, and the dependencies of the package it is, as far as they can be seen on disk.</summary>
public sealed record TreeNode(Dependency Dependency, LockEntry? Locked, IReadOnlyList<TreeNode> Children);

/// <summary>Follows dependencies through the packages they are. Nothing is fetched: what is neither local, vendored nor cached has no children.</summary>
public sealed class DependencyTree(ArtifactCache? cache)
{
    private const int MaxDepth = 32;

    public IReadOnlyList<TreeNode> Of(Workspace workspace) => Nodes(workspace, [workspace.Guard.RealRoot]);

    private List<TreeNode> Nodes(Workspace workspace, List<string> above)
    {
        var pins = PackageLock.Load(workspace);
        var nodes = new List<TreeNode>();
        foreach (var dependency in PackageManifest.Load(workspace).Dependencies)
        {
            var locked = pins.Find(dependency);
            IReadOnlyList<TreeNode> children = [];
            if (above.Count < MaxDepth && Find(workspace, dependency, locked) is { } directory && File.Exists(Path.Combine(directory, Workspace.ManifestName)) && !above.Contains(directory))
            {
                children = Nodes(new Workspace(directory), [.. above, directory]);
            }

            nodes.Add(new TreeNode(dependency, locked, children));
        }

        return nodes;
    }

    private string? Find(Workspace workspace, Dependency dependency, LockEntry? locked)
    {
        if (dependency.ReplacePath is null && workspace.FindVendored(dependency.Alias) is { } vendored)
        {
            return vendored;
        }

        if ((dependency.ReplacePath ?? (dependency.Form == DependencyForm.Path ? dependency.Location : null)) is { } path)
        {
            try
            {
                var guarded = workspace.Guard.Resolve(path, $"dep `{dependency.Alias}`");
                return guarded.Exists ? guarded.RealPath : null;
            }
            catch (DiagnosticException)
            {
                return null;
            }
        }

        return locked is not null && cache is not null && CacheKey.Of(dependency.Form, locked.Digest) is { } key && cache.Find(key) is { } cached
            ? Path.Combine(cached.Directory, dependency.Subdirectory ?? "")
            : null;
    }
}
