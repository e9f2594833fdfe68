using System.Diagnostics.CodeAnalysis;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;

namespace Kcl.Net.Evaluator.Explaining;

/// <summary>An interpolation that would write `Undefined`: which expression gave it, and the nearest name that has a value.</summary>
internal static class UndefinedPart
{
    [DoesNotReturn]
    public static void Fail(Node expression, string path, Frame frame, Interpreter run)
    {
        var text = PartExplainer.Text(expression);
        var where = path.Length == 0 ? "" : $" at `{path}` of it";
        run.FailAt(expression.Origin, $"`{text}` is Undefined{where} and would be written as text", () => Facts(expression, frame, run), Help(text));
    }

    private static IEnumerable<Fact> Facts(Node expression, Frame frame, Interpreter run)
    {
        if (expression is not SelectNode select || new PartExplainer(frame, run).ValueOf(select.Target) is not { } target || Access.AttributesOf(target) is not { } entries)
        {
            yield break;
        }

        var keys = entries.Entries.ToArray().Select(static e => e.Key).ToList();
        var near = Suggest.Nearest(select.Name, keys);
        yield return new Fact($"`{PartExplainer.Text(select.Target)}` has {(keys.Count == 0 ? "no entries" : string.Join(", ", keys.Take(12).Select(static k => $"`{k}`")))}{(near is null ? "" : $" (perhaps `{near}` is meant)")}");
    }

    private static string Help(string text) => $"give it a value, or write what to use instead: `{text} or \"…\"`";
}
