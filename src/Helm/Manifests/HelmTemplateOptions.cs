using Kcl.Net.Diagnostics;

namespace Kcl.Net.Helm;

/// <summary>How `helm template` is asked to render; the defaults are its defaults.</summary>
public sealed record HelmTemplateOptions
{
    public string ReleaseName { get; init; } = "release-name";

    public string Namespace { get; init; } = "default";

    public bool IncludeCrds { get; init; }

    public bool SkipTests { get; init; }

    public bool NoHooks { get; init; }

    public bool IsUpgrade { get; init; }

    /// <summary>Shows the text of a failed release as well.</summary>
    public bool Debug { get; init; }

    /// <summary>Path patterns of the templates to print; empty for all.</summary>
    public IReadOnlyList<string> ShowOnly { get; init; } = [];

    /// <summary>`--kube-version`.</summary>
    public string KubeVersion { get; init; } = "";

    /// <summary>`--api-versions`: added to the known ones.</summary>
    public IReadOnlyList<string> ApiVersions { get; init; } = [];

    public IHelmEntropy Entropy { get; init; } = RefusedEntropy.Instance;

    /// <summary>Values are not held against `values.schema.json`.</summary>
    public bool SkipSchemaValidation { get; init; }

    public WorkBudget Budget { get; init; } = WorkBudget.Unlimited;
}
