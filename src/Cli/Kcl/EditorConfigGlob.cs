using System.Globalization;

namespace Kcl.Net.Cli.Kcl;

/// <summary>
/// The patterns of `.editorconfig` sections: `*`, `**`, `?`, `[…]`, `{a,b}` and `{1..9}`. Time is bounded by the length of
/// pattern and path: braces are written out first, up to a limit.
/// </summary>
internal static class EditorConfigGlob
{
    private const int MaxAlternatives = 1000;

    /// <param name="path">Relative to the folder of the file the pattern is in, with `/`.</param>
    public static bool Matches(string pattern, string path)
    {
        var anchored = pattern.Contains('/', StringComparison.Ordinal);
        var target = anchored ? path : path[(path.LastIndexOf('/') + 1)..];
        var alternatives = new List<string>();
        return Expand(anchored ? pattern.TrimStart('/') : pattern, alternatives) && alternatives.Exists(a => MatchesOne(a, target));
    }

    /// <summary>Writes out the first braces and all that follow; false when there are too many alternatives.</summary>
    private static bool Expand(string pattern, List<string> alternatives)
    {
        var (open, close) = FirstBraces(pattern);
        if (open < 0)
        {
            alternatives.Add(pattern);
            return alternatives.Count <= MaxAlternatives;
        }

        foreach (var part in Parts(pattern[(open + 1)..close]))
        {
            if (alternatives.Count > MaxAlternatives || !Expand(pattern[..open] + part + pattern[(close + 1)..], alternatives))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first `{…}` that holds alternatives; others stand for themselves.</summary>
    private static (int Open, int Close) FirstBraces(string pattern)
    {
        for (var open = 0; open < pattern.Length; open++)
        {
            if (pattern[open] == '\\')
            {
                open++;
            }
            else if (pattern[open] == '{' && CloserOf(pattern, open) is var close and > 0 && Parts(pattern[(open + 1)..close]).Count > 1)
            {
                return (open, close);
            }
        }

        return (-1, -1);
    }

    private static int CloserOf(string pattern, int open)
    {
        var depth = 0;
        for (var i = open; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when --depth == 0:
                    return i;
            }
        }

        return -1;
    }

    private static List<string> Parts(string inside)
    {
        if (inside.Split("..") is [var first, var last] && int.TryParse(first, CultureInfo.InvariantCulture, out var from) && int.TryParse(last, CultureInfo.InvariantCulture, out var to) && to > from && (long)to - from < MaxAlternatives)
        {
            return [.. Enumerable.Range(from, to - from + 1).Select(n => n.ToString(CultureInfo.InvariantCulture))];
        }

        var parts = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < inside.Length; i++)
        {
            switch (inside[i])
            {
                case '\\':
                    i++;
                    break;
                case '{':
                    depth++;
                    break;
                case '}':
                    depth--;
                    break;
                case ',' when depth == 0:
                    parts.Add(inside[start..i]);
                    start = i + 1;
                    break;
            }
        }

        parts.Add(inside[start..]);
        return parts;
    }

    private static bool MatchesOne(string pattern, string path)
    {
        // reached[i]: the pattern so far can end before the i-th character of the path.
        var reached = new bool[path.Length + 1];
        reached[0] = true;
        for (var p = 0; p < pattern.Length; p++)
        {
            var next = new bool[path.Length + 1];
            if (pattern[p] == '*')
            {
                var crosses = p + 1 < pattern.Length && pattern[p + 1] == '*';
                p += crosses ? 1 : 0;
                var open = false;
                for (var i = 0; i <= path.Length; i++)
                {
                    open = (open && (crosses || path[i - 1] != '/')) || reached[i];
                    next[i] = open;
                }

                // `**/` may also stand for nothing.
                if (crosses && p + 1 < pattern.Length && pattern[p + 1] == '/')
                {
                    p++;
                    var slashed = (bool[])reached.Clone();
                    for (var i = 0; i < path.Length; i++)
                    {
                        slashed[i + 1] |= next[i] && path[i] == '/';
                    }

                    next = slashed;
                }
            }
            else
            {
                var matches = Single(pattern, ref p);
                for (var i = 0; i < path.Length; i++)
                {
                    next[i + 1] = reached[i] && matches(path[i]);
                }
            }

            reached = next;
        }

        return reached[path.Length];
    }

    /// <summary>What one character of the path must be; moves to the last character of the pattern's part.</summary>
    private static Func<char, bool> Single(string pattern, ref int p)
    {
        switch (pattern[p])
        {
            case '?':
                return static c => c != '/';
            case '\\' when p + 1 < pattern.Length:
                var escaped = pattern[++p];
                return c => c == escaped;
            case '[' when pattern.IndexOf(']', p + 1) is var close and > 0:
                var set = pattern[(p + 1)..close];
                p = close;
                var negated = set.StartsWith('!');
                set = negated ? set[1..] : set;
                return c => InSet(set, c) != negated;
            default:
                var literal = pattern[p];
                return c => c == literal;
        }
    }

    private static bool InSet(string set, char c)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (c >= set[i] && c <= set[i + 2])
                {
                    return true;
                }

                i += 2;
            }
            else if (set[i] == c)
            {
                return true;
            }
        }

        return false;
    }
}
