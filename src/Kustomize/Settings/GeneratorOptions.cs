using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>The options of a generator and those of the whole kustomization.</summary>
internal static class GeneratorOptions
{
    /// <summary>Adds the kustomization's options to a generator's arguments: its own entries win, flags add up.</summary>
    public static void MergeOptions(this DictValue arguments, DictValue? global)
    {
        if (global is null)
        {
            return;
        }

        var options = (arguments["options"] as DictValue)?.Copy() ?? new DictValue();
        foreach (var field in new[] { "labels", "annotations" })
        {
            if (global[field] is not DictValue common)
            {
                continue;
            }

            var merged = common.Copy();
            foreach (ref readonly var entry in options.MapOf(field).Entries)
            {
                merged.Set(entry.Key, entry.Value);
            }

            options.Set(field, merged);
        }

        foreach (var flag in new[] { "disableNameSuffixHash", "immutable" })
        {
            if (global.Flag(flag))
            {
                options.Set(flag, BoolValue.True);
            }
        }

        arguments.Set("options", options);
    }
}
