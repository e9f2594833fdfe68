using System.CommandLine;
using Kcl.Net.Cli.Checks;
using Kcl.Net.Comparison;
using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Cli.Verbs;

/// <summary>`akua diff`: two renders or packages compared by resource and field. Differences end with exit code 1.</summary>
internal sealed class DiffVerb : Verb
{
    private const string PackageFile = "package.k";
    private readonly Argument<string> _before = new("before") { Description = "A directory of manifests, or a package (its directory or file)" };
    private readonly Argument<string> _after = new("after") { Description = "What to compare it with, of either kind" };

    public DiffVerb()
        : base("diff", "Compare two renders or packages by resource and field", "akua diff ./deploy ./deploy-new", "akua diff ./deploy ./package.k", "akua diff apps/web@1 apps/web --json")
    {
        Arguments.Add(_before);
        Arguments.Add(_after);
    }

    public override ExitCode Run(Invocation invocation)
    {
        var before = Side(invocation.Parse.GetValue(_before)!, invocation);
        var after = Side(invocation.Parse.GetValue(_after)!, invocation);
        var difference = ResourceComparer.Compare(before, after);
        return DifferenceReport.Print(invocation, difference);
    }

    private static IEnumerable<DictValue> Side(string path, Invocation invocation)
    {
        var package = Directory.Exists(path) ? Path.Combine(path, PackageFile) : path;
        if (File.Exists(package))
        {
            if (!package.EndsWith(".k", StringComparison.Ordinal))
            {
                throw new DiagnosticException(new Diagnostic(RenderCodes.NotDirectory, "", $"`{path}` is neither a directory of manifests nor a package") { Path = path });
            }

            var rendered = PackageRenderer.Render(new RenderRequest(package)
            {
                RecordsEntropy = true,
                RejectReplace = invocation.Contract.RejectReplace,
                Cancellation = invocation.Cancellation,
            });
            invocation.Warn(rendered.Warnings);
            return rendered.Manifests.Select(static m => (DictValue)m.Resource);
        }

        return Directory.Exists(path)
            ? ManifestFolder.Read(path)
            : throw new DiagnosticException(new Diagnostic(RenderCodes.PackageMissing, "", $"there is no `{path}`") { Path = path });
    }
}
