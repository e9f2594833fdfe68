using System.Runtime.CompilerServices;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Copies maps and lists all the way down; everything else is immutable and shared.</summary>
internal static class DeepCopy
{
    public static Value Of(Value value)
    {
        switch (value)
        {
            case DictValue dict:
                return Of(dict);
            case ListValue list:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                var items = new ListValue(list.Count);
                foreach (var item in list.Items)
                {
                    items.Add(Of(item));
                }

                return items;
            case ValuesObject values:
                return new ValuesObject(Of(values.Values));
            default:
                return value;
        }
    }

    public static DictValue Of(DictValue dict)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var copy = new DictValue(dict.Count);
        foreach (ref readonly var entry in dict.Entries)
        {
            copy.SetValue(entry.Key, Of(entry.Value));
        }

        return copy;
    }
}
