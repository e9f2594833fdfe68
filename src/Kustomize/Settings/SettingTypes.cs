namespace Kcl.Net.Kustomize;

/// <summary>The structs of kustomizations and of what they contain.</summary>
internal static class SettingTypes
{
    private const string InGvk = "Gvk.";
    private const string InResId = "ResId.";

    public static readonly GoField[] GvkFields = [new("group", GoType.Text, InGvk), new("version", GoType.Text, InGvk), new("kind", GoType.Text, InGvk)];

    private static readonly GoField[] ResIdFields =
    [
        new("group", GoType.Text, InResId + InGvk), new("version", GoType.Text, InResId + InGvk), new("kind", GoType.Text, InResId + InGvk),
        new("name", GoType.Text, InResId), new("namespace", GoType.Text, InResId),
    ];

    public static readonly GoStruct Selector = new("types", "Selector", [.. ResIdFields, new("annotationSelector", GoType.Text), new("labelSelector", GoType.Text)]) { IsPointer = true };

    public static readonly GoStruct FieldSpec = new("types", "FieldSpec", [.. GvkFields, new("path", GoType.Text), new("create", GoType.Flag)]);

    /// <summary>A list of them that has a name of its own.</summary>
    public static readonly GoType FieldSpecs = new GoList(FieldSpec) { Named = "types.FsSlice" };

    public static readonly GoStruct Patch = new("types", "Patch",
        new("path", GoType.Text), new("patch", GoType.Text), new("target", Selector), new("options", GoType.FlagMap));

    public static readonly GoStruct Image = new("types", "Image",
        new("name", GoType.Text), new("newName", GoType.Text), new("tagSuffix", GoType.Text), new("newTag", GoType.Text), new("digest", GoType.Text));

    public static readonly GoStruct Replica = new("types", "Replica", new("name", GoType.Text), new("count", GoType.Int64));

    private static readonly GoStruct FieldOptions = new("types", "FieldOptions",
        new("delimiter", GoType.Text), new("index", GoType.Int), new("encoding", GoType.Text), new("create", GoType.Flag));

    private static readonly GoStruct Source = new("types", "SourceSelector", [.. ResIdFields, new("fieldPath", GoType.Text), new("options", FieldOptions)]);

    private static readonly GoStruct Target = new("types", "TargetSelector",
        new("select", Selector), new("reject", GoType.List(Selector)), new("fieldPaths", GoType.Texts), new("options", FieldOptions)) { IsPointer = true };

    public static readonly GoStruct Replacement = new("types", "Replacement", new("source", Source), new("targets", GoType.List(Target)));

    public static readonly GoStruct ReplacementField = new("types", "ReplacementField",
        new("source", Source, "Replacement."), new("targets", GoType.List(Target), "Replacement."), new("path", GoType.Text));

    private static readonly GoStruct Label = new("types", "Label",
        new("pairs", GoType.TextMap), new("includeSelectors", GoType.Flag), new("includeTemplates", GoType.Flag), new("fields", GoType.List(FieldSpec)));

    private static readonly GoStruct Var = new("types", "Var",
        new("name", GoType.Text),
        new("objref", new GoStruct("types", "Target", [new("apiVersion", GoType.Text), .. GvkFields, new("name", GoType.Text), new("namespace", GoType.Text)])),
        new("fieldref", new GoStruct("types", "FieldSelector", new GoField("fieldPath", GoType.Text))));

    private static readonly GoStruct GeneratorOptions = new("types", "GeneratorOptions",
        new("labels", GoType.TextMap), new("annotations", GoType.TextMap), new("disableNameSuffixHash", GoType.Flag), new("immutable", GoType.Flag));

    private static readonly GoStruct ObjectMeta = new("types", "ObjectMeta",
        new("name", GoType.Text), new("namespace", GoType.Text), new("labels", GoType.TextMap), new("annotations", GoType.TextMap));

    private static readonly GoStruct SortOptions = new("types", "SortOptions",
        new("order", new GoText("types.SortOrder")),
        new("legacySortOptions", new GoStruct("types", "LegacySortOptions", new("orderFirst", GoType.Texts), new("orderLast", GoType.Texts))));

    private static readonly GoField[] HelmGlobalFields = [new("chartHome", GoType.Text), new("configHome", GoType.Text)];

    private static readonly GoField[] HelmChartFields =
    [
        new("name", GoType.Text), new("version", GoType.Text), new("repo", GoType.Text), new("releaseName", GoType.Text), new("namespace", GoType.Text),
        new("additionalValuesFiles", GoType.Texts), new("valuesFile", GoType.Text), new("valuesInline", new GoMap(GoType.Any)), new("valuesMerge", GoType.Text),
        new("includeCRDs", GoType.Flag), new("skipHooks", GoType.Flag), new("apiVersions", GoType.Texts), new("kubeVersion", GoType.Text),
        new("nameTemplate", GoType.Text), new("skipTests", GoType.Flag), new("debug", GoType.Flag),
    ];

