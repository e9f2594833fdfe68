using Kcl.Net.Diagnostics;
using Kcl.Net.Formatting;

namespace Kcl.Net.Query;

/// <summary>Joins what several declarations say about one path.</summary>
internal static class VariableMerge
{
    /// <param name="matches">For each declaration its operator and what it has at the path.</param>
    public static QueriedVariable Join(IReadOnlyList<(string Operator, List<QueriedVariable> Variables)> matches)
    {
        QueriedVariable? result = null;
        foreach (var (op, variables) in matches)
        {
            var own = variables.Aggregate(Join);
            result = result is null || op == "=" ? own : Join(result, own);
        }

        return result!;
    }

    private static QueriedVariable Join(QueriedVariable before, QueriedVariable next)
    {
        if (next.Operator == "=")
        {
            return next with { TypeName = before.TypeName, Operator = before.Operator };
        }

        if (before.Entries.Count == 0 || next.Entries.Count == 0)
        {
            return before;
        }

        var entries = new SortedDictionary<string, QueriedVariable>(StringComparer.Ordinal);
        foreach (var entry in before.Entries)
        {
            entries[entry.Name] = entry;
        }

        foreach (var entry in next.Entries)
        {
            entries[entry.Name] = entries.TryGetValue(entry.Name, out var first) ? Join(first, entry) : entry;
        }

        var joined = before with { Entries = entries.Values.ToList() };
        return joined with { Value = Formatted(Line(joined)) };
    }

    /// <summary>The value on one line.</summary>
    private static string Line(QueriedVariable variable)
    {
        if (variable.Items.Count > 0)
        {
            return $"[{string.Join(", ", variable.Items.Select(Line))}]";
        }

        return variable.Entries.Count > 0 ? $"{variable.TypeName} {{{string.Join(", ", variable.Entries.Select(Entry))}}}" : variable.Value;
    }

    private static string Entry(QueriedVariable entry)
    {
        var key = IsName(entry.Name) ? entry.Name : Quoted(entry.Name);
        return entry.Name.Length == 0 ? "**" + Line(entry) : $"{key} {entry.Operator} {Line(entry)}";
    }

    private static bool IsName(string text) => !char.IsAsciiDigit(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$');

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static string Formatted(string expression)
    {
        const string Target = "_ = ";
        return Formatter.Format(new SourceFile("", Target + expression))[Target.Length..].TrimEnd('\n');
    }
}
