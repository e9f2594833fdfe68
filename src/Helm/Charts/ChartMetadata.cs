namespace Kcl.Net.Helm;

/// <summary>What `Chart.yaml` says, checked.</summary>
public sealed record ChartMetadata
{
    public string Name { get; init; } = "";

    public string Home { get; init; } = "";

    public IReadOnlyList<string> Sources { get; init; } = [];

    public string Version { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<ChartMaintainer> Maintainers { get; init; } = [];

    public string Icon { get; init; } = "";

    public string ApiVersion { get; init; } = "";

    public string Condition { get; init; } = "";

    public string Tags { get; init; } = "";

    public string AppVersion { get; init; } = "";

    public bool Deprecated { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>>? Annotations { get; init; }

    public string KubeVersion { get; init; } = "";

    public IReadOnlyList<ChartDependency>? Dependencies { get; init; }

    public string Type { get; init; } = "";

    public bool IsLibrary => Type.Equals("library", StringComparison.OrdinalIgnoreCase);
}

public sealed record ChartMaintainer(string Name, string Email, string Url);
