using System.CommandLine;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Modules;
using Kcl.Net.Packages;
using Kcl.Net.Schema;

namespace Kcl.Net.Cli.Kcl;

/// <summary>`akua kcl lint`: everything that can be said about a program without running it. The report is the result and goes to standard output.</summary>
internal sealed class KclLintVerb : Verb
{
    private readonly Argument<string[]> _paths = new("files") { Description = "KCL files or folders; the current folder when none is given", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _externals = new("--external", "-E") { Description = "An external package: name=folder", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string> _format = new("--format") { Description = "Form of the report; --json is short for json", DefaultValueFactory = _ => "text" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Warnings fail too" };

    public KclLintVerb()
        : base("lint", "Check a KCL program without running it", "akua kcl lint .", "akua kcl lint main.k --strict", "akua kcl lint . --format sarif > kcl.sarif")
    {
        _format.AcceptOnlyFromAmong(LintReport.Formats);
        Arguments.Add(_paths);
        Options.Add(_externals);
        Options.Add(_format);
        Options.Add(_strict);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var findings = DeepStack.Run(() => Findings(invocation));
        new LintReport(findings, invocation.Host.WorkingDirectory).Write(invocation, invocation.Parse.GetValue(_format), () => invocation.Output.Write(PrettyText.Render(findings)));
        var fails = findings.Any(f => f.Severity == Severity.Error || invocation.Parse.GetValue(_strict));
        return fails ? ExitCode.UserError : ExitCode.Ok;
    }

    private IReadOnlyList<Diagnostic> Findings(Invocation invocation)
    {
        var here = invocation.Host.WorkingDirectory;
        var given = invocation.Parse.GetValue(_paths) is { Length: > 0 } paths ? paths : ["."];
        var entries = EntryFiles.Resolve(given, new RunSettings(), here);
        var module = KclModule.Load(new DiskSourceTree().FindRoot(Path.GetDirectoryName(entries[0].Path) ?? here));
        var externals = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, folder) in module.PathDependencies.Concat(ExternalPackages.Parse(invocation.Parse.GetValue(_externals) ?? [], here)))
        {
            externals[name] = folder;
        }

        var program = ProgramLoader.Load(new LoadOptions(entries, new DiskSourceTree())
        {
            WorkingDirectory = here,
            ExternalPackages = externals,
            IsSystemModule = static name => SystemModules.Find(name) is not null,
        });
        return [.. program.Diagnostics, .. Checker.Check(program)];
    }
}