    private static readonly GoStruct OldHelmChart = new("types", "HelmChartArgs",
        new("chartName", GoType.Text), new("chartVersion", GoType.Text), new("chartRepoUrl", GoType.Text), new("chartHome", GoType.Text),
        new("chartRepoName", GoType.Text), new("helmBin", GoType.Text), new("helmHome", GoType.Text), new("values", GoType.Text),
        new("valuesLocal", new GoMap(GoType.Any)), new("valuesMerge", GoType.Text), new("releaseName", GoType.Text), new("releaseNamespace", GoType.Text),
        new("extraArgs", GoType.Texts));

    private static GoField[] GeneratorFields =>
    [
        new("namespace", GoType.Text, "GeneratorArgs."), new("name", GoType.Text, "GeneratorArgs."), new("behavior", GoType.Text, "GeneratorArgs."),
        new("literals", GoType.Texts, "GeneratorArgs.KvPairSources."), new("files", GoType.Texts, "GeneratorArgs.KvPairSources."),
        new("envs", GoType.Texts, "GeneratorArgs.KvPairSources."), new("env", GoType.Text, "GeneratorArgs.KvPairSources."),
        new("options", GeneratorOptions, "GeneratorArgs."),
    ];

    private static readonly GoStruct ConfigMap = new("types", "ConfigMapArgs", GeneratorFields);

    private static readonly GoStruct Secret = new("types", "SecretArgs", [.. GeneratorFields, new("type", GoType.Text)]);

    public static readonly GoStruct Kustomization = new("types", "Kustomization",
        new("kind", GoType.Text, "TypeMeta."), new("apiVersion", GoType.Text, "TypeMeta."), new("metadata", ObjectMeta), new("openapi", GoType.TextMap),
        new("namePrefix", GoType.Text), new("nameSuffix", GoType.Text), new("namespace", GoType.Text), new("commonLabels", GoType.TextMap),
        new("labels", GoType.List(Label)), new("commonAnnotations", GoType.TextMap),
        new("patchesStrategicMerge", GoType.List(new GoText("types.PatchStrategicMerge"))), new("patchesJson6902", GoType.List(Patch)), new("patches", GoType.List(Patch)),
        new("images", GoType.List(Image)), new("imageTags", GoType.List(Image)), new("replacements", GoType.List(ReplacementField)),
        new("replicas", GoType.List(Replica)), new("vars", GoType.List(Var)), new("sortOptions", SortOptions), new("resources", GoType.Texts),
        new("components", GoType.Texts), new("crds", GoType.Texts), new("bases", GoType.Texts), new("configMapGenerator", GoType.List(ConfigMap)),
        new("secretGenerator", GoType.List(Secret)), new("helmGlobals", new GoStruct("types", "HelmGlobals", HelmGlobalFields)),
        new("helmCharts", GoType.List(new GoStruct("types", "HelmChart", HelmChartFields))), new("helmChartInflationGenerator", GoType.List(OldHelmChart)),
        new("generatorOptions", GeneratorOptions), new("configurations", GoType.Texts), new("generators", GoType.Texts), new("transformers", GoType.Texts),
        new("validators", GoType.Texts), new("buildMetadata", GoType.Texts));

    public static readonly GoField Metadata = new("metadata", ObjectMeta);

    /// <summary>A transformer or generator given as an object, with the fields its kind knows.</summary>
    public static GoStruct Plugin(string kind, params GoField[] fields) => new("builtins", kind + "Plugin", fields);

    public static GoStruct ConfigMapPlugin => Plugin("ConfigMapGenerator", [Metadata, .. Embedded("ConfigMapArgs.", ConfigMap.Fields)]);

    public static GoStruct SecretPlugin => Plugin("SecretGenerator", [Metadata, .. Embedded("SecretArgs.", Secret.Fields)]);

    public static GoStruct HelmPlugin =>
        Plugin("HelmChartInflationGenerator", [.. Embedded("HelmGlobals.", HelmGlobalFields), .. Embedded("HelmChart.", HelmChartFields)]);

    /// <summary>Fields of a struct that stands in another without a name.</summary>
    public static IEnumerable<GoField> Embedded(string prefix, IEnumerable<GoField> fields) => fields.Select(f => f with { Prefix = prefix + f.Prefix });

    /// <summary>A configuration file.</summary>
    public static GoStruct Configuration
    {
        get
        {
            var specs = FieldSpecs;
            var references = GoType.List(new GoStruct("builtinconfig", "NameBackReferences", [.. GvkFields, new("fieldSpecs", specs)]));
            return new GoStruct("builtinconfig", "TransformerConfig",
                new("namePrefix", specs), new("nameSuffix", specs), new("namespace", specs), new("commonLabels", specs), new("labels", specs),
                new("templateLabels", specs), new("commonAnnotations", specs), new("nameReference", references), new("varReference", specs),
                new("images", specs), new("replicas", specs));
        }
    }
}
