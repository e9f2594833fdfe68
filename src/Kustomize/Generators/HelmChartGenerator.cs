using Kcl.Net.Helm;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>An entry of `helmCharts`: renders a chart that lies in the chart home. It is done in this process; charts are never pulled.</summary>
internal sealed class HelmChartGenerator : IGenerator
{
    private readonly DictValue _settings;
    private readonly KustomizeLoader _loader;
    private readonly BuildSession _session;
    private readonly string _merge;

    public HelmChartGenerator(DictValue settings, KustomizeLoader loader, BuildSession session)
    {
        (_settings, _loader, _session) = (settings, loader, session);
        if (!session.Request.EnablesHelm)
        {
            throw new KustomizeException("must specify --enable-helm");
        }

        if (Name.Length == 0)
        {
            throw new KustomizeException("chart name cannot be empty");
        }

        foreach (var file in settings.Texts("additionalValuesFiles"))
        {
            try
            {
                loader.Load(file);
            }
            catch (KustomizeException failure)
            {
                throw KustomizeException.Wrap("could not load additionalValuesFile", failure);
            }
        }

        _merge = settings.Text("valuesMerge") is { Length: > 0 } merge ? merge : "override";
        if (_merge is not ("merge" or "override" or "replace"))
        {
            throw new KustomizeException("valuesMerge must be one of [merge override replace]");
        }
    }

    private string Name => _settings.Text("name");

    private string ChartHome
    {
        get
        {
            var home = _settings.Text("chartHome") is { Length: > 0 } given ? given : "charts";
            home = GoPath.IsAbsolute(home) ? home : GoPath.Join(_loader.Root, home);
            string version = _settings.Text("version"), repository = _settings.Text("repo");
            return version.Length > 0 && repository.Length > 0 ? GoPath.Join(home, $"{Name}-{version}") : home;
        }
    }

    public List<Resource> Generate()
    {
        var folder = GoPath.Join(ChartHome, Name);
        if (!_loader.IsDirectory(folder))
        {
            var repository = _settings.Text("repo");
            throw repository.Length == 0
                ? new KustomizeException("no repo specified for pull, no chart found at ''") { Help = $"a chart is expected in {folder}" }
                : new KustomizeException($"remote chart '{Name}' of '{repository}' is refused: akua builds from local files only") { Help = $"unpack it to {folder}" };
        }

        string text;
        try
        {
            text = HelmTemplate.Run(ChartLoader.LoadDirectory(_loader.Confined(folder)), Values(folder), Options());
        }
        catch (HelmException failure)
        {
            throw new KustomizeException($"chart '{Name}': {failure.Message}", failure);
        }

        return _session.Reader.Read(text);
    }

    private HelmTemplateOptions Options()
    {
        var request = _session.Request;
        return new HelmTemplateOptions
        {
            ReleaseName = ReleaseName(),
            Entropy = request.HelmEntropy,
            Namespace = _settings.Text("namespace") is { Length: > 0 } space ? space : "default",
            IncludeCrds = _settings.Flag("includeCRDs"),
            SkipTests = _settings.Flag("skipTests"),
            NoHooks = _settings.Flag("skipHooks"),
            Debug = _settings.Flag("debug"),
            KubeVersion = _settings.Text("kubeVersion") is { Length: > 0 } version ? version : request.HelmKubeVersion,
            ApiVersions = _settings.Texts("apiVersions") is { Count: > 0 } versions ? versions : request.HelmApiVersions,
        };
    }

    private string ReleaseName()
    {
        string given = _settings.Text("releaseName"), template = _settings.Text("nameTemplate");
        if (template.Length == 0)
        {
            return given.Length > 0 ? given : new HelmTemplateOptions().ReleaseName;
        }

        return given.Length == 0 ? HelmTemplate.NameFrom(template, _session.Request.HelmEntropy) : throw new HelmException("cannot set --name-template and also specify a name");
    }

    private DictValue Values(string folder)
    {
        var file = _settings.Text("valuesFile") is { Length: > 0 } given ? given : GoPath.Join(folder, "values.yaml");
        var values = _settings["valuesInline"] is DictValue { Count: > 0 } inline ? Merged(inline, file) : ReadValues(file);
        foreach (var additional in _settings.Texts("additionalValuesFiles"))
        {
            values = ValuesReader.Merge(values, ReadValues(additional));
        }

        return values;
    }

    private DictValue ReadValues(string path) => ValuesReader.Read(Utf8Text.Decode(_loader.Load(path)), "failed to parse values: ");

    private DictValue Merged(DictValue inline, string file)
    {
        if (_merge == "replace")
        {
            return (DictValue)ValuesReader.WithFloats(inline);
        }

        var ours = ValueNodes.FromYaml(inline);
        var theirs = NodeReader.Read(Utf8Text.Decode(_loader.Load(file)), new TextPool()) ?? Node.Collection(NodeKind.Mapping);
        var merger = new StrategicMerge(_session.Schemas, prepends: false);
        Node? merged;
        try
        {
            merged = _merge == "override" ? merger.Merge(theirs, ours) : merger.Merge(ours, theirs);
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap("could not merge values", failure);
        }

        return merged is not null && NodeValues.Of(merged) is DictValue values ? (DictValue)ValuesReader.WithFloats(values) : new DictValue();
    }
}
