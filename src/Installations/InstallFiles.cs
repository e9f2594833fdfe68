using Kcl.Net.Packages;

namespace Kcl.Net.Installations;

/// <summary>The files of an installation's repository. What is not listed here belongs to its users and is never touched.</summary>
internal static class InstallFiles
{
    public const string Package = "package.k";
    public const string Inputs = "inputs.yaml";
    public const string Upstream = "upstream";
    public const string Manifests = "manifests";
    public const string Manifest = Workspace.ManifestName;
    public const string Lock = Workspace.LockName;
    public const string Readme = "README.md";
    public const string Attributes = ".gitattributes";
    public const string Draws = ".akua/entropy.yaml";

    /// <summary>The name of the only dependency.</summary>
    public const string Alias = "upstream";

    private static readonly HashSet<string> Single = new(StringComparer.Ordinal) { Package, Inputs, Manifest, Lock, Readme, Attributes, Draws };

    /// <summary>Whether events write the path, relative to the repository.</summary>
    public static bool IsOwned(string path) =>
        Single.Contains(path) || path.StartsWith(Upstream + "/", StringComparison.Ordinal) || path.StartsWith(Manifests + "/", StringComparison.Ordinal);
}
