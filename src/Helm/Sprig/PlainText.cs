using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Sprig's `strval` and the lists of strings made with it.</summary>
internal static class PlainText
{
    /// <summary>A value as text: strings and bytes as they are, everything else as `%v`.</summary>
    public static string Of(Value value) => value switch
    {
        StrValue text => text.Value,
        GoBytes bytes => ByteText.FromBytes(bytes.Items),
        _ => GoFormat.FormatValue(value),
    };

    /// <summary>The items of a list as texts, nil left out; a single value is a list of one, nil an empty one.</summary>
    public static List<string> ListOf(Value value)
    {
        if (value is GoStrings strings)
        {
            return [.. strings.Items];
        }

        var texts = new List<string>();
        if (GoSlice.TryFrom(value, out var items))
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (!items[i].IsNullish)
                {
                    texts.Add(Of(items[i]));
                }
            }
        }
        else if (!value.IsNullish)
        {
            texts.Add(Of(value));
        }

        return texts;
    }
}
