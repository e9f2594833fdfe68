using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>A kustomization file, decoded, with deprecated fields put where they belong.</summary>
internal sealed class Kustomization
{
    private const string Advice = "Run 'kustomize edit fix' to update your Kustomization automatically.";

    private Kustomization(DictValue fields, string fileName) => (Fields, FileName) = (fields, fileName);

    public DictValue Fields { get; }

    public string FileName { get; }

    public string Kind => Fields.Text("kind");

    public bool IsComponent => Kind == "Component";

    public List<string> Resources { get; private set; } = [];

    public List<DictValue> Images { get; private set; } = [];

    public List<DictValue> HelmCharts { get; private set; } = [];

    public DictValue? HelmGlobals { get; private set; }

    public List<string> BuildMetadata { get; set; } = [];

    public static string[] FileNames => ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    /// <summary>Finds and reads the kustomization of a folder.</summary>
    /// <param name="warn">Gets a line for each deprecated field.</param>
    public static Kustomization Load(KustomizeLoader loader, Action<string> warn)
    {
        byte[]? content = null;
        var fileName = "";
        foreach (var name in FileNames)
        {
            if (TryLoad(loader, name) is not { } found)
            {
                continue;
            }

            if (content is not null)
            {
                throw new KustomizeException($"Found multiple kustomization files under: {loader.Root}\n");
            }

            (content, fileName) = (found, name);
        }

        if (content is null)
        {
            throw new KustomizeException($"unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '{loader.Root}'");
        }

        try
        {
            return Read(content, fileName, loader.Root, warn);
        }
        catch (KustomizeException failure) when (failure.File is null)
        {
            throw new KustomizeException(failure.Message, failure) { File = loader.FullPath(fileName), Line = failure.Line, Help = failure.Help };
        }
    }

    private static byte[]? TryLoad(KustomizeLoader loader, string name)
    {
        try
        {
            return loader.Load(name);
        }
        catch (KustomizeException failure) when (!failure.Message.Contains("is larger than", StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static Kustomization Read(byte[] content, string fileName, string root, Action<string> warn)
    {
        DictValue fields;
        try
        {
            fields = GoDecoder.Kustomization(Utf8Text.Decode(content), SettingTypes.Kustomization);
        }
        catch (KustomizeException failure)
        {
            throw new KustomizeException($"invalid Kustomization: {failure.Message}", failure) { Line = failure.Line, Help = NearField(failure.Message) };
        }

        Warn(fields, warn);
        var kustomization = new Kustomization(fields, fileName);
        kustomization.Fix();
        if (kustomization.IsEmpty())
        {
            throw new KustomizeException("kustomization.yaml is empty");
        }

        kustomization.CheckType(root);
        return kustomization;
    }

    /// <summary>The field that a name which is none may have meant.</summary>
    private static string? NearField(string message)
    {
        const string Unknown = "json: unknown field \"";
        if (!message.StartsWith(Unknown, StringComparison.Ordinal))
        {
            return null;
        }

        var near = Diagnostics.Suggest.Nearest(message[Unknown.Length..^1], SettingTypes.Kustomization.Fields.Select(f => f.Name));
        return near is null ? null : $"did you mean `{near}`?";
    }

    private static void Warn(DictValue fields, Action<string> warn)
    {
        foreach (var (name, better, note) in new[]
        {
            ("bases", "resources", ""), ("commonLabels", "labels", ""), ("imageTags", "images", ""), ("patchesJson6902", "patches", ""),
            ("patchesStrategicMerge", "patches", ""), ("vars", "replacements", "[EXPERIMENTAL] "),
        })
        {
            if (fields[name] is not null)
            {
                warn($"# Warning: '{name}' is deprecated. Please use '{better}' instead. {note}{Advice}");
            }
        }
    }

    private void Fix()
    {
        if (Kind.Length == 0)
        {
            Fields.Set("kind", new StrValue("Kustomization"));
        }

        if (Fields.Text("apiVersion").Length == 0)
        {
            Fields.Set("apiVersion", new StrValue(IsComponent ? "kustomize.config.k8s.io/v1alpha1" : "kustomize.config.k8s.io/v1beta1"));
        }

        Resources = [.. Fields.Texts("resources"), .. Fields.Texts("bases")];
        Images = [.. Fields.Structs("images"), .. Fields.Structs("imageTags")];
        foreach (var generator in Fields.Structs("configMapGenerator").Concat(Fields.Structs("secretGenerator")))
        {
            if (generator.Text("env") is { Length: > 0 } env)
            {
                generator.Set("envs", new ListValue([.. generator.Texts("envs").Select(e => new StrValue(e)), new StrValue(env)]));
                generator.Remove("env");
            }
        }

        BuildMetadata = Fields.Texts("buildMetadata");
        FixHelm();
    }

    private void FixHelm()
    {
        HelmCharts = Fields.Structs("helmCharts");
        HelmGlobals = Fields["helmGlobals"] as DictValue;
        var old = Fields.Structs("helmChartInflationGenerator");
        var globals = new DictValue();
        foreach (var arguments in old)
        {
            var chart = new DictValue();
            foreach (var (from, to) in new[]
            {
                ("chartName", "name"), ("chartVersion", "version"), ("chartRepoUrl", "repo"), ("values", "valuesFile"), ("valuesLocal", "valuesInline"),
                ("valuesMerge", "valuesMerge"), ("releaseName", "releaseName"),
            })
            {
                if (arguments[from] is { } value)
                {
                    chart.Set(to, value);
                }
            }

            HelmCharts.Add(chart);
            if (arguments.Text("helmHome").Length > 0)
            {
                globals.Set("configHome", arguments["helmHome"]!);
            }

            if (arguments.Text("chartHome").Length > 0)
            {
                globals.Set("chartHome", arguments["chartHome"]!);
            }
        }

        HelmGlobals ??= globals.Count > 0 ? globals : null;
    }

    private bool IsEmpty()
    {
        foreach (ref readonly var entry in Fields.Entries)
        {
            var isZero = entry.Key switch
            {
                "kind" or "apiVersion" => true,
                "bases" => Resources.Count == 0,
                "imageTags" => Images.Count == 0,
                "helmChartInflationGenerator" => HelmCharts.Count == 0,
                _ => entry.Value is StrValue { Value: "" },
            };
            if (!isZero)
            {
                return false;
            }
        }

        return true;
    }

    private void CheckType(string root)
    {
        var problems = new List<string>();
        if (Kind is not ("Kustomization" or "Component"))
        {
            problems.Add("kind should be Kustomization or Component");
        }

        var version = IsComponent ? "kustomize.config.k8s.io/v1alpha1" : "kustomize.config.k8s.io/v1beta1";
        if (Fields.Text("apiVersion") != version)
        {
            problems.Add($"apiVersion for {Kind} should be {version}");
        }

        if (problems.Count > 0)
        {
            throw new KustomizeException($"Failed to read kustomization file under {root}:\n{string.Join('\n', problems)}");
        }
    }
}
