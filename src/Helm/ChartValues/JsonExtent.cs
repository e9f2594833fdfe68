namespace Kcl.Net.Helm;

/// <summary>How far a JSON value reaches in a longer text.</summary>
internal static class JsonExtent
{
    /// <summary>Length of the value that begins at a position.</summary>
    public static int Of(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    i = EndOfString(text, i);
                    break;
                case '{' or '[':
                    depth++;
                    continue;
                case '}' or ']':
                    depth--;
                    break;
                case ',' or ' ' or '\t' or '\n' or '\r' when depth == 0:
                    return i - start;
                default:
                    continue;
            }

            if (depth <= 0)
            {
                return Math.Min(i + 1, text.Length) - start;
            }
        }

        return text.Length - start;
    }

    private static int EndOfString(string text, int quote)
    {
        var i = quote + 1;
        while (i < text.Length && text[i] != '"')
        {
            i += text[i] == '\\' ? 2 : 1;
        }

        return i;
    }
}
