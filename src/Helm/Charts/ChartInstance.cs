using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>
/// A chart as one render sees it: renamed by an alias, without its disabled subcharts, with imported values. Belongs to that
/// render; the <see cref="Source"/> is shared.
/// </summary>
internal sealed class ChartInstance
{
    public ChartInstance(Chart source, string name, ChartInstance? parent)
    {
        Source = source;
        Name = name;
        Parent = parent;
        Values = source.Values;
        foreach (var subchart in source.Subcharts)
        {
            Children.Add(new ChartInstance(subchart, subchart.Name, this));
        }

        if (source.Metadata.Dependencies is { } dependencies)
        {
            Dependencies = [];
            foreach (var dependency in dependencies)
            {
                Dependencies.Add(new DependencyState(dependency));
            }
        }
    }

    public Chart Source { get; }

    public string Name { get; }

    public ChartInstance? Parent { get; }

    public DictValue Values { get; set; }

    public List<ChartInstance> Children { get; set; } = [];

    /// <summary>What the metadata lists; null when it lists nothing, which is different from an empty list.</summary>
    public List<DependencyState>? Dependencies { get; set; }

    /// <summary>Where its templates are: `parent/charts/child`.</summary>
    public string FullPath => Parent is null ? Name : Parent.FullPath + "/charts/" + Name;

    public bool HasChild(string name)
    {
        foreach (var child in Children)
        {
            if (child.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A dependency while a render decides about it.</summary>
internal sealed class DependencyState(ChartDependency source)
{
    public ChartDependency Source { get; } = source;

    /// <summary>The alias when there is one.</summary>
    public string Name { get; } = source.Alias.Length > 0 ? source.Alias : source.Name;

    public bool IsEnabled { get; set; } = true;

    /// <summary>The imports as `.Chart.Dependencies` shows them after they were done.</summary>
    public ListValue? Imported { get; set; }
}
