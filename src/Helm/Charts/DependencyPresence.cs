namespace Kcl.Net.Helm;

/// <summary>Whether a chart brings what it depends on, disabled dependencies included.</summary>
internal static class DependencyPresence
{
    /// <summary>Throws <see cref="HelmException"/> when charts are missing under `charts/`.</summary>
    public static void Check(Chart chart)
    {
        var missing = new List<string>();
        foreach (var dependency in chart.Metadata.Dependencies ?? [])
        {
            var found = false;
            foreach (var subchart in chart.Subcharts)
            {
                found |= subchart.Name == dependency.Name;
            }

            if (!found)
            {
                missing.Add(dependency.Name);
            }
        }

        if (missing.Count > 0)
        {
            var names = "found in Chart.yaml, but missing in charts/ directory: " + string.Join(", ", missing);
            throw new HelmException(
                "an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch missing dependencies: " + names)
            {
                Reason = names,
            };
        }
    }
}
