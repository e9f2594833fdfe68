using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>The generators, transformers and validators of a kustomization.</summary>
internal sealed partial class KustomizeTarget
{
    private ResourceOrigin? BuiltInOrigin(string kind) =>
        _origin is null ? null : new ResourceOrigin("", GoPath.Join(_origin.Path, Kustomization.FileName), "builtin", kind);

    private void Generate(Accumulator result)
    {
        var generators = new List<(IGenerator Generator, ResourceOrigin? Origin)>();
        foreach (var (field, kind) in new[] { ("configMapGenerator", "ConfigMapGenerator"), ("secretGenerator", "SecretGenerator") })
        {
            foreach (var arguments in Kustomization.Fields.Structs(field))
            {
                arguments.MergeOptions(Kustomization.Fields["generatorOptions"] as DictValue);
                generators.Add((new DataGenerator(arguments, kind == "SecretGenerator", _loader, _session.Scope), BuiltInOrigin(kind)));
            }
        }

        foreach (var chart in Kustomization.HelmCharts)
        {
            var settings = chart.Copy();
            foreach (ref readonly var entry in (Kustomization.HelmGlobals ?? new DictValue()).Entries)
            {
                settings.Set(entry.Key, entry.Value);
            }

            generators.Add((Configured("HelmChartInflationGenerator", settings, () => (IGenerator)new HelmChartGenerator(settings, _loader, _session)), BuiltInOrigin("HelmChartInflationGenerator")));
        }

        Wrapped("loading generator plugins", () => generators.AddRange(Plugins("generators").Items.ConvertAll(r => (Wrapped("failed to load generator", () => PluginFactory.Generator(r, _loader, _session)), ResourceOrigin.Of(r)))));
        foreach (var (generator, origin) in generators)
        {
            var resources = generator.Generate();
            if (origin is not null)
            {
                resources.FindAll(r => r.Annotation(BuildAnnotations.Origin) is null).ForEach(r => ResourceOrigin.Set(r, origin));
            }

            // Go shows the generator and its origin as pointers.
            Wrapped($"merging from generator &{{0xc000000000 {(origin is null ? "<nil>" : "0xc000000000")}}}", () => result.Set.AbsorbAll(resources));
        }
    }

