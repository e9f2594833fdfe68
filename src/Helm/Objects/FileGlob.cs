using System.Text;
using System.Text.RegularExpressions;

namespace Kcl.Net.Helm;

/// <summary>
/// The patterns of `.Files.Glob`: `*` and `?` within a path segment, `**` across, `[a-z]`, `[!a-z]`, `{one,two}`. A malformed
/// pattern matches everything, one with an open brace nothing.
/// </summary>
internal sealed class FileGlob
{
    private const int MaxDepth = 20;
    private readonly System.Text.RegularExpressions.Regex? _regex;
    private readonly bool _isOpen;

    private FileGlob(System.Text.RegularExpressions.Regex? regex, bool isOpen = false) => (_regex, _isOpen) = (regex, isOpen);

    public static FileGlob Parse(string pattern)
    {
        var result = new StringBuilder("^(?:");
        var at = 0;
        return Sequence(pattern, ref at, result, 0) && at == pattern.Length
            ? new FileGlob(new System.Text.RegularExpressions.Regex(
                result.Append(")\\z").ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline))
            : new FileGlob(null, at >= pattern.Length && pattern.Contains('{'));
    }

    public bool IsMatch(string path) => !_isOpen && (_regex is null || _regex.IsMatch(path));

    private static bool Sequence(string pattern, ref int at, StringBuilder result, int depth)
    {
        while (at < pattern.Length)
        {
            switch (pattern[at])
            {
                case '*':
                    var stars = at;
                    while (at < pattern.Length && pattern[at] == '*')
                    {
                        at++;
                    }

                    result.Append(at - stars > 1 ? ".*" : "[^/]*");
                    break;
                case '?':
                    // One character is one byte for this matcher, so only ASCII ones count.
                    result.Append(@"[\x00-.0-\x7F]");
                    at++;
                    break;
                case '[':
                    if (!Class(pattern, ref at, result))
                    {
                        return false;
                    }

                    break;
                case '{':
                    if (depth > MaxDepth || !Alternatives(pattern, ref at, result, depth))
                    {
                        return false;
                    }

                    break;
                case ',' or '}' when depth > 0:
                    return true;
                case '}':
                    return false;
                case '\\' when at + 1 < pattern.Length:
                    result.Append(Escape(pattern[at + 1]));
                    at += 2;
                    break;
                default:
                    result.Append(Escape(pattern[at++]));
                    break;
            }
        }

        return depth == 0;
    }

    private static bool Alternatives(string pattern, ref int at, StringBuilder result, int depth)
    {
        result.Append("(?:");
        do
        {
            at++;
            if (!Sequence(pattern, ref at, result, depth + 1))
            {
                return false;
            }

            result.Append(pattern[at] == ',' ? "|" : ")");
        }
        while (pattern[at] == ',');

        at++;
        return true;
    }

    /// <summary>A list of characters or one range; `!` negates.</summary>
    private static bool Class(string pattern, ref int at, StringBuilder result)
    {
        var end = at + 1;
        while (end < pattern.Length && pattern[end] != ']')
        {
            end += pattern[end] == '\\' ? 2 : 1;
        }

        if (end >= pattern.Length)
        {
            return false;
        }

        var body = pattern[(at + 1)..end];
        at = end + 1;
        var negated = body.StartsWith('!');
        body = negated ? body[1..] : body;
        if (body.Length == 0)
        {
            return false;
        }

        result.Append(negated ? @"[^\u0080-\uFFFF" : "[");
        if (body.Length == 3 && body[1] == '-')
        {
            if (body[0] > body[2])
            {
                return false;
            }

            result.Append(Escape(body[0])).Append('-').Append(Escape(body[2])).Append(']');
            return true;
        }

        foreach (var c in body.Replace("\\", "", StringComparison.Ordinal))
        {
            if (c == '-')
            {
                return false;
            }

            result.Append(Escape(c));
        }

        result.Append(']');
        return true;
    }

    private static string Escape(char c) => $"\\u{(int)c:X4}";
}
