using System.Globalization;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Helm;
using Kcl.Net.Packages;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// The host function behind `helm.template`: finds the chart inside the package or among its dependencies, renders it,
/// and gives its documents as values with sorted keys. A chart is compiled once a run, however often it is rendered.
/// </summary>
internal sealed class ChartCalls(string packageFolder, IReadOnlyList<ResolvedDependency> dependencies, bool strict, IHelmEntropy entropy, WorkBudget budget)
{
    private readonly Dictionary<string, ChartProgram> _programs = new(StringComparer.Ordinal);
    private readonly PathGuard _guard = new(packageFolder.Length == 0 ? "." : packageFolder);

    public Value Template(PluginCall call)
    {
        var options = call.Arguments is [DictValue dict] ? dict : new DictValue();
        var chart = Text(options, "chart");
        var release = new ReleaseOptions(Text(options, "release"), Text(options, "namespace"));
        CheckNames(release, call.Origin);
        try
        {
            var program = Program(chart, call.Origin);
            var values = ChartInput.Of(options["values"] ?? NoneValue.Instance);
            return Documents(ChartRenderer.RenderForPackage(program, values, release, entropy, budget), call.Origin);
        }
        catch (HelmException e)
        {
            throw Failure(call.Origin, e.Message, e.File is null ? null : string.Create(CultureInfo.InvariantCulture, $"in the template {e.File}:{e.Line}"));
        }
    }

    private static string Text(DictValue options, string key) => options[key] is StrValue text ? text.Value : "";

    private static void CheckNames(ReleaseOptions release, Origin origin)
    {
        if (!HelmNames.IsReleaseName(release.Name))
        {
            throw Failure(origin, $"`{release.Name}` is no release name: 1 to 53 of a-z, 0-9 and -, not starting with -", null);
        }

        if (!HelmNames.IsNamespace(release.Namespace))
        {
            throw Failure(origin, $"`{release.Namespace}` is no namespace: 1 to 63 of a-z, 0-9 and -, not starting or ending with -", null);
        }
    }

    private ChartProgram Program(string chart, Origin origin)
    {
        if (!_programs.TryGetValue(chart, out var program))
        {
            program = ChartProgram.Compile(ChartLoader.LoadDirectory(Folder(chart, origin)));
            _programs[chart] = program;
        }

        return program;
    }

    private string Folder(string chart, Origin origin)
    {
        if (chart.StartsWith(HostModules.ChartHandle, StringComparison.Ordinal))
        {
            var alias = chart[HostModules.ChartHandle.Length..];
            return dependencies.FirstOrDefault(d => d.Alias == alias && d.Kind == DependencyKind.HelmChart)?.Directory
                ?? throw Failure(origin, $"`{alias}` is no chart among the dependencies", null);
        }

        if (strict)
        {
            throw new DiagnosticException(Diagnostic.At(RenderCodes.StrictUntypedChart, "", origin, $"the chart `{chart}` is named by a path")
                with { Help = "declare it as a dependency in akua.toml and import charts.NAME" });
        }

        var resolved = _guard.Resolve(chart, $"chart `{chart}`");
        return resolved.Exists && Directory.Exists(resolved.RealPath)
            ? resolved.RealPath
            : throw Failure(origin, $"there is no chart directory `{chart}` in the package", null);
    }

    private ListValue Documents(IReadOnlyList<RenderedTemplate> templates, Origin origin)
    {
        var documents = new ListValue();
        foreach (var template in templates)
        {
            try
            {
                foreach (var document in YamlReader.ReadAll(new SourceFile(template.Path, template.Text), YamlOptions.HelmIntegers))
                {
                    if (!document.IsNullish)
                    {
                        documents.Add(SortedKeys.Of(document), origin);
                    }
                }
            }
            catch (DataFormatException e)
            {
                throw Failure(origin, $"the chart's output is no YAML: {e.Problem}", string.Create(CultureInfo.InvariantCulture, $"in the output of {template.Path}, line {e.Line}"));
            }

            budget.Step();
        }

        return documents;
    }

    private static DiagnosticException Failure(Origin origin, string message, string? note) =>
        new(Diagnostic.At(RenderCodes.Kcl, "", origin, message) with { Notes = note is null ? [] : [note] });
}
