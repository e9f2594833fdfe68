using System.Text.Json;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli.Kcl;

/// <summary>Findings as JSON: one object of ours, or SARIF 2.1.0 (docs.oasis-open.org/sarif) for code scanners.</summary>
internal sealed class LintReport(IReadOnlyList<Diagnostic> findings, string workingDirectory)
{
    /// <summary>The choices of `--format`.</summary>
    public static readonly string[] Formats = ["text", "json", "sarif"];

    /// <summary>Prints the report in one of <see cref="Formats"/>; `--json` asks for JSON too.</summary>
    public void Write(Invocation invocation, string? format, Action writeText)
    {
        if (format == "sarif")
        {
            invocation.WriteJson(WriteSarif);
        }
        else if (format == "json" || invocation.Json)
        {
            invocation.WriteJson(WriteJson);
        }
        else
        {
            writeText();
        }
    }

    private void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("status", findings.Any(f => f.Severity == Severity.Error) ? "fail" : "ok");
        writer.WriteStartArray("issues");
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("level", Level(finding));
            writer.WriteString("code", finding.Code);
            writer.WriteString("rule", Rule(finding));
            writer.WriteString("message", finding.Message);
            if (finding.Labels is [var label, ..])
            {
                var position = label.Origin.File.PositionAt(label.Origin.Span.Start);
                writer.WriteString("file", Shown(label.Origin.File.Path));
                writer.WriteNumber("line", position.Line);
                writer.WriteNumber("column", position.Column);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteSarif(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "akua kcl lint");
        writer.WriteStartArray("rules");
        foreach (var rule in findings.Select(Rule).Distinct(StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("columnKind", "unicodeCodePoints");
        writer.WriteStartArray("results");
        foreach (var finding in findings)
        {
            WriteResult(writer, finding);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteResult(Utf8JsonWriter writer, Diagnostic finding)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", Rule(finding));
        writer.WriteString("level", Level(finding));
        Message(writer, finding.Message);
        if (finding.Labels.Count > 0)
        {
            writer.WriteStartArray("locations");
            Location(writer, finding.Labels[0]);
            writer.WriteEndArray();
        }

        if (finding.Labels.Count > 1)
        {
            writer.WriteStartArray("relatedLocations");
            foreach (var label in finding.Labels.Skip(1))
            {
                Location(writer, label);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private void Location(Utf8JsonWriter writer, Label label)
    {
        var file = label.Origin.File;
        var start = file.PositionAt(label.Origin.Span.Start);
        var end = file.PositionAt(label.Origin.Span.End);
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        var shown = Shown(file.Path);
        writer.WriteString("uri", Path.IsPathRooted(shown) ? new Uri(shown).AbsoluteUri : Uri.EscapeDataString(shown).Replace("%2F", "/", StringComparison.Ordinal));
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", start.Line);
        writer.WriteNumber("startColumn", start.Column);
        writer.WriteNumber("endLine", end.Line);
        writer.WriteNumber("endColumn", end.Column);
        writer.WriteEndObject();
        writer.WriteEndObject();
        Message(writer, label.Message);
        writer.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject("message");
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    /// <summary>The engine's word for the family, which tells warnings of one code apart.</summary>
    private static string Rule(Diagnostic finding) => finding.Kind.Length > 0 ? finding.Kind : finding.Code;

    private static string Level(Diagnostic finding) => finding.Severity == Severity.Error ? "error" : "warning";

    /// <summary>Relative inside the working directory, as code scanners want it.</summary>
    private string Shown(string path)
    {
        var relative = Path.GetRelativePath(workingDirectory, path);
        return Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
