using System.Globalization;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Helm;
using Kcl.Net.Packages;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// The host function behind `helm.template`: finds the chart inside the calling package or among its dependencies, renders
/// it, and gives its documents as values with sorted keys.
/// </summary>
internal sealed class ChartCalls(RenderSession session)
{
    public Value Template(PluginCall call, DictValue arguments, PackageContext caller)
    {
        var chart = HostCalls.Text(arguments, "chart");
        var release = new ReleaseOptions(HostCalls.Text(arguments, "release"), HostCalls.Text(arguments, "namespace"));
        CheckNames(release, call.Origin);
        var (folder, content) = Find(chart, caller.Unit, call.Origin);
        var values = ChartInput.Of(arguments["values"] ?? NoneValue.Instance);
        try
        {
            var program = session.Chart(folder, content);
            return Documents(ChartRenderer.RenderForPackage(program, values, release, session.Entropy, session.Budget), call.Origin);
        }
        catch (HelmException e)
        {
            throw new ChartFailures(call.Origin, caller.Unit.Shown(folder), folder, values).Of(e);
        }
    }

    /// <summary>The digest of a chart that has no pin to take it from.</summary>
    public static Value Digest(PluginCall call, DictValue arguments, PackageContext caller)
    {
        var chart = Dependency(HostCalls.Text(arguments, "chart"), caller.Unit, call.Origin);
        return new StrValue(chart.Digest ?? TreeDigest.Compute(chart.Root, chart.Alias).Digest);
    }

    private static ResolvedDependency Dependency(string handle, PackageUnit package, Origin origin)
    {
        var alias = handle[PackageModules.ChartHandle.Length..];
        return package.Dependencies.FirstOrDefault(d => d.Alias == alias && d.Kind == DependencyKind.HelmChart)
            ?? throw HostCalls.Failure(origin, $"`{alias}` is no chart among the dependencies");
    }

    private static void CheckNames(ReleaseOptions release, Origin origin)
    {
        if (!HelmNames.IsReleaseName(release.Name))
        {
            throw HostCalls.Failure(origin, $"`{release.Name}` is no release name: 1 to 53 of a-z, 0-9 and -, not starting with -");
        }

        if (!HelmNames.IsNamespace(release.Namespace))
        {
            throw HostCalls.Failure(origin, $"`{release.Namespace}` is no namespace: 1 to 63 of a-z, 0-9 and -, not starting or ending with -");
        }
    }

    /// <summary>The chart's directory, and what names its content wherever it lies: a digest, and the place below what has it.</summary>
    private (string Folder, string? Content) Find(string chart, PackageUnit package, Origin origin)
    {
        if (chart.StartsWith(PackageModules.ChartHandle, StringComparison.Ordinal))
        {
            var dependency = Dependency(chart, package, origin);
            return (dependency.Directory, SharedPrograms.ChartKey(dependency.Digest, dependency.Root, dependency.Directory));
        }

        if (session.Request.Strict)
        {
            throw new DiagnosticException(Diagnostic.At(RenderCodes.StrictUntypedChart, "", origin, $"the chart `{chart}` is named by a path")
                with { Help = "declare it as a dependency in akua.toml and import charts.NAME" });
        }

        var resolved = HostCalls.Inside(package.Guard, chart, $"chart `{chart}`", origin);
        return resolved.Exists && Directory.Exists(resolved.RealPath)
            ? (resolved.RealPath, SharedPrograms.ChartKey(package.Digest, package.Guard.RealRoot, resolved.RealPath))
            : throw HostCalls.Failure(origin, $"there is no chart directory `{chart}` in the package");
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
                throw HostCalls.Failure(origin, $"the chart's output is no YAML: {e.Problem}", string.Create(CultureInfo.InvariantCulture, $"in the output of {template.Path}, line {e.Line}"));
            }

            session.Budget.Step();
        }

        return documents;
    }
}
