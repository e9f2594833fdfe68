using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Makes the built-in transformers and generators from the objects that configure them. Programs and containers are never run.</summary>
internal static class PluginFactory
{
    public static IGenerator Generator(Resource plugin, KustomizeLoader loader, BuildSession session) =>
        Make(plugin, loader, session) as IGenerator ?? throw new KustomizeException($"plugin {plugin.OriginalId} not a generator");

    public static ITransformer Transformer(Resource plugin, KustomizeLoader loader, BuildSession session) =>
        Make(plugin, loader, session) as ITransformer ?? throw new KustomizeException($"plugin {plugin.OriginalId} not a transformer");

    public static ImageTransformer.Change Image(DictValue settings) =>
        new(settings.Text("name"), settings.Text("newName"), settings.Text("newTag"), settings.Text("tagSuffix"), settings.Text("digest"));

    private static object Make(Resource plugin, KustomizeLoader loader, BuildSession session)
    {
        var type = plugin.Gvk;
        if (type.Group.Length > 0 || type.Version != "builtin")
        {
            throw new KustomizeException($"external plugins disabled; unable to load external plugin '{plugin.OriginalId.Gvk.Kind}'")
            {
                Help = "programs and containers are never run; built-in transformers have apiVersion `builtin`",
            };
        }

        if (!IsKnown(type.Kind))
        {
            throw new KustomizeException($"unable to load builtin {type}");
        }

        var value = Written(plugin);
        try
        {
            return Make(type.Kind, value, plugin, loader, session);
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap($"plugin {plugin.OriginalId} fails configuration", failure);
        }
    }

    /// <summary>The plugin's settings as they come out of its text, which not every tree can be written as.</summary>
    private static Value Written(Resource plugin)
    {
        try
        {
            var value = NodeValues.Of(plugin.Root!);
            GoJsonWriter.ToJson(value);
            return value;
        }
        catch (Exception failure) when (failure is KustomizeException or GoEncodingException)
        {
            throw new KustomizeException($"marshalling yaml from res {plugin.OriginalId}: {failure.Message}", failure);
        }
    }

    private static bool IsKnown(string kind) => kind is "AnnotationsTransformer" or "LabelTransformer" or "ConfigMapGenerator" or "SecretGenerator"
        or "HashTransformer" or "HelmChartInflationGenerator" or "IAMPolicyGenerator" or "ImageTagTransformer" or "NamespaceTransformer"
        or "PatchJson6902Transformer" or "PatchStrategicMergeTransformer" or "PatchTransformer" or "PrefixTransformer" or "SuffixTransformer"
        or "PrefixSuffixTransformer" or "ReplacementTransformer" or "ReplicaCountTransformer" or "ValueAddTransformer";

    private static object Make(string kind, Value value, Resource plugin, KustomizeLoader loader, BuildSession session) => kind switch
    {
        "AnnotationsTransformer" => Entries(value, kind, "annotations"),
        "LabelTransformer" => Entries(value, kind, "labels"),
        "ConfigMapGenerator" => new DataGenerator(Named(value, SettingTypes.ConfigMapPlugin), isSecret: false, loader, session.Scope),
        "SecretGenerator" => new DataGenerator(Named(value, SettingTypes.SecretPlugin), isSecret: true, loader, session.Scope),
        "HashTransformer" => new HashTransformer(),
        "HelmChartInflationGenerator" => new HelmChartGenerator(GoDecoder.Lenient(value, SettingTypes.HelmPlugin), loader, session),
        "IAMPolicyGenerator" => new IamPolicyGenerator(GoDecoder.Lenient(value, IamPolicyGenerator.Type), session.Reader),
        "ImageTagTransformer" => Images(value),
        "NamespaceTransformer" => Namespace(value),
        "PatchJson6902Transformer" => new JsonPatchTransformer(GoDecoder.Lenient(value, JsonPatchTransformer.Type), loader),
        "PatchStrategicMergeTransformer" => new MergePatchTransformer(GoDecoder.Lenient(value, MergePatchTransformer.Type), loader, session),
        "PatchTransformer" => new PatchTransformer(GoDecoder.Lenient(value, PatchTransformer.Type), () => ResourceText.Yaml(plugin), loader, session),
        "PrefixTransformer" => Affix(value, isPrefix: true),
        "SuffixTransformer" => Affix(value, isPrefix: false),
        "PrefixSuffixTransformer" => new Both(Affix(value, isPrefix: true), Affix(value, isPrefix: false)),
        "ReplacementTransformer" => new ReplacementTransformer(GoDecoder.Lenient(value, ReplacementTransformer.Type), loader),
        "ReplicaCountTransformer" => Replicas(value),
        _ => new ValueAddTransformer(GoDecoder.Lenient(value, ValueAddTransformer.Type), loader),
    };

