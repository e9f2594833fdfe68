using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`file.glob`: `*`, `?`, `[…]` within a path segment and `**` for any number of directories.</summary>
internal static partial class FileModule
{
    private static Value Glob(BuiltinCall call)
    {
        var pattern = call.Text(0, "pattern", "glob() takes exactly one argument (0 given)");
        var segments = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var segment in segments)
        {
            RequireValid(pattern, segment);
        }

        var world = World(call, "glob");
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Walk(call, world, pattern.StartsWith('/') ? "/" : "", segments, 0, 0, found);
        var paths = new ListValue(found.Count);
        foreach (var path in found)
        {
            paths.Add(new StrValue(path));
        }

        return paths;
    }

    private static void RequireValid(string pattern, string segment)
    {
        var open = segment.IndexOf('[', StringComparison.Ordinal);
        if (open >= 0 && segment.IndexOf(']', Math.Min(open + 2, segment.Length)) < 0)
        {
            throw new BuiltinException(
                $"Failed to read glob pattern: Pattern syntax error near position {pattern.IndexOf('[', StringComparison.Ordinal)}: invalid range pattern");
        }

        if (segment.Contains("**", StringComparison.Ordinal) && segment != "**")
        {
            throw new BuiltinException(
                $"Failed to read glob pattern: Pattern syntax error near position {pattern.IndexOf("**", StringComparison.Ordinal)}: recursive wildcards must form a single path component");
        }
    }

    private static void Walk(BuiltinCall call, IWorld world, string folder, string[] segments, int at, int depth, SortedSet<string> found)
    {
        call.Host.Budget.Step();
        if (at == segments.Length || depth > MaxDepth)
        {
            if (folder.Length > 0)
            {
                found.Add(folder);
            }

            return;
        }

        var segment = segments[at];
        if (segment is "." or "..")
        {
            // A leading `.` is dropped, as in the engine's paths.
            Walk(call, world, segment == "." ? folder : Join(folder, segment), segments, at + 1, depth, found);
            return;
        }

        if (segment == "**")
        {
            Walk(call, world, folder, segments, at + 1, depth, found);
        }

        foreach (var name in world.ListDirectory(folder.Length == 0 ? "." : folder))
        {
            var path = Join(folder, name);
            if (segment == "**")
            {
                if (world.IsDirectory(path))
                {
                    Walk(call, world, path, segments, at, depth + 1, found);
                }
            }
            else if (Matches(segment, name) && (at == segments.Length - 1 || world.IsDirectory(path)))
            {
                Walk(call, world, path, segments, at + 1, depth + 1, found);
            }
        }
    }

    private static string Join(string folder, string name) =>
        folder.Length == 0 || folder.EndsWith('/') ? folder + name : $"{folder}/{name}";

    /// <summary>Matches one name; a star is retried at most once for each character, so there is no explosion.</summary>
    private static bool Matches(string pattern, string name)
    {
        var (p, n, star, retry) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, retry) = (p++, n);
            }
            else if (p < pattern.Length && MatchesOne(pattern, p, name[n], out var next))
            {
                (p, n) = (next, n + 1);
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool MatchesOne(string pattern, int at, char c, out int next)
    {
        next = at + 1;
        if (pattern[at] != '[')
        {
            return pattern[at] == '?' || pattern[at] == c;
        }

        var close = pattern.IndexOf(']', at + 2);
        next = close + 1;
        var negated = pattern[at + 1] == '!';
        var inside = false;
        for (var i = at + (negated ? 2 : 1); i < close; i++)
        {
            if (i + 2 < close && pattern[i + 1] == '-')
            {
                inside |= c >= pattern[i] && c <= pattern[i + 2];
                i += 2;
            }
            else
            {
                inside |= c == pattern[i];
            }
        }

        return inside != negated;
    }
}
