using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// `add` and `remove`: manifest and lock change together. A dependency that cannot be resolved is not added, and the lock is written before the
/// manifest, so whatever interrupts it the same command can be given again.
/// </summary>
public sealed class ManifestChanges(Workspace workspace, CancellationToken cancellation = default)
{
    /// <summary>Adds a dependency; whether one of its name was there. Without artifacts nothing is resolved or locked.</summary>
    public bool Add(Dependency dependency, bool force, IArtifactSource? artifacts, bool plan)
    {
        using var held = plan ? null : WorkspaceLock.Take(workspace, cancellation);
        var manifest = PackageManifest.Load(workspace);
        var exists = manifest.Find(dependency.Alias) is not null;
        if (exists && !force)
        {
            throw new DiagnosticException(new Diagnostic(PackageCodes.AddDepExists, "", $"dep `{dependency.Alias}` is already declared in akua.toml")
            {
                Field = "dependencies." + dependency.Alias,
                Help = "pass --force to replace it",
            });
        }

        var (text, changed) = Changed(manifest, dependency);
        var pins = PackageLock.Load(workspace);
        var next = pins.Prune(changed);
        if (artifacts is not null)
        {
            var builder = new LockBuilder(workspace, artifacts, cancellation);
            next = next.Upsert(builder.Entry(changed, changed.Find(dependency.Alias)!, pins, refresh: false).Entry);
        }

        if (!plan)
        {
            Save(text, next);
        }

        return exists;
    }

    /// <summary>Removes a dependency and its pin; whether it was there.</summary>
    public bool Remove(string alias, bool plan)
    {
        using var held = plan ? null : WorkspaceLock.Take(workspace, cancellation);
        var manifest = PackageManifest.Load(workspace);
        if (manifest.Find(alias) is null)
        {
            return false;
        }

        var pins = PackageLock.Load(workspace);
        if (!plan)
        {
            Save(manifest.WithoutDependency(alias), pins.Without(alias));
        }

        return true;
    }

    /// <summary>The names that are declared, for suggestions.</summary>
    public IEnumerable<string> Declared() => PackageManifest.Load(workspace).Dependencies.Select(d => d.Alias);

    private (string Text, PackageManifest Manifest) Changed(PackageManifest manifest, Dependency dependency)
    {
        try
        {
            if (!Alias.IsValid(dependency.Alias))
            {
                throw new DiagnosticException(new Diagnostic(PackageCodes.AddInvalidDep, "", $"dependency alias `{dependency.Alias}` must be {Alias.Rule}"));
            }

            var text = manifest.WithDependency(dependency);
            return (text, PackageManifest.Parse(new SourceFile(workspace.Shown(Workspace.ManifestName), text)));
        }
        catch (DiagnosticException e)
        {
            // The fault is in what was asked for, so places in a file that does not exist are left out.
            throw new DiagnosticException(e.Diagnostics.Select(d => d with { Code = PackageCodes.AddInvalidDep, Labels = [], Path = null }).ToList());
        }
    }

    private void Save(string manifestText, PackageLock pins)
    {
        if (pins.Entries.Count > 0 || File.Exists(workspace.LockPath))
        {
            pins.Save(workspace);
        }

        PackageFile.Replace(workspace.ManifestPath, workspace.Shown(Workspace.ManifestName), Encoding.UTF8.GetBytes(manifestText));
    }
}
