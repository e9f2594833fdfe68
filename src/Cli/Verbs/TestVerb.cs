using System.CommandLine;
using System.Text.Json;
using Kcl.Net.Cli.Checks;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Comparison;
using Kcl.Net.Composition.Tests;
using Kcl.Net.Diagnostics;
using Kcl.Net.Testing;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua test`: a package's assertions (`*_test.k`) and its renders against their snapshots (`tests/NAME/`).</summary>
internal sealed class TestVerb : SourceVerb
{
    private readonly PackagesOption _package = new();
    private readonly Option<string?> _run = new("--run") { Description = "Run only tests and cases whose name matches this regular expression", HelpName = "REGEX" };
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Stop at the first failure" };
    private readonly Option<bool> _coverage = new("--coverage") { Description = "Report which code of schemas and lambdas the assertions ran" };
    private readonly Option<bool> _update = new("--update-snapshots") { Description = "Write what the renders give as their snapshots" };

    public TestVerb()
        : base("test", "Run the assertions of packages and compare their renders with snapshots", "akua test", "akua test --run prod --fail-fast", "akua test --update-snapshots", "akua test --coverage --json")
    {
        foreach (var option in new Option[] { _package, _run, _failFast, _coverage, _update })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        using var artifacts = Artifacts(invocation);
        var parse = invocation.Parse;
        var files = _package.Files(invocation);
        var code = ExitCode.Ok;
        foreach (var file in files)
        {
            var report = PackageTests.Run(new PackageTestRequest(file)
            {
                Assertions = new TestOptions
                {
                    NamePattern = parse.GetValue(_run),
                    FailFast = parse.GetValue(_failFast),
                    MeasureCoverage = parse.GetValue(_coverage),
                    Budget = () => new WorkBudget(invocation.Cancellation),
                    Clock = TimeProvider.System,
                },
                UpdateSnapshots = parse.GetValue(_update) && !invocation.Contract.Plan,
                Artifacts = artifacts,
                RejectReplace = invocation.Contract.RejectReplace,
                Cancellation = invocation.Cancellation,
            });
            if (invocation.Json)
            {
                invocation.WriteJson(w => WriteJson(w, report, files.Count > 1 ? file : null));
            }
            else
            {
                Print(invocation, report, files.Count > 1 ? file : null);
            }

            code = report.Passed ? code : ExitCode.UserError;
            if (code != ExitCode.Ok && parse.GetValue(_failFast))
            {
                break;
            }
        }

        return code;
    }

    private static int Passed(PackageTestReport report) =>
        report.Assertions.Results.Count(static r => r.Passed) + report.Snapshots.Count(static s => s.Passed);

    private static int Total(PackageTestReport report) => report.Assertions.Results.Count + report.Snapshots.Count;

    private static void Print(Invocation invocation, PackageTestReport report, string? package)
    {
        if (package is not null)
        {
            invocation.WriteLine(package + ":");
        }

        AssertionReport.PrintResults(invocation, report.Assertions.Results);
        foreach (var snapshot in report.Snapshots)
        {
            var verdict = snapshot.Updated ? "UPDATED" : snapshot.Passed ? "PASS" : "FAIL";
            invocation.WriteLine($"tests/{snapshot.Name}: {verdict} ({AssertionReport.Milliseconds(snapshot.Duration)}ms)");
            FindingsReport.WriteText(invocation.Output, snapshot.Failures);
            foreach (var line in snapshot.Difference is { } difference ? DifferenceText.Lines(difference) : [])
            {
                invocation.WriteLine("  " + line);
            }
        }

        if (Total(report) == 0)
        {
            invocation.WriteLine("no tests: put test_* lambdas into *_test.k files beside the package, or inputs.yaml into tests/NAME/ and run akua test --update-snapshots");
            return;
        }

        AssertionReport.PrintTotal(invocation, Passed(report), Total(report));
        AssertionReport.PrintCoverage(invocation, report.Assertions.Coverage);
    }

    private static void WriteJson(Utf8JsonWriter w, PackageTestReport report, string? package)
    {
        w.WriteStartObject();
        w.WriteString("status", Total(report) == 0 ? "empty" : report.Passed ? "ok" : "fail");
        w.WriteNumber("total", Total(report));
        w.WriteNumber("passed", Passed(report));
        w.WriteNumber("failed", Total(report) - Passed(report));
        AssertionReport.WriteResults(w, report.Assertions.Results);
        w.WriteStartArray("snapshots");
        foreach (var snapshot in report.Snapshots)
        {
            w.WriteStartObject();
            w.WriteString("name", snapshot.Name);
            w.WriteString("folder", snapshot.Folder);
            w.WriteString("status", snapshot.Updated ? "updated" : snapshot.Passed ? "pass" : "fail");
            w.WriteNumber("duration_us", (long)snapshot.Duration.TotalMicroseconds);
            if (!snapshot.Passed)
            {
                FindingsReport.WriteJson(w, snapshot.Failures);
            }

            if (snapshot.Difference is { } difference)
            {
                w.WritePropertyName("difference");
                DifferenceReport.WriteJson(w, difference);
            }

            w.WriteEndObject();
        }

        w.WriteEndArray();
        AssertionReport.WriteCoverage(w, report.Assertions.Coverage);
        if (package is not null)
        {
            w.WriteString("package", package);
        }

        w.WriteEndObject();
    }
}
