namespace Kcl.Net.Packages;

/// <summary>
/// The directory that holds `akua.toml`. Paths are shown as the user named the workspace (`./akua.toml`) and opened
/// by their absolute form, so messages stay short and never depend on the machine.
/// </summary>
public sealed class Workspace
{
    public const string ManifestName = "akua.toml";
    public const string LockName = "akua.lock";
    private const string VendorFolder = ".akua/vendor";

    public Workspace(string directory)
    {
        var shown = directory.TrimEnd('/');
        ShownRoot = shown.Length > 0 ? shown : directory.Length > 0 ? "/" : ".";
        Root = Path.GetFullPath(directory.Length > 0 ? directory : ".");
        Guard = new PathGuard(Root);
    }

    /// <summary>The absolute directory.</summary>
    public string Root { get; }

    /// <summary>The directory as the user wrote it.</summary>
    public string ShownRoot { get; }

    public PathGuard Guard { get; }

    public string ManifestPath => Path.Combine(Root, ManifestName);

    public string LockPath => Path.Combine(Root, LockName);

    public string VendorRoot => Path.Combine(Root, ".akua", "vendor");

    /// <summary>The path of something in the workspace as messages and reports show it.</summary>
    public string Shown(string relative) => ShownRoot == "/" ? "/" + relative : $"{ShownRoot}/{relative}";

    public string ShownVendor(string alias) => Shown($"{VendorFolder}/{alias}");

    /// <summary>
    /// The real directory of a vendored tree, or null when there is none. A link that leads out of the workspace is an
    /// escape, so nothing outside is ever read, written or deleted by its name.
    /// </summary>
    public string? FindVendored(string alias)
    {
        var relative = $"{VendorFolder}/{alias}";
        return Directory.Exists(Path.Combine(VendorRoot, alias)) ? Guard.Resolve(relative, $"vendored tree `{alias}`").RealPath : null;
    }

    /// <summary>Names of the vendored trees in byte order. Copies in progress are left out.</summary>
    public List<string> VendoredNames()
    {
        var names = new List<string>();
        if (!Directory.Exists(VendorRoot))
        {
            return names;
        }

        Guard.Resolve(VendorFolder, "the vendor directory");
        foreach (var directory in Directory.EnumerateDirectories(VendorRoot))
        {
            var name = Path.GetFileName(directory);
            if (!name.StartsWith(VendorDirectory.NewPrefix, StringComparison.Ordinal) && !name.StartsWith(VendorDirectory.OldPrefix, StringComparison.Ordinal) && !name.StartsWith(VendorDirectory.GonePrefix, StringComparison.Ordinal))
            {
                names.Add(name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
