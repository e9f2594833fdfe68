using System.Runtime.CompilerServices;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>
/// Puts the user's values over the defaults of a chart and its subcharts. "Coalescing" applies nulls: a user's null deletes a
/// default, a default's null vanishes. "Merging" keeps nulls for a later coalescing. The result shares nothing with the inputs.
/// </summary>
internal static class ValuesCoalescing
{
    private const string Global = "global";

    public static DictValue Coalesce(ChartInstance chart, DictValue values, bool keepNulls = false)
    {
        var target = DeepCopy.Of(values);
        Apply(chart, target, keepNulls);
        return target;
    }

    /// <summary>Puts a source's entries below those of the target, in place.</summary>
    public static DictValue CoalesceTables(DictValue target, DictValue source, bool keepNulls)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var sourceHasValue = new HashSet<string>(StringComparer.Ordinal);
        foreach (ref readonly var entry in source.Entries)
        {
            if (!entry.Value.IsNullish)
            {
                sourceHasValue.Add(entry.Key);
            }
        }

        foreach (ref readonly var entry in target.Entries)
        {
            if (entry.Value.IsNullish)
            {
                source.SetValue(entry.Key, NoneValue.Instance);
            }
        }

        foreach (var entry in source.Entries.ToArray())
        {
            if (!target.TryGetValue(entry.Key, out var over))
            {
                target.SetValue(entry.Key, entry.Value);
            }
            else if (!keepNulls && over.IsNullish && sourceHasValue.Contains(entry.Key))
            {
                target.Remove(entry.Key);
            }
            else if (entry.Value is DictValue under && over is DictValue overMap)
            {
                CoalesceTables(overMap, under, keepNulls);
            }
        }

        return target;
    }

    private static void Apply(ChartInstance chart, DictValue target, bool keepNulls)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        ApplyDefaults(chart, target, keepNulls);
        foreach (var child in chart.Children)
        {
            if (!target.TryGetValue(child.Name, out var section))
            {
                section = new DictValue();
                target.SetValue(child.Name, section);
            }
            else if (section is not DictValue)
            {
                // Helm prints the value with the verb for booleans.
                throw new HelmException($"type mismatch on {child.Name}: {GoFormat.Sprintf("%t", [section])}");
            }

            ApplyGlobals((DictValue)section, target);
            Apply(child, (DictValue)section, keepNulls);
        }
    }

    private static void ApplyDefaults(ChartInstance chart, DictValue target, bool keepNulls)
    {
        var defaults = DeepCopy.Of(chart.Values);
        foreach (ref readonly var entry in defaults.Entries)
        {
            if (!target.TryGetValue(entry.Key, out var over))
            {
                if (keepNulls || !entry.Value.IsNullish)
                {
                    target.SetValue(entry.Key, entry.Value);
                    if (!keepNulls && entry.Value is DictValue map)
                    {
                        DropNulls(map);
                    }
                }
            }
            else if (over.IsNullish && !keepNulls)
            {
                target.Remove(entry.Key);
            }
            else if (over is DictValue overMap && entry.Value is DictValue under)
            {
                // The section of a subchart keeps its nulls: they are applied when the subchart's own defaults are.
                var keepHere = keepNulls || chart.HasChild(entry.Key);
                if (!keepHere)
                {
                    DropNulls(under);
                }

                CoalesceTables(overMap, under, keepHere);
            }
        }
    }

    /// <summary>Hands the globals of a chart's values down into a subchart's section.</summary>
    private static void ApplyGlobals(DictValue section, DictValue values)
    {
        if ((section[Global] is { } own && own is not DictValue) || (values[Global] is { } theirs && theirs is not DictValue))
        {
            return;
        }

        var target = section[Global] as DictValue ?? new DictValue();
        foreach (var entry in (values[Global] as DictValue ?? new DictValue()).Entries.ToArray())
        {
            if (entry.Value is DictValue table)
            {
                var copy = table.Copy();
                if (!target.TryGetValue(entry.Key, out var existing))
                {
                    target.SetValue(entry.Key, copy);
                }
                else if (existing is DictValue under)
                {
                    target.SetValue(entry.Key, CoalesceTables(copy, under, true));
                }
            }
            else if (target[entry.Key] is not DictValue)
            {
                target.SetValue(entry.Key, entry.Value);
            }
        }

        section.SetValue(Global, target);
    }

    private static void DropNulls(DictValue map)
    {
        foreach (var entry in map.Entries.ToArray())
        {
            if (entry.Value.IsNullish)
            {
                map.Remove(entry.Key);
            }
            else if (entry.Value is DictValue inner)
            {
                DropNulls(inner);
            }
        }
    }
}
