using System.Globalization;
using System.Text;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Comparison;

/// <summary>A difference as lines for a person: `+`, `-` or `~` and the resource, then its fields.</summary>
public static class DifferenceText
{
    private const int LongestValue = 80;

    public static IEnumerable<string> Lines(RenderDifference difference)
    {
        if (difference.IsEmpty)
        {
            yield return "no differences";
            yield break;
        }

        foreach (var resource in difference.Removed)
        {
            yield return "- " + resource;
        }

        foreach (var resource in difference.Added)
        {
            yield return "+ " + resource;
        }

        foreach (var (resource, fields) in difference.Changed)
        {
            yield return "~ " + resource;
            foreach (var field in fields)
            {
                yield return "    " + Field(field);
            }
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{difference.Added.Count} added, {difference.Removed.Count} removed, {difference.Changed.Count} changed, {difference.Unchanged} unchanged");
    }

    private static string Field(FieldChange field) => (field.Before, field.After) switch
    {
        (null, { } after) => $"{field.Path}: added {Short(after)}",
        ({ } before, null) => $"{field.Path}: removed {Short(before)}",
        _ => $"{field.Path}: {Short(field.Before!)} → {Short(field.After!)}",
    };

    /// <summary>A value on one line, cut when it is long.</summary>
    private static string Short(Value value)
    {
        var text = JsonWriter.Write(value, OutputFilter.Everything);
        if (text.Length <= LongestValue)
        {
            return text;
        }

        var cut = new StringBuilder(LongestValue + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (cut.Length + rune.Utf16SequenceLength >= LongestValue)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        return cut.Append('…').ToString();
    }
}
