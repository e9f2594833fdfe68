using System.Text;
using Kcl.Net.Builtins;
using Kcl.Net.Builtins.Patterns;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Values;

namespace Kcl.Net.Testing;

/// <summary>How tests are run.</summary>
public sealed record TestOptions
{
    /// <summary>Regular expression that names of tests must match somewhere.</summary>
    public string? NamePattern { get; init; }

    /// <summary>Stop at the first failure.</summary>
    public bool FailFast { get; init; }

    /// <summary>Measure which code of the packages' own files ran.</summary>
    public bool MeasureCoverage { get; init; }

    public IReadOnlyDictionary<string, Value> Options { get; init; } = new Dictionary<string, Value>();

    public IReadOnlyDictionary<string, string> ExternalPackages { get; init; } = new Dictionary<string, string>();

    public IWorld? World { get; init; }

    /// <summary>What packages are part of; null for folders of KCL files.</summary>
    public ITestHost? Host { get; init; }

    /// <summary>Makes the bounds of one test.</summary>
    public Func<WorkBudget> Budget { get; init; } = static () => WorkBudget.Unlimited;

    /// <summary>What durations are taken from; without one they are zero.</summary>
    public TimeProvider? Clock { get; init; }
}

/// <summary>The outcome of one test.</summary>
/// <param name="Name">The name of its lambda.</param>
/// <param name="Folder">The package it belongs to.</param>
/// <param name="Failures">Why it failed; empty when it passed.</param>
/// <param name="Log">What it printed.</param>
/// <param name="Duration">How long it ran.</param>
public sealed record TestResult(string Name, string Folder, IReadOnlyList<Diagnostic> Failures, string Log, TimeSpan Duration)
{
    public bool Passed => Failures.Count == 0;
}

/// <summary>All outcomes of a run, and what was covered when that was asked for.</summary>
public sealed record TestReport(IReadOnlyList<TestResult> Results, CoverageReport? Coverage)
{
    public bool Passed => Results.All(static r => r.Passed);
}

/// <summary>
/// Runs the tests of packages. A package is compiled once; each test is a run of it that calls the test's lambda, so no test
/// sees what another did. A test fails when its run fails.
/// </summary>
public static class TestRunner
{
    private const string CaseOption = "_kcl_test_case_run";

    /// <exception cref="DiagnosticException">The name pattern is not valid.</exception>
    public static TestReport Run(IReadOnlyList<TestPackage> packages, SourceTree sources, TestOptions options) =>
        DeepStack.Run(() => RunDeep(packages, sources, options));

    private static TestReport RunDeep(IReadOnlyList<TestPackage> packages, SourceTree sources, TestOptions options)
    {
        var pattern = Pattern(options.NamePattern);
        var coverage = options.MeasureCoverage ? new CoverageRecorder() : null;
        var results = new List<TestResult>();
        foreach (var package in packages)
        {
            var cases = package.Cases.Where(c => pattern is null || pattern.IsMatch(c)).ToList();
            if (cases.Count > 0 && !RunPackage(package, cases, sources, options, coverage, results))
            {
                break;
            }
        }

        return new TestReport(results, coverage?.Report());
    }

    /// <summary>Whether a name is one of those that a pattern selects.</summary>
    public static bool Matches(string? pattern, string name) => Pattern(pattern)?.IsMatch(name) ?? true;

    private static CompiledPattern? Pattern(string? text)
    {
        try
        {
            return text is null ? null : CompiledPattern.Compile(text);
        }
        catch (PatternException e)
        {
            throw new DiagnosticException(new Diagnostic("E_INVALID_FLAG", "", $"`{text}` is not a regular expression: {e.Message}") { Field = "--run" });
        }
    }

    /// <returns>Whether to go on with the next package.</returns>
    private static bool RunPackage(TestPackage package, List<string> cases, SourceTree sources, TestOptions options, CoverageRecorder? coverage, List<TestResult> results)
    {
        CompiledProgram program;
        try
        {
            program = Compile(package, cases, sources, options, coverage);
        }
        catch (DiagnosticException e)
        {
            results.AddRange(cases.Select(c => new TestResult(c, package.Folder, e.Diagnostics, "", TimeSpan.Zero)));
            return !options.FailFast;
        }

        foreach (var name in cases)
        {
            var result = RunCase(program, package, name, options);
            results.Add(result);
            if (!result.Passed && options.FailFast)
            {
                return false;
            }
        }

        return true;
    }

    private static CompiledProgram Compile(TestPackage package, List<string> cases, SourceTree sources, TestOptions options, CoverageRecorder? coverage)
    {
        var module = options.Host is null ? null : ITestHost.Module;
        var caller = new EntryFile(Path.Combine(package.Folder, "_kcl_test.k"), CallerText(cases, module)) { IsBuiltIn = true };
        var program = KclRunner.LoadChecked(options.Host?.Loading(package, caller) ?? new LoadOptions([.. package.Files.Select(f => new EntryFile(f)), caller], sources)
        {
            WorkingDirectory = package.Folder,
            ExternalPackages = options.ExternalPackages,
        });
        if (coverage is null)
        {
            return KclEngine.Compile(program);
        }

        var own = package.Files.Where(static f => !f.EndsWith(TestPackage.TestSuffix, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        coverage.Add(program.Packages.Values.SelectMany(static p => p.Files).Where(f => own.Contains(f.Source.Path)));
        return KclEngine.Compile(program, coverage.Tracer);
    }

    /// <summary>A file that calls the test an option names; it is part of the package, or imports it as a module.</summary>
    private static string CallerText(List<string> cases, string? module)
    {
        var text = new StringBuilder();
        text.Append(module is null ? "" : $"import {module}\n");
        var qualifier = module is null ? "" : module + ".";
        foreach (var name in cases)
        {
            text.Append("if option(\"").Append(CaseOption).Append("\") == \"").Append(name).Append("\":\n    ").Append(qualifier).Append(name).Append("()\n");
        }

        return text.ToString();
    }

    private static TestResult RunCase(CompiledProgram program, TestPackage package, string name, TestOptions options)
    {
        var log = new StringBuilder();
        var started = options.Clock?.GetTimestamp() ?? 0;
        IReadOnlyList<Diagnostic> failures = [];
        try
        {
            KclEngine.Run(program, new RunOptions
            {
                Options = new Dictionary<string, Value>(options.Options, StringComparer.Ordinal) { [CaseOption] = new StrValue(name) },
                World = options.World,
                Plugins = options.Host?.Plugins ?? new Dictionary<string, PluginFunction>(),
                Budget = options.Budget(),
                OnPrint = text => log.Append(text),
            });
        }
        catch (DiagnosticException e)
        {
            failures = e.Diagnostics;
        }
        catch (LimitExceededException e)
        {
            failures = [new Diagnostic("E_LIMIT", "", e.Message) { Path = package.Folder }];
        }

        var duration = options.Clock is { } clock ? clock.GetElapsedTime(started) : TimeSpan.Zero;
        return new TestResult(name, package.Folder, failures, log.ToString(), duration);
    }
}
