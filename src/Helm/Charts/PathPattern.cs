using System.Text;
using System.Text.RegularExpressions;

namespace Kcl.Net.Helm;

/// <summary>Go's `filepath.Match`: `*` and `?` stay within a path segment, `[^…]` negates.</summary>
internal sealed class PathPattern
{
    private readonly System.Text.RegularExpressions.Regex _regex;

    private PathPattern(string expression) =>
        _regex = new System.Text.RegularExpressions.Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Null when the pattern is malformed.</summary>
    public static PathPattern? TryParse(string pattern)
    {
        var result = new StringBuilder("^(?:");
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*':
                    result.Append("[^/]*");
                    break;
                case '?':
                    result.Append("[^/]");
                    break;
                case '\\':
                    if (++i >= pattern.Length)
                    {
                        return null;
                    }

                    result.Append(Escape(pattern[i]));
                    break;
                case '[':
                    if (!Class(pattern, ref i, result))
                    {
                        return null;
                    }

                    break;
                default:
                    result.Append(Escape(pattern[i]));
                    break;
            }
        }

        return new PathPattern(result.Append(")\\z").ToString());
    }

    public bool IsMatch(string path) => _regex.IsMatch(path);

    private static bool Class(string pattern, ref int at, StringBuilder result)
    {
        var i = at + 1;
        var negated = i < pattern.Length && pattern[i] == '^';
        i += negated ? 1 : 0;
        result.Append(negated ? "[^/" : "[");
        var ranges = 0;
        while (true)
        {
            if (i < pattern.Length && pattern[i] == ']' && ranges > 0)
            {
                break;
            }

            if (!Character(pattern, ref i, out var low))
            {
                return false;
            }

            var high = low;
            if (i < pattern.Length && pattern[i] == '-')
            {
                i++;
                if (!Character(pattern, ref i, out high))
                {
                    return false;
                }
            }

            ranges++;
            if (low <= high)
            {
                result.Append(Escape(low)).Append('-').Append(Escape(high));
            }
        }

        at = i;
        result.Append(result[^1] == '[' ? "^\\s\\S]" : "]");
        return true;
    }

    private static bool Character(string pattern, ref int at, out char c)
    {
        c = '\0';
        if (at >= pattern.Length || pattern[at] is '-' or ']')
        {
            return false;
        }

        if (pattern[at] == '\\' && ++at >= pattern.Length)
        {
            return false;
        }

        c = pattern[at++];
        return at < pattern.Length;
    }

    private static string Escape(char c) => $"\\u{(int)c:X4}";
}
