using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>One entry of a chart's `dependencies`.</summary>
public sealed record ChartDependency
{
    public string Name { get; init; } = "";

    /// <summary>A range of versions.</summary>
    public string Version { get; init; } = "";

    public string Repository { get; init; } = "";

    /// <summary>Comma-separated paths into the values; the first that is a boolean decides.</summary>
    public string Condition { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool Enabled { get; init; }

    /// <summary>Names of exports, or maps with `child` and `parent`.</summary>
    public IReadOnlyList<Value> ImportValues { get; init; } = [];

    public string Alias { get; init; } = "";
}
