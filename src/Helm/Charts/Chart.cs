using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>A chart as it was loaded, with its vendored subcharts. Immutable: a render works on its own instances.</summary>
public sealed class Chart
{
    public required ChartMetadata Metadata { get; init; }

    /// <summary>The defaults of `values.yaml`; numbers are floats.</summary>
    public required DictValue Values { get; init; }

    /// <summary>Files under `templates/`.</summary>
    public required IReadOnlyList<ChartFile> Templates { get; init; }

    /// <summary>What `.Files` holds: everything that has no other role.</summary>
    public required IReadOnlyList<ChartFile> Files { get; init; }

    /// <summary>`values.schema.json`.</summary>
    public byte[]? Schema { get; init; }

    /// <summary>The charts in `charts/`, ordered by their names there.</summary>
    public required IReadOnlyList<Chart> Subcharts { get; init; }

    public string Name => Metadata.Name;
}
