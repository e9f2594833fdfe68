using System.Text;

namespace Kcl.Net.Render;

/// <summary>
/// What the JSON between Go's values and its YAML does to strings: JSON leaves some characters bare that YAML, reading
/// that JSON, refuses or takes for line breaks to fold.
/// </summary>
internal sealed partial class GoYamlEmitter
{
    private const char NextLine = '\u0085';

    private string ThroughJson(string text)
    {
        if (isV3)
        {
            return text;
        }

        var hasNextLine = false;
        foreach (var c in text)
        {
            if (c < '\u007F' || (c >= '\u00A0' && c < '\uFFFE'))
            {
                continue;
            }

            hasNextLine = c == NextLine ? true : throw new GoEncodingException("yaml: control characters are not allowed");
        }

        return hasNextLine ? Fold(text) : text;
    }

    /// <summary>A key must stand on one line, and not be too long to be told from a value.</summary>
    private string KeyThroughJson(string key)
    {
        const int MaxKeyLength = 1024;
        var text = ThroughJson(key);
        if (isV3 || (ReferenceEquals(text, key) && key.Length + 2 <= MaxKeyLength))
        {
            return text;
        }

        var breaks = key.AsSpan().Count(NextLine);
        var place = breaks == 0 ? "" : $"line {breaks.ToString(System.Globalization.CultureInfo.InvariantCulture)}: ";
        throw new GoEncodingException($"yaml: {place}did not find expected ',' or '}}'");
    }

    /// <summary>One break becomes a blank, more become one fewer; blanks around them are dropped.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (' ' or NextLine))
            {
                folded.Append(text[i]);
                continue;
            }

            var from = i;
            var breaks = 0;
            for (; i < text.Length && (text[i] is ' ' or NextLine); i++)
            {
                breaks += text[i] == NextLine ? 1 : 0;
            }

            if (breaks == 0)
            {
                folded.Append(' ', i - from);
            }
            else if (breaks == 1)
            {
                folded.Append(' ');
            }
            else
            {
                folded.Append('\n', breaks - 1);
            }

            i--;
        }

        return folded.ToString();
    }
}
