using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kcl.Net.Helm;

/// <summary>
/// A compiled RE2 expression. Searching takes time linear in the text; an empty match next to the previous match does not
/// count, as in Go.
/// </summary>
internal sealed class GoRegex
{
    private const int CacheLimit = 256;
    private static readonly ConcurrentDictionary<string, GoRegex> Cache = new(StringComparer.Ordinal);
    private readonly System.Text.RegularExpressions.Regex _regex;

    private readonly IReadOnlyDictionary<string, int> _names;

    private GoRegex(System.Text.RegularExpressions.Regex regex, IReadOnlyDictionary<string, int> names) => (_regex, _names) = (regex, names);

    /// <summary>Throws <see cref="FormatException"/> with Go's message for an expression Go rejects.</summary>
    public static GoRegex Compile(string pattern)
    {
        if (Cache.TryGetValue(pattern, out var known))
        {
            return known;
        }

        GoRegex compiled;
        try
        {
            var (expression, names) = RegexTranslation.Translate(pattern);
            compiled = new GoRegex(new System.Text.RegularExpressions.Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), names);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            throw RegexTranslation.Error("invalid or unsupported Perl syntax", pattern);
        }

        if (Cache.Count >= CacheLimit)
        {
            Cache.Clear();
        }

        return Cache[pattern] = compiled;
    }

    public bool IsMatch(string text) => _regex.IsMatch(text);

    public string Find(string text)
    {
        var match = _regex.Match(text);
        return match.Success ? match.Value : "";
    }

    /// <summary>Up to n matches, all when n is negative.</summary>
    public List<Match> FindAll(string text, long n)
    {
        var found = new List<Match>();
        var previousEnd = -1;
        for (var match = _regex.Match(text); match.Success && (n < 0 || found.Count < n); match = match.NextMatch())
        {
            if (match.Length > 0 || match.Index != previousEnd)
            {
                found.Add(match);
            }

            previousEnd = match.Index + match.Length;
        }

        return found;
    }

    public string Replace(string text, string replacement, bool isLiteral)
    {
        var result = new StringBuilder(text.Length);
        var last = 0;
        foreach (var match in FindAll(text, -1))
        {
            result.Append(text, last, match.Index - last);
            if (isLiteral)
            {
                result.Append(replacement);
            }
            else
            {
                Expand(replacement, match, result);
            }

            last = match.Index + match.Length;
        }

        return result.Append(text, last, text.Length - last).ToString();
    }

    public List<string> Split(string text, long n)
    {
        var parts = new List<string>();
        if (n == 0)
        {
            return parts;
        }

        if (text.Length == 0 && !_regex.Match("").Success)
        {
            parts.Add("");
            return parts;
        }

        var (begin, end) = (0, 0);
        foreach (var match in FindAll(text, n))
        {
            if (n > 0 && parts.Count == n - 1)
            {
                break;
            }

            end = match.Index;
            if (match.Index + match.Length != 0)
            {
                parts.Add(text[begin..end]);
            }

            begin = match.Index + match.Length;
        }

        if (end != text.Length)
        {
            parts.Add(text[begin..]);
        }

        return parts;
    }

    /// <summary>`$1`, `${1}`, `$name`: the longest run of letters, digits and underscores is the name; unknown ones are empty.</summary>
    private void Expand(string template, Match match, StringBuilder result)
    {
        var at = 0;
        while (at < template.Length)
        {
            var dollar = template.IndexOf('$', at);
            if (dollar < 0)
            {
                break;
            }

            result.Append(template, at, dollar - at);
            at = dollar + 1;
            if (at < template.Length && template[at] == '$')
            {
                result.Append('$');
                at++;
                continue;
            }

            var braced = at < template.Length && template[at] == '{';
            var start = braced ? at + 1 : at;
            var end = start;
            while (end < template.Length && (template[end] == '_' || char.IsLetterOrDigit(template[end])))
            {
                end++;
            }

            if (end == start || (braced && (end >= template.Length || template[end] != '}')))
            {
                result.Append('$');
                continue;
            }

            var name = template[start..end];
            var isNumber = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (isNumber || _names.TryGetValue(name, out number))
            {
                result.Append(match.Groups[number].Value);
            }

            at = braced ? end + 1 : end;
        }

        result.Append(template, Math.Min(at, template.Length), template.Length - Math.Min(at, template.Length));
    }
}
