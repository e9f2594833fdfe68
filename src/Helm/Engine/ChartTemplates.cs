namespace Kcl.Net.Helm;

/// <summary>The templates of a chart and its subcharts, in the order Helm parses and renders them.</summary>
internal static class ChartTemplates
{
    public static List<ChartTemplate> Collect(ChartInstance root)
    {
        // Of two charts with the same path the later one's files replace the earlier one's.
        var byPath = new Dictionary<string, ChartTemplate>(StringComparer.Ordinal);
        Collect(root, byPath);
        var templates = new List<ChartTemplate>(byPath.Values);
        templates.Sort(static (a, b) => a.Depth != b.Depth ? b.Depth - a.Depth : Values.Utf8Order.Compare(b.Path, a.Path));
        return templates;
    }

    private static void Collect(ChartInstance chart, Dictionary<string, ChartTemplate> byPath)
    {
        foreach (var child in chart.Children)
        {
            Collect(child, byPath);
        }

        var folder = chart.FullPath;
        foreach (var file in chart.Source.Templates)
        {
            // Library charts only lend their partials.
            if (!chart.Source.Metadata.IsLibrary || PathFunctions.Base(file.Path).StartsWith('_'))
            {
                var path = PathFunctions.Clean(folder + "/" + file.Path);
                byPath[path] = new ChartTemplate(path, file, chart);
            }
        }
    }
}

/// <summary>A template file where it belongs in the tree of charts.</summary>
internal sealed record ChartTemplate(string Path, ChartFile File, ChartInstance Chart)
{
    public int Depth { get; } = Path.AsSpan().Count('/');

    /// <summary>A file of definitions, not rendered itself.</summary>
    public bool IsPartial => PathFunctions.Base(Path).StartsWith('_');
}
