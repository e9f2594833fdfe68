using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Strings;

/// <summary>The splitting itself: at a separator all pieces stay, at runs of ASCII blanks the empty ones go.</summary>
internal static partial class SplitMethods
{
    private static void SplitAt(string text, string separator, long most, ListValue pieces)
    {
        var start = 0;
        var from = 0;
        while (most-- > 0)
        {
            var at = NextMatch(text, separator, from);
            if (at < 0)
            {
                break;
            }

            pieces.Add(new StrValue(text[start..at]));
            start = at + separator.Length;
            from = separator.Length > 0 ? start : at + CharLength(text, at);
        }

        pieces.Add(new StrValue(text[start..]));
    }

    private static void RightSplitAt(string text, string separator, long most, List<string> pieces)
    {
        var end = text.Length;
        var from = text.Length;
        while (most-- > 0)
        {
            var at = PreviousMatch(text, separator, from);
            if (at < 0)
            {
                break;
            }

            pieces.Add(text[(at + separator.Length)..end]);
            end = at;
            from = separator.Length > 0 ? at : at == 0 ? -1 : at - PreviousCharLength(text, at);
        }

        pieces.Add(text[..end]);
    }

    private static void SplitBlanks(string text, long most, ListValue pieces)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsBlank(text[i]))
            {
                continue;
            }

            if (start == i)
            {
                start++;
                continue;
            }

            if (most-- == 0)
            {
                break;
            }

            pieces.Add(new StrValue(text[start..i]));
            start = i + 1;
        }

        if (start != text.Length)
        {
            pieces.Add(new StrValue(text[start..]));
        }
    }

    private static void RightSplitBlanks(string text, long most, List<string> pieces)
    {
        var end = text.Length;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!IsBlank(text[i]))
            {
                continue;
            }

            if (i + 1 != end)
            {
                if (most-- == 0)
                {
                    break;
                }

                pieces.Add(text[(i + 1)..end]);
            }

            end = i;
        }

        if (end > 0)
        {
            pieces.Add(text[..end]);
        }
    }

    private static int NextMatch(string text, string separator, int from)
    {
        if (from > text.Length)
        {
            return -1;
        }

        return separator.Length == 0 ? from : IndexOf(text, separator, from);
    }

    private static int IndexOf(string text, string separator, int from)
    {
        var rest = text.AsSpan(from);
        var at = separator.Length == 1 ? rest.IndexOf(separator[0]) : rest.IndexOf(separator);
        return at < 0 ? -1 : from + at;
    }

    private static int PreviousMatch(string text, string separator, int from)
    {
        if (from < 0)
        {
            return -1;
        }

        return separator.Length == 0 ? from : text.AsSpan(0, from).LastIndexOf(separator, StringComparison.Ordinal);
    }

    /// <summary>UTF-16 length of the character at an index; one past the end counts one, which ends the search.</summary>
    private static int CharLength(string text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;

    private static int PreviousCharLength(string text, int at) =>
        at >= 2 && char.IsSurrogatePair(text[at - 2], text[at - 1]) ? 2 : 1;

    private static bool IsBlank(char c) => c is ' ' or (>= '\t' and <= '\r');
}
