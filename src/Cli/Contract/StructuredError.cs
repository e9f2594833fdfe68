using System.Text.Json;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli.Contract;

/// <summary>A diagnostic in the two forms of the contract: one JSON line, or text with indented details.</summary>
internal static class StructuredError
{
    private const string DocsRoot = "https://cli.akua.dev/errors/";

    public static void Write(TextWriter writer, Diagnostic diagnostic, bool json)
    {
        if (json)
        {
            writer.Write(JsonLine.Text(w => WriteJson(w, diagnostic)));
        }
        else
        {
            WriteText(writer, diagnostic);
        }
    }

    private static void WriteJson(Utf8JsonWriter writer, Diagnostic diagnostic)
    {
        writer.WriteStartObject();
        writer.WriteString("level", Level(diagnostic));
        writer.WriteString("code", diagnostic.Code);
        writer.WriteString("message", diagnostic.Message);
        Optional(writer, "path", diagnostic.Path ?? diagnostic.Primary?.File.Path);
        Optional(writer, "field", diagnostic.Field);
        if (diagnostic.Primary is { } origin)
        {
            writer.WriteNumber("line", origin.Line);
        }

        Optional(writer, "suggestion", diagnostic.Help);
        WriteFacts(writer, diagnostic.Facts);
        if (Docs(diagnostic) is { } docs)
        {
            writer.WriteString("docs", docs);
        }

        writer.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter writer, IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("notes");
        foreach (var fact in facts)
        {
            writer.WriteStartObject();
            writer.WriteString("text", fact.Text);
            if (fact.Place is { } place)
            {
                writer.WriteString("path", place.File.Path);
                writer.WriteNumber("line", place.Start.Line);
                writer.WriteNumber("column", place.Start.Column);
            }

            WriteValues(writer, fact);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter writer, Fact fact)
    {
        if (fact.Values.Count == 0 || fact.Place is not { } place)
        {
            return;
        }

        writer.WriteStartArray("values");
        foreach (var value in fact.Values)
        {
            var at = place.File.PositionAt(value.Offset);
            writer.WriteStartObject();
            writer.WriteNumber("line", at.Line);
            writer.WriteNumber("column", at.Column);
            writer.WriteString("value", value.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteText(TextWriter writer, Diagnostic diagnostic)
    {
        writer.WriteLine($"{Level(diagnostic)}[{diagnostic.Code}]: {TerminalText.Clean(diagnostic.Message)}");
        if ((diagnostic.Primary?.ToString() ?? diagnostic.Path) is { } place)
        {
            writer.WriteLine("  at " + TerminalText.Clean(place));
        }

        foreach (var note in diagnostic.Notes)
        {
            var isSuggestion = note.StartsWith("suggestion: ", StringComparison.Ordinal);
            writer.WriteLine((isSuggestion ? "  " : "  note: ") + TerminalText.Clean(note));
        }

        foreach (var fact in FactText.Lines(diagnostic.Facts))
        {
            writer.WriteLine("  " + TerminalText.Clean(fact));
        }

        if (diagnostic.Help is { } help)
        {
            writer.WriteLine("  suggestion: " + TerminalText.Clean(help));
        }

        if (Docs(diagnostic) is { } docs)
        {
            writer.WriteLine("  docs: " + docs);
        }
    }

    private static string Level(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error ? "error" : "warning";

    private static string? Docs(Diagnostic diagnostic) =>
        diagnostic.Severity == Severity.Error && diagnostic.Code.StartsWith("E_", StringComparison.Ordinal) ? DocsRoot + diagnostic.Code : null;

    private static void Optional(Utf8JsonWriter writer, string key, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(key, value);
        }
    }
}
