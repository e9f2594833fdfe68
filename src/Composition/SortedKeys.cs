using System.Runtime.CompilerServices;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>Values that come from data have their keys in byte order at every level, whatever order they were written in.</summary>
internal static class SortedKeys
{
    public static DictValue Of(DictValue dict)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var result = new DictValue(dict.Count);
        foreach (var key in dict.SortedKeys())
        {
            ref var entry = ref dict.EntryAt(dict.IndexOf(key));
            result.Set(key, Of(entry.Value), entry.Origin);
        }

        return result;
    }

    public static Value Of(Value value)
    {
        switch (value)
        {
            case DictValue dict:
                return Of(dict);
            case ListValue list:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                var result = new ListValue(list.Count);
                for (var i = 0; i < list.Count; i++)
                {
                    result.Add(Of(list[i]), list.OriginAt(i));
                }

                return result;
            default:
                return value;
        }
    }
}
