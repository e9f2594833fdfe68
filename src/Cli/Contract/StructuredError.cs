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
        if (Docs(diagnostic) is { } docs)
        {
            writer.WriteString("docs", docs);
        }

        writer.WriteEndObject();
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
