using System.Text;

namespace Kcl.Net.Export;

/// <summary>Patterns in the part of the notation that KCL and JSON Schema (ECMAScript) share.</summary>
public static class SharedPattern
{
    private const string Special = @"\^$.|?*+()[]{}/";

    /// <summary>The pattern for JSON Schema; null when it uses what ECMAScript does not know or means differently.</summary>
    public static string? Of(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var next = i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            if (pattern[i] == '\\')
            {
                if (!IsSharedEscape(next))
                {
                    return null;
                }

                i++;
            }
            else if (pattern[i] == '(' && next == '?' && (i + 2 >= pattern.Length || pattern[i + 2] is not (':' or '=' or '!')))
            {
                return null;
            }
            else if ((pattern[i] == '[' && next is '[' or ':') || (pattern[i] is '*' or '+' or '?' or '}' && next == '+'))
            {
                return null;
            }
        }

        return pattern;
    }

    /// <summary>A pattern that matches a text and nothing else.</summary>
    public static string Escape(string text)
    {
        var pattern = new StringBuilder();
        foreach (var c in text)
        {
            pattern.Append(Special.Contains(c, StringComparison.Ordinal) ? "\\" : "").Append(c);
        }

        return pattern.ToString();
    }

    private static bool IsSharedEscape(char c) => c is 'd' or 'D' or 'w' or 'W' or 's' or 'S' or 'b' or 'B' or 'n' or 'r' or 't' or '-' || Special.Contains(c, StringComparison.Ordinal);
}
