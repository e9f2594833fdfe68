using System.Runtime.CompilerServices;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>
/// YAML is written by way of JSON, where bytes that are no UTF-8 become U+FFFD. Values without such bytes are returned as
/// they are.
/// </summary>
internal static class BrokenBytes
{
    public static Value Replace(Value value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case StrValue text:
                var replaced = Replace(text.Value);
                return ReferenceEquals(replaced, text.Value) ? value : new StrValue(replaced);
            case ListValue list:
                ListValue? items = null;
                for (var i = 0; i < list.Count; i++)
                {
                    var item = Replace(list[i]);
                    if (!ReferenceEquals(item, list[i]))
                    {
                        items ??= list.Copy();
                        items[i] = item;
                    }
                }

                return items ?? list;
            case DictValue dict:
                DictValue? entries = null;
                foreach (ref readonly var entry in dict.Entries)
                {
                    var inner = Replace(entry.Value);
                    if (!ReferenceEquals(inner, entry.Value))
                    {
                        entries ??= dict.Copy();
                        entries.SetValue(entry.Key, inner);
                    }
                }

                return entries ?? dict;
            default:
                return value;
        }
    }

    private static string Replace(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uDC80', '\uDCFF') < 0 ? text : ByteText.Replaced(text);
}
