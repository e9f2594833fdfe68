using System.Runtime.CompilerServices;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// Values as a trip through YAML leaves them: keys in byte order at every level, schema instances as mappings, Undefined and
/// functions left out.
/// </summary>
internal static class SortedKeys
{
    private static readonly OutputFilter Everything = OutputFilter.Everything with { SortKeys = true };

    /// <summary>Leaves private names out too.</summary>
    public static readonly OutputFilter Exported = OutputFilter.Default with { SortKeys = true };

    public static DictValue Of(DictValue dict) => Mapping(dict, Everything);

    public static Value Of(Value value) => Of(value, Everything);

    public static Value Of(Value value, OutputFilter filter)
    {
        switch (value)
        {
            case DictValue or SchemaValue:
                return Mapping(value, filter);
            case ListValue list:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                var result = new ListValue(list.Count);
                for (var i = 0; i < list.Count; i++)
                {
                    if (filter.Keeps(list[i]))
                    {
                        result.Add(Of(list[i], filter), list.OriginAt(i));
                    }
                }

                return result;
            default:
                return value;
        }
    }

    private static DictValue Mapping(Value value, OutputFilter filter)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var entries = filter.EntriesOf(value);
        var result = new DictValue(entries.Length);
        foreach (var entry in entries)
        {
            result.Set(entry.Key, Of(entry.Value, filter), entry.Origin);
        }

        return result;
    }
}
