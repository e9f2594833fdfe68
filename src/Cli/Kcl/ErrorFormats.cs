using System.Globalization;
using System.Text.Json;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli.Kcl;

/// <summary>The forms of `--error-format`. All but `pretty`, which repeats what the engine repeats, give each failure once.</summary>
internal static class ErrorFormats
{
    public static readonly string[] Names = ["pretty", "short", "json", "sarif"];

    public static void Write(TextWriter writer, IReadOnlyList<Diagnostic> diagnostics, string format)
    {
        var once = diagnostics.Where(d => !d.IsEcho).ToList();
        switch (format)
        {
            case "short":
                once.ForEach(d => writer.Write(Short(d) + "\n"));
                break;
            case "json":
                once.ForEach(d => StructuredError.Write(writer, d, json: true));
                break;
            case "sarif":
                writer.Write(JsonLine.Text(w => Sarif(w, once)));
                break;
            default:
                writer.Write(PrettyText.Render(diagnostics));
                break;
        }
    }

    /// <summary>`file:line:column - code: kind - message; related: …`.</summary>
    private static string Short(Diagnostic diagnostic)
    {
        var place = diagnostic.Labels is [var first, ..]
            ? string.Create(CultureInfo.InvariantCulture, $"{first.Origin.File.Path}:{first.Origin.Line}:{Column(first)} - ")
            : "";
        var note = diagnostic.Labels is [{ Note: { } text }, ..] ? "; note: " + text : "";
        var related = string.Concat(diagnostic.Labels.Skip(1).Select(l => "; related: " + l.Message));
        return $"{place}{diagnostic.Code}: {diagnostic.Kind} - {diagnostic.Message}{note}{related}".ReplaceLineEndings(" ");
    }

    /// <summary>A SARIF 2.1.0 log of one run.</summary>
    private static void Sarif(Utf8JsonWriter writer, List<Diagnostic> diagnostics)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "akua");
        writer.WriteStartArray("rules");
        foreach (var rule in diagnostics.DistinctBy(d => (d.Code, d.Kind)))
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Code);
            writer.WriteString("name", rule.Kind);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartArray("results");
        diagnostics.ForEach(d => Result(writer, d));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter writer, Diagnostic diagnostic)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", diagnostic.Code);
        writer.WriteString("level", diagnostic.Severity == Severity.Error ? "error" : "warning");
        Message(writer, diagnostic.Message);
        writer.WriteStartArray("locations");
        foreach (var label in diagnostic.Labels.Take(1))
        {
            writer.WriteStartObject();
            Location(writer, label);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (diagnostic.Labels.Count > 1)
        {
            writer.WriteStartArray("relatedLocations");
            foreach (var label in diagnostic.Labels.Skip(1))
            {
                writer.WriteStartObject();
                Location(writer, label);
                Message(writer, label.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject("message");
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter writer, Label label)
    {
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", label.Origin.File.Path);
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", label.Origin.Line);
        writer.WriteNumber("startColumn", Column(label));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static int Column(Label label) => label.HasColumn ? label.Origin.Start.Column : 1;
}
