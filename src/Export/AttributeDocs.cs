using Kcl.Net.Syntax;

namespace Kcl.Net.Export;

/// <summary>The string that may stand below an attribute and describes it.</summary>
internal static class AttributeDocs
{
    /// <summary>The docstring of the attribute at a position of a schema body, as written; null without one.</summary>
    public static StringLiteralExpression? After(IReadOnlyList<StatementSyntax> body, int index) =>
        index + 1 < body.Count && body[index + 1] is ExpressionStatement { Expression: StringLiteralExpression text } ? text : null;

    /// <summary>The source text between the quotes: docstrings are shown with the indentation they have in the file.</summary>
    public static string Inner(string rawText)
    {
        var start = rawText.IndexOfAny(['"', '\'']);
        if (start < 0)
        {
            return rawText;
        }

        var quote = rawText.AsSpan(start, 1);
        var width = rawText.Length - start >= 6 && rawText[start + 1] == quote[0] && rawText[start + 2] == quote[0] ? 3 : 1;
        return rawText[(start + width)..^width];
    }
}
