namespace Kcl.Net.Kustomize;

/// <summary>In which order a build prints its resources.</summary>
public enum ResourceOrder : byte
{
    /// <summary>Nothing was said: the legacy order, without a warning when the kustomization says otherwise.</summary>
    Unspecified,

    /// <summary>By kind, namespaces and definitions first.</summary>
    Legacy,

    /// <summary>As they were read.</summary>
    None,
}

/// <summary>A build: what is built, from which files, under which rules.</summary>
/// <param name="Files">Where files are read from.</param>
/// <param name="Target">Folder of the kustomization, absolute or relative to the working directory of the files.</param>
public sealed record KustomizeRequest(IKustomizeFiles Files, string Target)
{
    public ResourceOrder Order { get; init; }

    /// <summary>Files may lie anywhere (`--load-restrictor LoadRestrictionsNone`).</summary>
    public bool AllowsAnyFile { get; init; }

    /// <summary>Adds the label `app.kubernetes.io/managed-by`.</summary>
    public bool AddsManagedByLabel { get; init; }

    /// <summary>Charts may be rendered (`--enable-helm`); it is done by this program, no other is run.</summary>
    public bool EnablesHelm { get; init; }

    /// <summary>Kubernetes version and API versions charts see instead of what the kustomization says; empty for neither.</summary>
    public string HelmKubeVersion { get; init; } = "";

    public IReadOnlyList<string> HelmApiVersions { get; init; } = [];

    /// <summary>Hears of patches whose target selects nothing, which kustomize passes over: what happened, and what may have been meant.</summary>
    public Action<string, string?>? OnUnmatched { get; init; }
}
