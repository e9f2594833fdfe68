using System.Text.Json;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli.Checks;

/// <summary>Findings as part of a report: those of the language with their source line, those of the package tool as its errors are.</summary>
internal static class FindingsReport
{
    public static void WriteText(TextWriter writer, IReadOnlyList<Diagnostic> findings)
    {
        foreach (var finding in findings.Where(static f => !f.IsEcho))
        {
            if (finding.Kind.Length > 0)
            {
                writer.Write(PrettyText.Render([finding]));
            }
            else
            {
                StructuredError.Write(writer, finding, json: false);
                writer.Write('\n');
            }
        }
    }

    /// <summary>The array `issues`.</summary>
    public static void WriteJson(Utf8JsonWriter w, IReadOnlyList<Diagnostic> findings)
    {
        w.WriteStartArray("issues");
        foreach (var finding in findings.Where(static f => !f.IsEcho))
        {
            w.WriteStartObject();
            w.WriteString("level", finding.Severity == Severity.Error ? "error" : "warning");
            w.WriteString("code", finding.Code);
            w.WriteString("message", finding.Message);
            if (finding.Primary is { } origin)
            {
                var position = origin.File.PositionAt(origin.Span.Start);
                w.WriteString("file", origin.File.Path);
                w.WriteNumber("line", position.Line);
                w.WriteNumber("column", position.Column);
            }
            else if (finding.Path is { } path)
            {
                w.WriteString("file", path);
            }

            if (finding.Help is { } help)
            {
                w.WriteString("suggestion", help);
            }

            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    /// <summary>`2 failures, 1 warning`; empty when there is neither.</summary>
    public static string Count(IReadOnlyList<Diagnostic> findings)
    {
        var failures = findings.Count(static f => f is { Severity: Severity.Error, IsEcho: false });
        var warnings = findings.Count(static f => f.Severity != Severity.Error);
        return string.Join(", ", new[] { Plural(failures, "failure"), Plural(warnings, "warning") }.Where(static t => t.Length > 0));
    }

    private static string Plural(int count, string noun) => count switch
    {
        0 => "",
        1 => "1 " + noun,
        _ => count.ToString(System.Globalization.CultureInfo.InvariantCulture) + " " + noun + "s",
    };
}
