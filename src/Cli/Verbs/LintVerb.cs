using System.CommandLine;
using Kcl.Net.Cli.Kcl;
using Kcl.Net.Cli.Checks;
using Kcl.Net.Cli.Sources;
using Kcl.Net.Composition;
using Kcl.Net.Composition.Checks;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua lint`: what the checker says of packages' code, with their dependencies resolved.</summary>
internal sealed class LintVerb : SourceVerb
{
    private readonly PackagesOption _package = new();
    private readonly Option<string> _format = new("--format") { Description = "Form of the report; --json is short for json", DefaultValueFactory = _ => "text" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Warnings fail too" };

    public LintVerb()
        : base("lint", "Check the code of packages", "akua lint", "akua lint --strict", "akua lint --format sarif > akua.sarif")
    {
        _format.AcceptOnlyFromAmong(LintReport.Formats);
        Options.Add(_package);
        Options.Add(_format);
        Options.Add(_strict);
    }

    public override ExitCode Run(Invocation invocation)
    {
        using var artifacts = Artifacts(invocation);
        var findings = new List<Diagnostic>();
        foreach (var file in _package.Files(invocation))
        {
            findings.AddRange(PackageChecker.Lint(new RenderRequest(file)
            {
                Artifacts = artifacts,
                RejectReplace = invocation.Contract.RejectReplace,
                Cancellation = invocation.Cancellation,
            }).Where(static f => !f.IsEcho));
        }

        new LintReport(findings, invocation.Host.WorkingDirectory).Write(invocation, invocation.Parse.GetValue(_format), () =>
        {
            FindingsReport.WriteText(invocation.Output, findings);
            invocation.WriteLine(findings.Count == 0 ? "ok: no lint issues" : $"{(findings.Exists(static f => f.Severity == Severity.Error) ? "fail" : "ok")}: {FindingsReport.Count(findings)}");
        });
        var fails = findings.Any(f => f.Severity == Severity.Error || invocation.Parse.GetValue(_strict));
        return fails ? ExitCode.UserError : ExitCode.Ok;
    }
}
