using System.Globalization;
using System.Text.Json;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Diagnostics;
using Kcl.Net.Testing;

namespace Kcl.Net.Cli.Checks;

/// <summary>Outcomes of test lambdas, as text and as JSON.</summary>
internal static class AssertionReport
{
    public static void Print(Invocation invocation, TestReport report)
    {
        PrintResults(invocation, report.Results);
        PrintTotal(invocation, report.Results.Count(static r => r.Passed), report.Results.Count);
        PrintCoverage(invocation, report.Coverage);
    }

    public static void PrintResults(Invocation invocation, IReadOnlyList<TestResult> results)
    {
        foreach (var result in results)
        {
            invocation.WriteLine($"{result.Name}: {(result.Passed ? "PASS" : "FAIL")} ({Milliseconds(result.Duration)}ms)");
            if (result.Log.Length > 0)
            {
                invocation.Output.Write(TerminalText.Clean(result.Log));
            }

            if (!result.Passed)
            {
                invocation.Output.Write(PrettyText.Render(result.Failures));
            }
        }
    }

    public static void PrintTotal(Invocation invocation, int passed, int total)
    {
        invocation.WriteLine(new string('-', 70));
        invocation.WriteLine($"PASS: {passed}/{total}");
        if (passed < total)
        {
            invocation.WriteLine($"FAIL: {total - passed}/{total}");
        }
    }

    public static void PrintCoverage(Invocation invocation, CoverageReport? coverage)
    {
        if (coverage is null)
        {
            return;
        }

        invocation.WriteLine($"COVERAGE: {Percent(coverage.Percent)} ({coverage.Covered}/{coverage.Total})");
        foreach (var declaration in coverage.Declarations)
        {
            var lines = declaration.Missed.Count == 0 ? "" : ", missed lines " + string.Join(", ", declaration.Missed.Select(m => m.Line).Distinct());
            invocation.WriteLine($"  {declaration.Kind} {declaration.Name} {declaration.Covered}/{declaration.Total}  {declaration.Place.File.Path}:{declaration.Place.Line}{lines}");
        }
    }

    public static string Milliseconds(TimeSpan duration) => ((long)duration.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    private static string Percent(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture) + "%";

    public static void WriteJson(Utf8JsonWriter w, TestReport report)
    {
        w.WriteStartObject();
        w.WriteString("status", report.Results.Count == 0 ? "empty" : report.Passed ? "ok" : "fail");
        w.WriteNumber("total", report.Results.Count);
        w.WriteNumber("passed", report.Results.Count(static r => r.Passed));
        w.WriteNumber("failed", report.Results.Count(static r => !r.Passed));
        WriteResults(w, report.Results);
        WriteCoverage(w, report.Coverage);
        w.WriteEndObject();
    }

    /// <summary>The array `tests`.</summary>
    public static void WriteResults(Utf8JsonWriter w, IReadOnlyList<TestResult> results)
    {
        w.WriteStartArray("tests");
        foreach (var result in results)
        {
            w.WriteStartObject();
            w.WriteString("name", result.Name);
            w.WriteString("package", result.Folder);
            w.WriteString("status", result.Passed ? "pass" : "fail");
            w.WriteNumber("duration_us", (long)result.Duration.TotalMicroseconds);
            if (result.Log.Length > 0)
            {
                w.WriteString("log", result.Log);
            }

            if (!result.Passed)
            {
                w.WriteString("error", PrettyText.Render(result.Failures));
            }

            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    /// <summary>The object `coverage`, when it was measured.</summary>
    public static void WriteCoverage(Utf8JsonWriter w, CoverageReport? coverage)
    {
        if (coverage is null)
        {
            return;
        }

        w.WriteStartObject("coverage");
        w.WriteNumber("percent", Math.Round(coverage.Percent, 1));
        w.WriteNumber("covered", coverage.Covered);
        w.WriteNumber("total", coverage.Total);
        w.WriteStartArray("declarations");
        foreach (var declaration in coverage.Declarations)
        {
            w.WriteStartObject();
            w.WriteString("kind", declaration.Kind);
            w.WriteString("name", declaration.Name);
            w.WriteString("file", declaration.Place.File.Path);
            w.WriteNumber("line", declaration.Place.Line);
            w.WriteNumber("covered", declaration.Covered);
            w.WriteNumber("total", declaration.Total);
            w.WriteStartArray("missed_lines");
            foreach (var line in declaration.Missed.Select(static m => m.Line).Distinct())
            {
                w.WriteNumberValue(line);
            }

            w.WriteEndArray();
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }
}
