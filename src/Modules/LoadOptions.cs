using Kcl.Net.Modules.Overrides;

namespace Kcl.Net.Modules;

/// <summary>A main file: where it is and, when it is not to be read from the source tree, its text.</summary>
public sealed record EntryFile(string Path, string? Text = null)
{
    /// <summary>Part of the product: failures inside are shown at the user's call.</summary>
    public bool IsBuiltIn { get; init; }
}

/// <summary>What to load.</summary>
public sealed record LoadOptions(IReadOnlyList<EntryFile> Entries, SourceTree Sources)
{
    /// <summary>Absolute working directory; the root when main files lie in different packages.</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>External package name to its absolute root folder (`-E`, `[dependencies]`).</summary>
    public IReadOnlyDictionary<string, string> ExternalPackages { get; init; } = new Dictionary<string, string>();

    /// <summary>Changes to the main files, applied in order before anything is checked (`-O`).</summary>
    public IReadOnlyList<OverrideSpec> Overrides { get; init; } = [];

    /// <summary>Standard module names, which win over files.</summary>
    public Func<string, bool> IsSystemModule { get; init; } = _ => false;

    /// <summary>Whether a `kcl_plugin.*` module is provided by the host.</summary>
    public Func<string, bool> IsPlugin { get; init; } = _ => false;

    /// <summary>Packages the host provides (`akua.ctx`); null when there are none.</summary>
    public IHostPackages? HostPackages { get; init; }

    /// <summary>
    /// Of packages outside of the program's own only the schemas it uses are read. What a run gives is the same, but
    /// mistakes in the others stay unseen.
    /// </summary>
    public bool ReadsOnlyWhatIsUsed { get; init; }

    /// <summary>How imports of the main files are found.</summary>
    internal ImportScope MainScope => new() { ExternalPackages = ExternalPackages, HostPackages = HostPackages };
}
