using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Editing;

/// <summary>One replacement in a text; an empty span inserts.</summary>
internal readonly record struct TextEdit(TextSpan Span, string Text)
{
    /// <summary>Applies edits that do not overlap.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder();
        var at = 0;
        foreach (var edit in edits.OrderBy(e => e.Span.Start))
        {
            result.Append(text, at, edit.Span.Start - at).Append(edit.Text);
            at = edit.Span.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
