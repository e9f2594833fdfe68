using System.CommandLine;
using Kcl.Net.Cli.Checks;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Composition;
using Kcl.Net.Composition.Checks;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua check`: all that can be known of packages without rendering them, every failure at once.</summary>
internal sealed class CheckVerb : SourceVerb
{
    private readonly PackagesOption _package = new();
    private readonly Option<string?> _inputs = new("--inputs") { Description = "An inputs file to check besides those beside the package", HelpName = "FILE" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Warnings fail, and every dependency must be locked" };

    public CheckVerb()
        : base("check", "Check packages without rendering them: manifest, lock, dependencies, code and inputs", "akua check", "akua check --package apps/web/package.k --inputs prod.yaml", "akua check --strict --json")
    {
        Options.Add(_package);
        Options.Add(_inputs);
        Options.Add(_strict);
    }

    public override ExitCode Run(Invocation invocation)
    {
        using var artifacts = Artifacts(invocation);
        var strict = invocation.Parse.GetValue(_strict);
        var files = _package.Files(invocation);
        var code = ExitCode.Ok;
        foreach (var file in files)
        {
            var steps = PackageChecker.Check(new RenderRequest(file)
            {
                InputsPath = invocation.Parse.GetValue(_inputs),
                Strict = strict,
                Artifacts = artifacts,
                RejectReplace = invocation.Contract.RejectReplace,
                Cancellation = invocation.Cancellation,
            });
            var passed = steps.All(s => Passes(s, strict));
            Report(invocation, steps, passed, strict, files.Count > 1 ? file : null);
            code = passed ? code : ExitCode.UserError;
        }

        return code;
    }

    private static bool Passes(CheckStep step, bool strict) => strict ? step.Findings.Count == 0 : step.Ok;

    private static void Report(Invocation invocation, IReadOnlyList<CheckStep> steps, bool passed, bool strict, string? package)
    {
        if (invocation.Json)
        {
            WriteJson(invocation, steps, passed, strict, package);
            return;
        }

        if (package is not null)
        {
            invocation.WriteLine(package + ":");
        }

        foreach (var step in steps)
        {
            var count = FindingsReport.Count(step.Findings);
            invocation.WriteLine($"  {(Passes(step, strict) ? '✓' : '✗')} {step.Name}{(count.Length > 0 ? ": " : "")}{count}");
        }

        var findings = steps.SelectMany(static s => s.Findings).ToList();
        if (findings.Count > 0)
        {
            invocation.Output.Write('\n');
            FindingsReport.WriteText(invocation.Output, findings);
        }

        invocation.WriteLine(passed ? "ok" : "fail");
    }

    private static void WriteJson(Invocation invocation, IReadOnlyList<CheckStep> steps, bool passed, bool strict, string? package) => invocation.WriteJson(w =>
    {
        w.WriteStartObject();
        w.WriteString("status", passed ? "ok" : "fail");
        w.WriteStartArray("checks");
        foreach (var step in steps)
        {
            w.WriteStartObject();
            w.WriteString("name", step.Name);
            w.WriteBoolean("ok", Passes(step, strict));
            if (step.Findings.Count > 0)
            {
                w.WriteString("error", FindingsReport.Count(step.Findings));
                FindingsReport.WriteJson(w, step.Findings);
            }

            w.WriteEndObject();
        }

        w.WriteEndArray();
        if (package is not null)
        {
            w.WriteString("package", package);
        }

        w.WriteEndObject();
    });
}
