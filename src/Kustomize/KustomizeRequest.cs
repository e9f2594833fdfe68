using Kcl.Net.Helm;

namespace Kcl.Net.Kustomize;

/// <summary>A build: what is built, from which files, under which rules.</summary>
/// <param name="Files">Where files are read from.</param>
/// <param name="Target">Folder of the kustomization, absolute or relative to the working directory of the files.</param>
public sealed record KustomizeRequest(IKustomizeFiles Files, string Target)
{
    /// <summary>`--reorder`: `legacy`, by kind, or `none`, as read; null when nothing was said, which is the legacy order.</summary>
    public string? OrderText { get; init; }

    /// <summary>`--load-restrictor`; `LoadRestrictionsNone` lets files lie anywhere.</summary>
    public string LoadRestrictor { get; init; } = "LoadRestrictionsRootOnly";

    /// <summary>Adds the label `app.kubernetes.io/managed-by`.</summary>
    public bool AddsManagedByLabel { get; init; }

    /// <summary>Charts may be rendered (`--enable-helm`); it is done by this program, no other is run.</summary>
    public bool EnablesHelm { get; init; }

    /// <summary>Kubernetes version and API versions charts see instead of what the kustomization says; empty for neither.</summary>
    public string HelmKubeVersion { get; init; } = "";

    public IReadOnlyList<string> HelmApiVersions { get; init; } = [];

    /// <summary>Where charts get random values and the time from; without it functions that ask for them are errors.</summary>
    public IHelmEntropy HelmEntropy { get; init; } = RefusedEntropy.Instance;

    /// <summary>Hears of patches whose target selects nothing, which kustomize passes over: what happened, and what may have been meant.</summary>
    public Action<string, string?>? OnUnmatched { get; init; }
}
