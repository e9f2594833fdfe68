using System.CommandLine;
using Kcl.Net.Cli.Checks;
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
            invocation.WriteJson(w => AssertionReport.WriteJson(w, report));
        }
        else
        {
            AssertionReport.Print(invocation, report);
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
}
