using System.Globalization;
using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>`-S a.b.0`: keys and list indices into a result.</summary>
internal static class PathSelector
{
    /// <summary>The value of one selector, or the list of values of several.</summary>
    public static Value Select(Value result, IReadOnlyList<string> selectors, KclProgram program)
    {
        if (selectors.Count == 1)
        {
            return Select(result, selectors[0], program);
        }

        var values = new ListValue(selectors.Count);
        foreach (var selector in selectors)
        {
            values.Add(Select(result, selector, program));
        }

        return values;
    }

    private static Value Select(Value result, string selector, KclProgram program)
    {
        var current = result;
        foreach (var step in selector.Split('.'))
        {
            var next = Access.AttributesOf(current) is { } entries ? entries[step]
                : current is ListValue list && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count ? list[index]
                : null;
            if (next is null)
            {
                var file = program.Main.Files.Count > 0 ? program.Main.Files[^1].Source : new SourceFile("", "");
                throw new EvaluationException(Diagnostic.At(EvaluationException.Code, EvaluationException.KindName, new Origin(file, new TextSpan(file.Text.TrimEnd().Length, 0)), $"invalid path select operand {selector}, value not found", hasColumn: false));
            }

            current = next;
        }

        return current;
    }
}
