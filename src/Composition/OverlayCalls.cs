using System.Globalization;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Kustomize;
using Kcl.Net.Packages;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// The host function behind `kustomize.build`: builds an overlay of the calling package and gives its documents as values with sorted keys.
/// The build sees the package's folder as its whole file system.
/// </summary>
internal sealed class OverlayCalls(RenderSession session)
{
    public Value Build(PluginCall call, DictValue arguments, PackageContext caller)
    {
        var guard = caller.Unit.Guard;
        var target = Target(HostCalls.Text(arguments, "path"), guard, call.Origin);
        try
        {
            var output = KustomizeBuild.Run(new KustomizeRequest(new PackageFiles(guard), target)
            {
                EnablesHelm = true,
                HelmEntropy = session.Entropy,
                OnUnmatched = (message, help) => session.Warnings.Add(Diagnostic.At(RenderCodes.PatchUnmatched, "", call.Origin, message) with { Severity = Severity.Warning, Help = help }),
            });
            return Documents(output, call.Origin);
        }
        catch (KustomizeException e)
        {
            throw HostCalls.Failure(call.Origin, e.Message.TrimEnd('\n'), Place(e), e.Help);
        }
    }

    private string Target(string path, PathGuard guard, Origin origin)
    {
        if (session.Request.Strict)
        {
            throw new DiagnosticException(Diagnostic.At(RenderCodes.StrictUntypedChart, "", origin, $"the overlay `{path}` is named by a path")
                with { Help = "render without --strict; an overlay cannot be declared as a dependency" });
        }

        var resolved = HostCalls.Inside(guard, path, $"overlay `{path}`", origin);
        return resolved.Exists && Directory.Exists(resolved.RealPath)
            ? PackageFiles.Inside(guard, resolved.RealPath)
            : throw HostCalls.Failure(origin, $"there is no overlay directory `{path}` in the package");
    }

    private static string? Place(KustomizeException failure) => failure.File is not { } file ? null
        : failure.Line == 0 ? $"in {file.TrimStart('/')}"
        : string.Create(CultureInfo.InvariantCulture, $"in {file.TrimStart('/')}, line {failure.Line}");

    private ListValue Documents(KustomizeOutput output, Origin origin)
    {
        var documents = new ListValue();
        foreach (var document in output.Documents)
        {
            session.Budget.Step();
            session.Budget.CheckTime();
            documents.Add(SortedKeys.Of(YamlReader.Read(document.Text, YamlOptions.HelmIntegers)), origin);
        }

        return documents;
    }
}
