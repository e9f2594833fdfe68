using System.Text.Json;
using Kcl.Net.Cli.Checks;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Comparison;
using Kcl.Net.Diagnostics;
using Kcl.Net.Installations;

namespace Kcl.Net.Cli.Installs;

/// <summary>How events are reported, as text and as a line of JSON for each installation.</summary>
internal static class EventReport
{
    public static void Write(Invocation invocation, string? location, EventOutcome outcome)
    {
        var result = outcome.Result;
        invocation.Warn(result.Warnings);
        if (invocation.Json)
        {
            invocation.WriteJson(w => WriteJson(w, invocation, location, outcome, []));
            return;
        }

        if (result.IsRepeated)
        {
            invocation.WriteLine($"done already: {result.Title}");
            return;
        }

        if (result.Commit is null && result.Difference.IsEmpty && result.Lines.Count == 0)
        {
            invocation.WriteLine(invocation.Contract.Plan ? $"would do: {result.Title}" : "nothing to do: manifests are in step");
            return;
        }

        WriteChanges(invocation, result);
        invocation.WriteLine(result.Commit is { } commit ? $"committed {commit[..10]}" : invocation.Contract.Plan ? "planned; nothing was changed" : "nothing was changed");
    }

    public static void WriteChanges(Invocation invocation, EventResult result)
    {
        invocation.WriteLine(result.Title);
        foreach (var line in result.Lines.Concat(result.Difference.IsEmpty ? ["no resource changes"] : DifferenceText.Lines(result.Difference)))
        {
            invocation.WriteLine("  " + line);
        }
    }

    /// <summary>One of many: a line, whatever became of it.</summary>
    public static void WriteMember(Invocation invocation, string location, EventOutcome? outcome, IReadOnlyList<Diagnostic> failures)
    {
        if (invocation.Json)
        {
            invocation.WriteJson(w => WriteJson(w, invocation, location, outcome, failures));
            return;
        }

        if (failures.Count > 0)
        {
            invocation.WriteLine($"✗ {location}: {failures[0].Code} {failures[0].Message}{(failures.Count > 1 ? $" (and {failures.Count - 1} more)" : "")}");
            return;
        }

        var result = outcome!.Result;
        var what = result.IsRepeated ? "done already" : result.Commit is { } commit ? commit[..10] : invocation.Contract.Plan ? "planned" : "nothing to do";
        var counts = result.Difference.IsEmpty ? "" : $" ({result.Difference.Added.Count} added, {result.Difference.Removed.Count} removed, {result.Difference.Changed.Count} changed)";
        invocation.WriteLine($"{(outcome.Report is { IsBlocked: true } ? '!' : '✓')} {location}: {what}: {result.Title}{counts}");
    }

    private static void WriteJson(Utf8JsonWriter w, Invocation invocation, string? location, EventOutcome? outcome, IReadOnlyList<Diagnostic> failures)
    {
        w.WriteStartObject();
        if (location is not null)
        {
            w.WriteString("install", location);
        }

        w.WriteString("status", failures.Count > 0 ? "failed" : outcome!.Result.IsRepeated ? "repeated" : outcome.Result.Commit is not null ? "committed" : invocation.Contract.Plan ? "planned" : "unchanged");
        if (outcome is not null)
        {
            w.WriteString("event", outcome.Result.Kind);
            w.WriteString("title", outcome.Result.Title);
            w.WriteString("commit", outcome.Result.Commit);
            if (outcome.Report is { } report)
            {
                WriteReport(w, report);
            }

            w.WritePropertyName("resources");
            DifferenceReport.WriteJson(w, outcome.Result.Difference);
        }

        if (failures.Count > 0)
        {
            FindingsReport.WriteJson(w, failures);
        }

        w.WriteEndObject();
    }

    private static void WriteReport(Utf8JsonWriter w, BumpReport report)
    {
        w.WriteString("from", report.From);
        w.WriteString("to", report.To);
        w.WriteBoolean("blocked", report.IsBlocked);
        w.WriteStartArray("inputs");
        foreach (var input in report.Inputs)
        {
            w.WriteStartObject();
            w.WriteString("name", input.Name);
            w.WriteString("change", input.Kind.ToString().ToLowerInvariant());
            w.WriteBoolean("used", input.IsUsed);
            w.WriteString("near", input.Near);
            w.WriteString("message", input.ToString());
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("patches");
        foreach (var patch in report.Patches)
        {
            w.WriteStartObject();
            w.WriteNumber("line", patch.Line);
            w.WriteString("condition", patch.Condition);
            w.WriteString("finding", patch.Matches == false ? "unmatched" : "ineffective");
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }
}
