using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Explaining;

/// <summary>Both writers of an attribute that was given two values, and the edit after which one of them wins.</summary>
internal static class MergeConflict
{
    public static IEnumerable<Fact> Facts(Value old, Value value, string key, Origin? first, Origin? second, Interpreter run)
    {
        var facts = new List<Fact>();
        Add(old, first);
        Add(value, second);
        return facts;

        void Add(Value given, Origin? origin)
        {
            if (origin is not null)
            {
                facts.Add(new Fact($"`{key}` is {ShortText.Of(given)}", origin));
                facts.AddRange(ValueTrail.Further(origin, given, run));
            }
        }
    }

    public static string? Help(string key, Origin? first, Origin? second)
    {
        if (second is null)
        {
            return null;
        }

        if (!second.File.Path.EndsWith(".k", StringComparison.Ordinal))
        {
            return first is null ? $"remove `{key}` at {second}" : $"remove `{key}` at {first} or at {second}";
        }

        var line = second.File.LineText(second.Line)?.Trim() ?? "";
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var edit = colon > 0 && line.Length <= 80 && !line.Contains('{', StringComparison.Ordinal)
            ? $"write `{line[..colon].TrimEnd()} = {line[(colon + 1)..].Trim()}`"
            : $"write `{key} = …` instead of `{key}: …`";
        return $"to let the second win, {edit} at {second}; to let the first win, remove the second";
    }
}
