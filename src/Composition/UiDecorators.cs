using System.Text;

namespace Kcl.Net.Composition;

/// <summary>
/// `@ui(…)` describes forms and means nothing to KCL: the lines of such a decorator are emptied before parsing, so every
/// other line keeps its number.
/// </summary>
internal static class UiDecorators
{
    public static string Blank(string source)
    {
        if (!source.Contains("@ui(", StringComparison.Ordinal))
        {
            return source;
        }

        var output = new StringBuilder(source.Length);
        var open = 0;
        var quote = '\0';
        foreach (var line in source.Split('\n'))
        {
            var isDecorator = open > 0 || line.AsSpan().TrimStart().StartsWith("@ui(", StringComparison.Ordinal);
            if (isDecorator)
            {
                Count(line, ref open, ref quote);
            }

            output.Append(isDecorator ? "" : line).Append('\n');
        }

        output.Length--;
        return output.ToString();
    }

    /// <summary>Follows parentheses outside of string literals.</summary>
    private static void Count(string line, ref int open, ref char quote)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote != '\0')
            {
                if (c == '\\')
                {
                    i++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '#')
            {
                return;
            }
            else
            {
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
    }
}
