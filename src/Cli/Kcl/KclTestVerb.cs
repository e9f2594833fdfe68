using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kcl.Net.Cli.Contract;
using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Packages;
using Kcl.Net.Testing;

namespace Kcl.Net.Cli.Kcl;

/// <summary>`akua kcl test`: runs the `test_*` lambdas of `*_test.k` files.</summary>
internal sealed class KclTestVerb : Verb
{
    private static readonly EnumerationOptions AllFolders = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
    private readonly Argument<string[]> _paths = new("paths") { Description = "Package folders; folder/... means all below too; default: the working directory", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _run = new("--run") { Description = "Run only tests whose name matches this regular expression", HelpName = "REGEX" };
    private readonly Option<bool> _failFast = new("--fail-fast") { Description = "Stop at the first failure" };
    private readonly Option<bool> _coverage = new("--coverage") { Description = "Report which code of schemas and lambdas ran" };
    private readonly Option<string[]> _definitions = new("--argument", "-D") { Description = "A value for option(): name=value", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _externals = new("--external", "-E") { Description = "An external package: name=folder", AllowMultipleArgumentsPerToken = true };

    public KclTestVerb()
        : base("test", "Run the tests of KCL packages", "akua kcl test", "akua kcl test ./... --run ingress --fail-fast", "akua kcl test --coverage --json")
    {
        Arguments.Add(_paths);
        foreach (var option in new Option[] { _run, _failFast, _coverage, _definitions, _externals })
        {
            Options.Add(option);
        }
    }

    public override ExitCode Run(Invocation invocation)
    {
        var parse = invocation.Parse;
        var here = invocation.Host.WorkingDirectory;
        var sources = new DiskSourceTree();
        var packages = Packages(parse.GetValue(_paths) ?? [], here, sources);
        var module = KclModule.Load(sources.FindRoot(packages.Count > 0 ? packages[0].Folder : here));
        var report = TestRunner.Run(packages, sources, new TestOptions
        {
            NamePattern = parse.GetValue(_run),
            FailFast = parse.GetValue(_failFast),
            MeasureCoverage = parse.GetValue(_coverage),
            Options = LastWins.Dictionary(OptionValues.Parse(parse.GetValue(_definitions) ?? [])),
            ExternalPackages = LastWins.Dictionary(module.PathDependencies.Concat(ExternalPackages.Parse(parse.GetValue(_externals) ?? [], here))),
            World = new SystemWorld(invocation.Host.Environment, here),
            Budget = () => new WorkBudget(invocation.Cancellation),
            Clock = TimeProvider.System,
        });
        if (invocation.Json)
        {
            invocation.WriteJson(w => WriteJson(w, report));
        }
        else
        {
            Print(invocation, report);
        }

        return report.Passed ? ExitCode.Ok : ExitCode.UserError;
    }

    private static List<TestPackage> Packages(string[] given, string here, SourceTree sources)
    {
        var packages = new List<TestPackage>();
        foreach (var path in given.Length == 0 ? ["."] : given)
        {
            var full = Path.GetFullPath(path, here);
            var folder = full.EndsWith("...", StringComparison.Ordinal) ? full[..^3] : full;
            if (!Directory.Exists(folder))
            {
                throw new DiagnosticException(new Diagnostic(PackageCodes.Io, PackageCodes.MissingSourceKind, $"there is no folder `{path}`") { Path = path });
            }

            packages.AddRange(TestPackage.Find(full, sources, FoldersBelow));
        }

        return packages.DistinctBy(p => p.Folder).ToList();
    }

    private static List<string> FoldersBelow(string root) =>
        [root, .. Directory.GetDirectories(root, "*", AllFolders).Order(StringComparer.Ordinal)];

    private static void Print(Invocation invocation, TestReport report)
    {
        foreach (var result in report.Results)
        {
            invocation.WriteLine($"{result.Name}: {(result.Passed ? "PASS" : "FAIL")} ({Milliseconds(result)}ms)");
            if (result.Log.Length > 0)
            {
                invocation.Output.Write(TerminalText.Clean(result.Log));
            }

            if (!result.Passed)
            {
                invocation.Output.Write(PrettyText.Render(result.Failures));
            }
        }

        var failed = report.Results.Count(r => !r.Passed);
        invocation.WriteLine(new string('-', 70));
        invocation.WriteLine($"PASS: {report.Results.Count - failed}/{report.Results.Count}");
        if (failed > 0)
        {
            invocation.WriteLine($"FAIL: {failed}/{report.Results.Count}");
        }

        if (report.Coverage is { } coverage)
        {
            PrintCoverage(invocation, coverage);
        }
    }

    private static void PrintCoverage(Invocation invocation, CoverageReport coverage)
    {
        invocation.WriteLine($"COVERAGE: {Percent(coverage.Percent)} ({coverage.Covered}/{coverage.Total})");
        foreach (var declaration in coverage.Declarations)
        {
            var lines = declaration.Missed.Count == 0 ? "" : ", missed lines " + string.Join(", ", declaration.Missed.Select(m => m.Line).Distinct());
            invocation.WriteLine($"  {declaration.Kind} {declaration.Name} {declaration.Covered}/{declaration.Total}  {declaration.Place.File.Path}:{declaration.Place.Line}{lines}");
        }
    }

    private static string Milliseconds(TestResult result) => ((long)result.Duration.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    private static string Percent(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private static void WriteJson(Utf8JsonWriter w, TestReport report)
    {
        w.WriteStartObject();
        w.WriteString("status", report.Results.Count == 0 ? "empty" : report.Passed ? "ok" : "fail");
        w.WriteNumber("total", report.Results.Count);
        w.WriteNumber("passed", report.Results.Count(static r => r.Passed));
        w.WriteNumber("failed", report.Results.Count(static r => !r.Passed));
        w.WriteStartArray("tests");
        foreach (var result in report.Results)
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
        if (report.Coverage is { } coverage)
        {
            WriteCoverage(w, coverage);
        }

        w.WriteEndObject();
    }

    private static void WriteCoverage(Utf8JsonWriter w, CoverageReport coverage)
    {
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
