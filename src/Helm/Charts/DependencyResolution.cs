using System.Runtime.CompilerServices;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Decides which subcharts take part: aliases, conditions and tags, then the values they export to their parents.</summary>
internal static class DependencyResolution
{
    /// <summary>The chart's instance for these values.</summary>
    public static ChartInstance Resolve(Chart chart, DictValue values)
    {
        var instance = new ChartInstance(chart, chart.Name, null);
        Enable(instance, values, "");
        Import(instance);
        return instance;
    }

    private static void Enable(ChartInstance chart, DictValue values, string path)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (chart.Dependencies is not { } dependencies)
        {
            return;
        }

        chart.Children = Candidates(chart, dependencies);
        var coalesced = ValuesCoalescing.Coalesce(chart, values);
        ApplyTags(dependencies, coalesced);
        ApplyConditions(dependencies, coalesced, path);

        var disabled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var dependency in dependencies)
        {
            if (!dependency.IsEnabled)
            {
                disabled.Add(dependency.Name);
            }
        }

        chart.Children.RemoveAll(c => disabled.Contains(c.Name));
        dependencies.RemoveAll(d => disabled.Contains(d.Name));
        foreach (var child in chart.Children)
        {
            Enable(child, coalesced, path + child.Name + ".");
        }

        if (dependencies.Count == 0)
        {
            chart.Dependencies = null;
        }
    }

    /// <summary>The vendored charts no dependency speaks of, then one for each dependency that has a fitting chart.</summary>
    private static List<ChartInstance> Candidates(ChartInstance chart, List<DependencyState> dependencies)
    {
        var candidates = new List<ChartInstance>();
        foreach (var child in chart.Children)
        {
            if (!dependencies.Exists(d => Fits(child.Source, d.Source)))
            {
                candidates.Add(child);
            }
        }

        foreach (var dependency in dependencies)
        {
            foreach (var child in chart.Children)
            {
                if (Fits(child.Source, dependency.Source))
                {
                    candidates.Add(new ChartInstance(child.Source, dependency.Name, chart));
                    break;
                }
            }
        }

        return candidates;
    }

    private static bool Fits(Chart chart, ChartDependency dependency) =>
        chart.Name == dependency.Name && VersionConstraint.IsCompatible(dependency.Version, chart.Metadata.Version);

    private static void ApplyTags(List<DependencyState> dependencies, DictValue values)
    {
        if (values["tags"] is not DictValue tags)
        {
            return;
        }

        foreach (var dependency in dependencies)
        {
            var (anyTrue, anyFalse) = (false, false);
            foreach (var tag in dependency.Source.Tags)
            {
                if (tags[tag] is BoolValue flag)
                {
                    anyTrue |= flag.Value;
                    anyFalse |= !flag.Value;
                }
            }

            dependency.IsEnabled = anyTrue || !anyFalse;
        }
    }

    private static void ApplyConditions(List<DependencyState> dependencies, DictValue values, string path)
    {
        foreach (var dependency in dependencies)
        {
            foreach (var condition in dependency.Source.Condition.Trim().Split(','))
            {
                if (condition.Length > 0 && ValuesPath.Scalar(values, path + condition) is BoolValue flag)
                {
                    dependency.IsEnabled = flag.Value;
                    break;
                }
            }
        }
    }

    private static void Import(ChartInstance chart)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var child in chart.Children)
        {
            Import(child);
        }

        if (chart.Dependencies is not { } dependencies)
        {
            return;
        }

        var values = ValuesCoalescing.Coalesce(chart, new DictValue(), true);
        var imported = new DictValue();
        foreach (var dependency in dependencies)
        {
            var done = new ListValue();
            foreach (var import in dependency.Source.ImportValues)
            {
                if (Paths(import) is not var (child, parent))
                {
                    continue;
                }

                var shown = new DictValue();
                shown.SetValue("child", new StrValue(child));
                shown.SetValue("parent", new StrValue(parent));
                done.Add(new StringMap(shown));
                if (ValuesPath.Table(values, dependency.Name + "." + child) is { } table)
                {
                    imported = ValuesCoalescing.CoalesceTables(imported, ValuesPath.Nest(parent, table), true);
                }
            }

            dependency.Imported = done.Count > 0 ? done : null;
        }

        // What a chart sets itself wins over what it imports.
        chart.Values = ValuesCoalescing.CoalesceTables(DeepCopy.Of(values), DeepCopy.Of(imported), true);
    }

    private static (string Child, string Parent)? Paths(Value import) => import switch
    {
        DictValue map => (GoFormat.FormatValue(map["child"] ?? NoneValue.Instance), GoFormat.FormatValue(map["parent"] ?? NoneValue.Instance)),
        StrValue name => ("exports." + name.Value, "."),
        _ => null,
    };
}
