namespace Kcl.Net.Packages;

/// <summary>How a dependency's content is used: decided by what lies in its directory.</summary>
public enum DependencyKind
{
    /// <summary>Reached as `charts.NAME`.</summary>
    HelmChart,

    /// <summary>Imported by its bare name.</summary>
    KclModule,

    /// <summary>Reached as `pkgs.NAME`.</summary>
    AkuaPackage,
}

/// <summary>Finds the kind of a materialised tree and the directory to use.</summary>
public static class KindDetection
{
    /// <summary>
    /// Markers in the root decide first: a package or module may carry a chart in a sub-directory without becoming one.
    /// Otherwise one sub-directory with a chart is the chart, as in an unpacked chart archive.
    /// </summary>
    public static (DependencyKind Kind, string Directory) Detect(string root)
    {
        if (HasFile(root, "Chart.yaml"))
        {
            return (DependencyKind.HelmChart, root);
        }

        if (HasFile(root, "package.k") && (HasFile(root, "akua.toml") || HasFile(root, "kcl.mod")))
        {
            return (DependencyKind.AkuaPackage, root);
        }

        if (HasFile(root, "kcl.mod"))
        {
            return (DependencyKind.KclModule, root);
        }

        string? only = null;
        foreach (var directory in new DirectoryInfo(root).EnumerateDirectories())
        {
            if ((directory.Attributes & FileAttributes.ReparsePoint) == 0 && HasFile(directory.FullName, "Chart.yaml"))
            {
                if (only is not null)
                {
                    return (DependencyKind.HelmChart, root);
                }

                only = directory.FullName;
            }
        }

        return (DependencyKind.HelmChart, only ?? root);
    }

    private static bool HasFile(string directory, string name)
    {
        var file = new FileInfo(Path.Combine(directory, name));
        return file.Exists && (file.Attributes & FileAttributes.ReparsePoint) == 0;
    }
}