    private static T Wrapped<T>(string prefix, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap(prefix, failure);
        }
    }

    /// <summary>Makes a built-in step; a failure shows its settings.</summary>
    private static T Configured<T>(string kind, DictValue settings, Func<T> make, string? wrapper = null)
    {
        try
        {
            return make();
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap($"trouble configuring builtin {kind} with config: `\n{Echo(settings, wrapper)}`", failure);
        }
    }

    private static string Echo(DictValue settings, string? wrapper = null)
    {
        var shown = settings.WithoutEmpty();
        if (wrapper is not null)
        {
            var outer = new DictValue();
            outer.Set(wrapper, shown["replacements"] ?? NoneValue.Instance);
            shown = outer;
        }

        var text = new System.Text.StringBuilder();
        GoYamlWriter.Write(shown, text);
        return text.ToString();
    }

    private IEnumerable<(ITransformer Transformer, ResourceOrigin? Origin)> Transformers(TransformerConfig config)
    {
        var transformers = new List<(ITransformer, ResourceOrigin?)>();
        foreach (var (kind, transformer) in BuiltIn(config))
        {
            transformers.Add((transformer, BuiltInOrigin(kind)));
        }

        foreach (var plugin in Plugins("transformers").Items)
        {
            transformers.Add((PluginFactory.Transformer(plugin, _loader, _session), ResourceOrigin.Of(plugin)));
        }

        return transformers;
    }

    private List<(string Kind, ITransformer Transformer)> BuiltIn(TransformerConfig config)
    {
        var fields = Kustomization.Fields;
        var steps = new List<(string, ITransformer)>();
        if (fields.Texts("patchesStrategicMerge").Count > 0)
        {
            var settings = new DictValue();
            settings.Set("paths", fields["patchesStrategicMerge"]!);
            steps.Add(("PatchStrategicMergeTransformer", Configured("PatchStrategicMergeTransformer", settings, () => new MergePatchTransformer(settings, _loader, _session))));
        }

        foreach (var patch in fields.Structs("patches"))
        {
            steps.Add(("PatchTransformer", Configured("PatchTransformer", patch, () => new PatchTransformer(patch, () => Echo(patch), _loader, _session))));
        }

        if (fields.Text("namespace") is { Length: > 0 } space)
        {
            steps.Add(("NamespaceTransformer", new NamespaceTransformer(space, config.Namespace)));
        }

        if (fields.Text("namePrefix") is { Length: > 0 } prefix)
        {
            steps.Add(("PrefixTransformer", new NameAffix(prefix, isPrefix: true, config.NamePrefix)));
        }

        if (fields.Text("nameSuffix") is { Length: > 0 } suffix)
        {
            steps.Add(("SuffixTransformer", new NameAffix(suffix, isPrefix: false, config.NameSuffix)));
        }

        AddLabels(config, steps);
        var annotations = fields.TextMap("commonAnnotations");
        if (annotations.Count > 0)
        {
            steps.Add(("AnnotationsTransformer", new EntrySetter(annotations, config.CommonAnnotations)));
        }

        AddLate(config, steps);
        return steps;
    }

    private void AddLabels(TransformerConfig config, List<(string, ITransformer)> steps)
    {
        var labels = Kustomization.Fields.Structs("labels");
        var common = Kustomization.Fields.TextMap("commonLabels");
        if (labels.Count == 0 && common.Count == 0)
        {
            return;
        }

        foreach (var label in labels)
        {
            steps.Add(("LabelTransformer", new EntrySetter(label.TextMap("pairs"), Wrapped("failed to merge labels", () => LabelSpecs(label, config)))));
        }

        steps.Add(("LabelTransformer", new EntrySetter(common, config.CommonLabels)));
    }

    private static IReadOnlyList<FieldSpec> LabelSpecs(DictValue label, TransformerConfig config)
    {
        var specs = FieldSpecList.Merge(label.FieldSpecs("fields"), config.Labels);
        if (label.Flag("includeSelectors"))
        {
            return FieldSpecList.Merge(specs, config.CommonLabels);
        }

        if (label.Flag("includeTemplates"))
        {
            specs = Wrapped("failed to merge template fieldSpec", () => FieldSpecList.Merge(specs, config.TemplateLabels));
        }

        return FieldSpecList.Merge(specs, [new FieldSpec(new Gvk("", "", ""), "metadata/labels", Create: true)]);
    }

    private void AddLate(TransformerConfig config, List<(string, ITransformer)> steps)
    {
        var fields = Kustomization.Fields;
        foreach (var patch in fields.Structs("patchesJson6902"))
        {
            var settings = new DictValue();
            foreach (var (from, to) in new[] { ("target", "target"), ("path", "path"), ("patch", "jsonOp") })
            {
                if (patch[from] is { } value)
                {
                    settings.Set(to, value);
                }
            }

            steps.Add(("PatchJson6902Transformer", Configured("PatchJson6902Transformer", settings, () => new JsonPatchTransformer(settings, _loader))));
        }

        foreach (var replica in fields.Structs("replicas"))
        {
            var count = replica["count"] is IntValue number ? number.Value : 0;
            steps.Add(("ReplicaCountTransformer", new ReplicaCounts(replica.Text("name"), count, config.Replicas)));
        }

        foreach (var image in Kustomization.Images)
        {
            steps.Add(("ImageTagTransformer", new ImageTransformer(PluginFactory.Image(image), config.Images)));
        }

        if (fields.Structs("replacements").Count > 0)
        {
            var settings = new DictValue();
            settings.Set("replacements", fields["replacements"]!);
            steps.Add(("ReplacementTransformer", Configured("ReplacementTransformer", settings, () => new ReplacementTransformer(settings, _loader), "Replacements")));
        }
    }

    /// <summary>The objects of `generators`, `transformers` or `validators`, given in place or by path.</summary>
    private ResourceSet Plugins(string field)
    {
        var result = new Accumulator();
        var paths = new List<string>();
        foreach (var entry in Kustomization.Fields.Texts(field))
        {
            List<Resource> resources;
            try
            {
                resources = _session.Reader.Read(entry);
                new ResourceSet().AppendAll(resources);
            }
            catch (KustomizeException)
            {
                paths.Add(entry);
                continue;
            }

            if (_origin is not null)
            {
                resources.ForEach(r => ResourceOrigin.Set(r, _origin.Append(Kustomization.FileName)));
            }

            Wrapped(field == "generators" ? "configuring external generator" : "configuring external transformer", () => result.Set.AppendAll(resources));
        }

        AddResources(result, paths);
        return result.Set;
    }

    private void Validate(Accumulator result)
    {
        foreach (var plugin in Plugins("validators").Items)
        {
            var validator = PluginFactory.Transformer(plugin, _loader, _session);
            var before = result.Set.Items.ConvertAll(static r => r.Copy());
            validator.Transform(result.Set);
            Validation.RequireUnchanged(before, result.Set);
        }
    }
}