    private static readonly GoField Specs = new("fieldSpecs", GoType.List(SettingTypes.FieldSpec));

    private static EntrySetter Entries(Value value, string kind, string field)
    {
        var settings = GoDecoder.Lenient(value, SettingTypes.Plugin(kind, new(field, GoType.TextMap), Specs));
        return new EntrySetter(settings.TextMap(field), settings.FieldSpecs("fieldSpecs"));
    }

    /// <summary>Name and namespace may also stand in the metadata.</summary>
    private static DictValue Named(Value value, GoStruct type)
    {
        var settings = GoDecoder.Lenient(value, type);
        var meta = settings["metadata"] as DictValue ?? new DictValue();
        foreach (var field in new[] { "name", "namespace" })
        {
            if (settings.Text(field).Length == 0)
            {
                settings.Set(field, new StrValue(meta.Text(field)));
            }
        }

        return settings;
    }

    private static ImageTransformer Images(Value value)
    {
        var settings = GoDecoder.Lenient(value, SettingTypes.Plugin("ImageTagTransformer", new("imageTag", SettingTypes.Image), Specs));
        return new ImageTransformer(Image(settings["imageTag"] as DictValue ?? new DictValue()), settings.FieldSpecs("fieldSpecs"));
    }

    private static NamespaceTransformer Namespace(Value value)
    {
        DictValue settings;
        try
        {
            settings = GoDecoder.Lenient(value, SettingTypes.Plugin("NamespaceTransformer", SettingTypes.Metadata, Specs, new("unsetOnly", GoType.Flag), new("setRoleBindingSubjects", new GoText("namespace.RoleBindingSubjectMode"))));
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap("unmarshalling NamespaceTransformer config", failure);
        }

        var mode = settings.Text("setRoleBindingSubjects");
        var subjects = mode switch
        {
            "" or "defaultOnly" => SubjectMode.Default,
            "allServiceAccounts" => SubjectMode.ServiceAccounts,
            "none" => SubjectMode.None,
            _ => throw new KustomizeException($"invalid value {GoPrinting.Quote(mode)} for setRoleBindingSubjects: must be one of \"defaultOnly\", \"none\" or \"allServiceAccounts\""),
        };
        var name = (settings["metadata"] as DictValue ?? new DictValue()).Text("namespace");
        return new NamespaceTransformer(name, settings.FieldSpecs("fieldSpecs"), settings.Flag("unsetOnly"), subjects);
    }

    private static NameAffix Affix(Value value, bool isPrefix)
    {
        var field = isPrefix ? "prefix" : "suffix";
        var settings = GoDecoder.Lenient(value, SettingTypes.Plugin(isPrefix ? "PrefixTransformer" : "SuffixTransformer", new(field, GoType.Text), new("fieldSpecs", SettingTypes.FieldSpecs)));
        return settings["fieldSpecs"] is ListValue
            ? new NameAffix(settings.Text(field), isPrefix, settings.FieldSpecs("fieldSpecs"))
            : throw new KustomizeException("fieldSpecs is not expected to be nil");
    }

    private static ReplicaCounts Replicas(Value value)
    {
        var settings = GoDecoder.Lenient(value, SettingTypes.Plugin("ReplicaCountTransformer", new("replica", SettingTypes.Replica), Specs));
        var replica = settings["replica"] as DictValue ?? new DictValue();
        return new ReplicaCounts(replica.Text("name"), replica["count"] is IntValue count ? count.Value : 0, settings.FieldSpecs("fieldSpecs"));
    }

    private sealed class Both(ITransformer first, ITransformer second) : ITransformer
    {
        public void Transform(ResourceSet set)
        {
            first.Transform(set);
            second.Transform(set);
        }
    }
}
