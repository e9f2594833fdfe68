using System.Globalization;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Kustomize;
using Kcl.Net.Packages;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// The host function behind `kustomize.build`: builds an overlay of the package and gives its documents as values with sorted keys.
/// The build sees the package's folder as its whole file system.
/// </summary>
internal sealed class OverlayCalls(string packageFolder, bool strict, WorkBudget budget, List<Diagnostic> warnings)
{
    private readonly PathGuard _guard = new(packageFolder.Length == 0 ? "." : packageFolder);

    public Value Build(PluginCall call)
    {
        var path = call.Arguments is [DictValue options] && options["path"] is StrValue text ? text.Value : "";
        var target = Target(path, call.Origin);
        try
        {
            var output = KustomizeBuild.Run(new KustomizeRequest(new PackageFiles(_guard), target)
            {
                OnUnmatched = (message, help) => warnings.Add(Diagnostic.At(RenderCodes.PatchUnmatched, "", call.Origin, message) with { Severity = Severity.Warning, Help = help }),
            });
            return Documents(output, call.Origin);
        }
        catch (KustomizeException e)
        {
            throw Failure(call.Origin, e.Message.TrimEnd('\n'), Place(e), e.Help);
        }
    }

    private string Target(string path, Origin origin)
    {
        if (strict)
        {
            throw new DiagnosticException(Diagnostic.At(RenderCodes.StrictUntypedChart, "", origin, $"the overlay `{path}` is named by a path")
                with { Help = "render without --strict; an overlay cannot be declared as a dependency" });
        }

        var resolved = _guard.Resolve(path, $"overlay `{path}`");
        return resolved.Exists && Directory.Exists(resolved.RealPath)
            ? PackageFiles.Inside(_guard, resolved.RealPath)
            : throw Failure(origin, $"there is no overlay directory `{path}` in the package", null, null);
    }

    private static string? Place(KustomizeException failure) => failure.File is not { } file ? null
        : failure.Line == 0 ? $"in {file.TrimStart('/')}"
        : string.Create(CultureInfo.InvariantCulture, $"in {file.TrimStart('/')}, line {failure.Line}");

    private ListValue Documents(KustomizeOutput output, Origin origin)
    {
        var documents = new ListValue();
        foreach (var document in output.Documents)
        {
            budget.Step();
            budget.CheckTime();
            documents.Add(SortedKeys.Of(YamlReader.Read(document.Text, YamlOptions.HelmIntegers)), origin);
        }

        return documents;
    }

    private static DiagnosticException Failure(Origin origin, string message, string? note, string? help) =>
        new(Diagnostic.At(RenderCodes.Kcl, "", origin, message) with { Notes = note is null ? [] : [note], Help = help });
}
