using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Finds out which value a failed template asked for in vain: the last chain of fields it read, as far as it leads.</summary>
internal static class MissingValues
{
    private const int MaxVisited = 100_000;

    /// <summary>Null when the chain leads to a value, so that the failure has another cause.</summary>
    public static MissingValue? Find(TemplateExecException failure, ChartInstance chart, DictValue scope)
    {
        if (failure is not { Fields: { } names, Receiver: { } receiver })
        {
            return null;
        }

        var (current, depth) = (receiver, 0);
        while (depth < names.Count && Map(current) is { } map && map.TryGetValue(names[depth], out var next) && !next.IsNullish)
        {
            (current, depth) = (next, depth + 1);
        }

        var isEmpty = depth == names.Count && current is StrValue { Value.Length: 0 };
        if (depth == names.Count && !isEmpty)
        {
            return null;
        }

        var visited = 0;
        var start = ReferenceEquals(Map(receiver), scope) ? "" : PathTo(receiver, scope, "", ref visited);
        string PathOf(int count) => start + string.Concat(names.Take(count).Select(static n => "." + n));
        var path = PathOf(names.Count);
        var siblings = isEmpty ? [] : Map(current)?.SortedKeys() ?? [];
        var files = start is not null && path.StartsWith(".Values.", StringComparison.Ordinal) ? FilesOf(chart) : [];
        return new MissingValue(path, start is null && depth == 0 ? "" : PathOf(depth), isEmpty ? null : names[depth], siblings, files);
    }

    private static DictValue? Map(Value value) => value switch
    {
        DictValue map => map,
        GoNamed { Underlying: DictValue map } => map,
        _ => null,
    };

    /// <summary>The way from the root to the very object; null when it is not in there.</summary>
    private static string? PathTo(Value wanted, DictValue map, string path, ref int visited)
    {
        foreach (ref readonly var entry in map.Entries)
        {
            if (++visited > MaxVisited)
            {
                return null;
            }

            if (Map(entry.Value) is not { } inner)
            {
                continue;
            }

            var innerPath = path + "." + entry.Key;
            if (ReferenceEquals(inner, Map(wanted)))
            {
                return innerPath;
            }

            if (PathTo(wanted, inner, innerPath, ref visited) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static List<string> FilesOf(ChartInstance chart)
    {
        var files = new List<string>();
        for (var current = chart; current is not null; current = current.Parent)
        {
            if (current.Source.Values.Count > 0)
            {
                files.Add(current.FullPath + "/values.yaml");
            }
        }

        return files;
    }
}
