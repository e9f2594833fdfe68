using Kcl.Net.Diagnostics;
using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>
/// A chart made ready to be rendered many times: its templates are parsed once for each selection of subcharts that occurs.
/// Threads may share it.
/// </summary>
public sealed class ChartProgram
{
    private const int MaxKeptSets = 64;
    private readonly Dictionary<string, TemplateSet> _sets = new(StringComparer.Ordinal);

    private ChartProgram(Chart chart) => Chart = chart;

    public Chart Chart { get; }

    internal ManifestHeads Heads { get; } = new();

    private CompiledSchemas Schemas { get; } = new();

    public static ChartProgram Compile(Chart chart) => new(chart);

    /// <summary>
    /// Renders all templates but the partials. Values are the user's; the chart's defaults are put below them. Throws
    /// <see cref="HelmException"/> and <see cref="LimitExceededException"/>.
    /// </summary>
    public ChartRendering Render(
        DictValue values, ReleaseOptions release, HelmCapabilities capabilities, IHelmEntropy entropy, WorkBudget budget, bool checksSchema = false)
    {
        try
        {
            return RenderInstance(values, release, capabilities, entropy, budget, checksSchema);
        }
        catch (InsufficientExecutionStackException)
        {
            throw new LimitExceededException(LimitKind.Depth, "the values or templates nest too deeply");
        }
    }

    /// <summary>For the package tool: ascending paths, hooks kept, no notes, no partials, nothing random.</summary>
    public IReadOnlyList<RenderedTemplate> RenderDocuments(DictValue values, string release, string @namespace, WorkBudget budget) =>
        ChartRenderer.RenderForPackage(this, values, new ReleaseOptions(release, @namespace), RefusedEntropy.Instance, budget);

    private ChartRendering RenderInstance(
        DictValue userValues, ReleaseOptions release, HelmCapabilities capabilities, IHelmEntropy entropy, WorkBudget budget, bool checksSchema)
    {
        ChartInstance root;
        try
        {
            root = DependencyResolution.Resolve(Chart, userValues);
        }
        catch (HelmException failure)
        {
            throw new HelmException("chart dependencies processing failed: " + failure.Message, failure);
        }

        var values = ValuesCoalescing.Coalesce(root, userValues);
        if (checksSchema)
        {
            SchemaValidator.Validate(root, values, Schemas, budget);
        }

        if (Chart.Metadata.KubeVersion.Length > 0 && !VersionConstraint.IsCompatible(Chart.Metadata.KubeVersion, capabilities.KubeVersion.Normalized))
        {
            throw new HelmException(
                $"chart requires kubeVersion: {Chart.Metadata.KubeVersion} which is incompatible with Kubernetes {capabilities.KubeVersion.Version}") { IsRendering = true };
        }

        var templates = ChartTemplates.Collect(root);
        var set = Parsed(templates);
        var scopes = ChartScopes.Create(root, values, release, new CapabilitiesObject(capabilities));
        var state = new HelmRun(entropy, release.Name);
        var run = new TemplateRun(budget, state);
        var rendered = new List<RenderedTemplate>(templates.Count);
        long size = 0;
        foreach (var template in templates)
        {
            if (template.IsPartial)
            {
                continue;
            }

            state.Template = template.Path;
            var text = Execute(set, template, scopes[template.Chart], run);
            size += text.Length;
            budget.CheckOutput(size);
            rendered.Add(new RenderedTemplate(template.Path, text));
        }

        return new ChartRendering(root, rendered);
    }

    private static string Execute(TemplateSet set, ChartTemplate template, DictValue scope, TemplateRun run)
    {
        var names = new DictValue(2);
        names.SetValue("Name", new StrValue(template.Path));
        names.SetValue("BasePath", new StrValue(template.Chart.FullPath + "/templates"));
        scope.SetValue("Template", new ValuesObject(names));
        try
        {
            return RenderedText.Clean(set.Execute(template.Path, new ValuesObject(scope), run));
        }
        catch (TemplateExecException failure)
        {
            throw RenderErrors.OfExecution(template.Path, failure, template.Chart, scope);
        }
    }

    private TemplateSet Parsed(List<ChartTemplate> templates)
    {
        var key = string.Join('\n', templates.ConvertAll(t => t.Path));
        lock (_sets)
        {
            if (_sets.TryGetValue(key, out var known))
            {
                return known;
            }
        }

        TemplateSet set;
        try
        {
            set = TemplateSet.Empty(HelmFunctions.Find, new TemplateOptions(MissingKey.Zero, RenderFunctions.RootName))
                .ParseAll(templates.ConvertAll(t => new KeyValuePair<string, string>(t.Path, t.File.Text)));
        }
        catch (TemplateParseException failure)
        {
            throw RenderErrors.OfParsing(failure, templates.Find(t => t.Path == failure.FileName)?.File.Text ?? "");
        }

        lock (_sets)
        {
            if (_sets.Count >= MaxKeptSets)
            {
                _sets.Clear();
            }

            _sets[key] = set;
        }

        return set;
    }
}
