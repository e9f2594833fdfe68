using System.Runtime.CompilerServices;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>
/// The merge of maps behind `merge` (the target's non-empty values win) and `mergeOverwrite` (the source's do). Nested maps
/// merge in place, so a map that is shared with the target changes with it.
/// </summary>
internal static class MapMerge
{
    public static void Into(DictValue target, DictValue source, bool overwrite)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (ReferenceEquals(target, source))
        {
            return;
        }

        foreach (var entry in source.Entries.ToArray())
        {
            var from = entry.Value;
            var present = target.TryGetValue(entry.Key, out var to);
            if (present && from is DictValue fromMap)
            {
                if (to is DictValue toMap)
                {
                    Into(toMap, fromMap, overwrite);
                    continue;
                }

                if (overwrite || IsEmpty(to))
                {
                    target.SetValue(entry.Key, from);
                }

                continue;
            }

            if (overwrite || (!from.IsNullish && (!present || IsEmpty(to))))
            {
                target.SetValue(entry.Key, from);
            }
        }
    }

    private static bool IsEmpty(Value value) => !GoFormat.IsTrue(value) && value is not GoObject { GoKind: GoKind.Struct };
}
