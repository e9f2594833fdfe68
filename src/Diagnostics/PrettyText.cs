using System.Globalization;
using System.Text;

namespace Kcl.Net.Diagnostics;

/// <summary>
/// Diagnostics as the KCL engine prints them: header, then for each label the place, the source line and a caret under its
/// column. Labels without a column (run-time errors) print column 1 and no caret. What we know beyond the engine comes after
/// all of that, so that programs which read the engine's text read ours too.
/// </summary>
public static class PrettyText
{
    public static string Render(IEnumerable<Diagnostic> diagnostics)
    {
        var all = diagnostics.ToList();
        var text = Engine(all);
        FactText.Append(text, all);
        return text.ToString();
    }

    /// <summary>The engine's part alone.</summary>
    public static string RenderEngineText(IEnumerable<Diagnostic> diagnostics) => Engine(diagnostics).ToString();

    private static StringBuilder Engine(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            Append(text, diagnostic);
        }

        return text;
    }

    private static void Append(StringBuilder text, Diagnostic diagnostic)
    {
        // What has no place is a failure of the whole run, which the engine puts into a run-time error.
        text.Append(diagnostic.Labels.Count == 0 && diagnostic.Code == "E1001" ? "error[E3M38]: " : "");
        text.Append(diagnostic.Severity == Severity.Error ? "error[" : "warning[").Append(diagnostic.Code).Append("]: ");
        text.Append(diagnostic.Kind.Length > 0 ? diagnostic.Kind : diagnostic.Message).Append('\n');
        if (diagnostic.Labels.Count == 0 && diagnostic.Kind.Length > 0)
        {
            text.Append(diagnostic.Message).Append('\n');
        }

        foreach (var label in diagnostic.Labels)
        {
            AppendLabel(text, label);
        }

        foreach (var note in diagnostic.Notes)
        {
            text.Append(note.StartsWith("suggestion: ", StringComparison.Ordinal) ? "" : "note: ").Append(note).Append('\n');
        }

        text.Append('\n');
    }

    private static void AppendLabel(StringBuilder text, Label label)
    {
        var file = label.Origin.File;
        var position = label.Origin.Start;
        var column = label.HasColumn ? position.Column : 1;
        if (file.LineText(position.Line) is not { } source || file.Text.Length == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"---> File {file.Path}:{position.Line}");
            text.Append(label.HasColumn ? string.Create(CultureInfo.InvariantCulture, $":{column}") : "").Append(": ").Append(label.Message).Append('\n');
            return;
        }

        // A place behind the end of a line is shown at its last character.
        column = Math.Max(1, Math.Min(column, CharacterCount(source)));
        var number = position.Line.ToString(CultureInfo.InvariantCulture);
        var gutter = new string(' ', number.Length);
        text.Append(gutter).Append(CultureInfo.InvariantCulture, $"--> {file.Path}:{position.Line}:{column}\n");
        text.Append(gutter).Append(" |\n").Append(number).Append(" | ").Append(source).Append('\n').Append(gutter).Append(" |");
        if (label.HasColumn)
        {
            text.Append(' ', 1 + CharacterWidth.Of(source, column - 1)).Append("^ ").Append(label.Message).Append('\n');
        }
        else
        {
            text.Append(label.Message.Length > 0 ? "  " : " ").Append(label.Message).Append('\n');
        }

        text.Append(gutter).Append(" |\n");
        if (label.Note is { } note)
        {
            text.Append("note: ").Append(note).Append('\n');
        }
    }

    private static int CharacterCount(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsLowSurrogate(c) ? 0 : 1;
        }

        return count;
    }
}
