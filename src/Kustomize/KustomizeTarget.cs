using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>One kustomization of a build: gathers what it names, generates, transforms.</summary>
internal sealed partial class KustomizeTarget
{
    private readonly KustomizeLoader _loader;
    private readonly BuildSession _session;
    private ResourceOrigin? _origin;

    private KustomizeTarget(KustomizeLoader loader, BuildSession session, Kustomization kustomization) =>
        (_loader, _session, Kustomization) = (loader, session, kustomization);

    public Kustomization Kustomization { get; }

    public static KustomizeTarget Load(KustomizeLoader loader, BuildSession session) =>
        new(loader, session, Kustomization.Load(loader, session.Warn));

    public void SetSchema(bool isRoot)
    {
        var openApi = Kustomization.Fields["openapi"] as DictValue;
        var document = openApi?["path"] is StrValue path ? _loader.Load(path.Value) : null;
        _session.Schemas.Set((openApi?["version"] as StrValue)?.Value, document, isRoot);
    }

    /// <summary>The finished resources of the root kustomization, before they are sorted.</summary>
    public ResourceSet Build()
    {
        _origin = Kustomization.BuildMetadata.Count > 0 ? new ResourceOrigin("") : null;
        var result = new Accumulator();
        Accumulate(result);
        new HashTransformer().Transform(result.Set);
        result.FixReferences();
        result.ResolveVariables(_session);
        DropLocal(result.Set);
        return result.Set;
    }

    private static void DropLocal(ResourceSet set)
    {
        set.DropEmpty();
        foreach (var resource in set.Items)
        {
            ResourceMeta.Require(resource.Root!);
        }

        set.Items.RemoveAll(static r => r.Annotation("config.kubernetes.io/local-config") is { } value && value != "false");
        set.ReplaceAll(set.Items);
    }

    /// <summary>Adds this kustomization's resources to what is gathered. A component sees and changes what was there before.</summary>
    private void Accumulate(Accumulator result)
    {
        Wrapped("accumulating resources", () => AddResources(result, Kustomization.Resources));
        result.MergeConfig(ConfigurationFile.Load(_loader, Kustomization.Fields.Texts("configurations")));
        result.MergeConfig(CrdConfiguration.Load(_loader, Kustomization.Fields.Texts("crds")));
        Generate(result);
        Wrapped("accumulating components", () => AddComponents(result));
        foreach (var (transformer, origin) in Transformers(result.Config))
        {
            transformer.Transform(result.Set);
            if (origin is not null)
            {
                ResourceOrigin.AddTransformation(result.Set, origin);
            }

            result.Set.DropEmpty();
        }

        Validate(result);
        var variables = Kustomization.Fields.Structs("vars").ConvertAll(Variable.Of);
        Wrapped($"merging vars {GoPrinting.List(variables.Select(v => v.ToString()))}", () => result.MergeVariables(variables, _session));
    }

    private static void Wrapped(string prefix, Action work)
    {
        try
        {
            work();
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap(prefix, failure);
        }
    }

    private void AddResources(Accumulator result, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            KustomizeException fileFailure;
            try
            {
                AddFile(result, path);
                continue;
            }
            catch (KustomizeException failure)
            {
                fileFailure = failure;
            }

            if (RemoteAddress.IsFile(path) || RemoteAddress.IsRepository(path))
            {
                throw RemoteAddress.Refused(path);
            }

            KustomizeLoader loader;
            try
            {
                loader = _loader.Enter(path);
            }
            catch (KustomizeException) when (ResourceReader.IsMalformed(fileFailure))
            {
                throw fileFailure;
            }
            catch (KustomizeException failure)
            {
                throw new KustomizeException($"accumulation err='{fileFailure.Message}': {failure.Message}", fileFailure);
            }

            try
            {
                AddDirectory(result, loader, path, isComponent: false);
            }
            catch (KustomizeException failure)
            {
                throw KustomizeException.Wrap($"accumulation err='{fileFailure.Message}'", failure);
            }
        }
    }

    private void AddFile(Accumulator result, string path)
    {
        List<Resource> resources;
        try
        {
            resources = _session.Reader.ReadFile(_loader.Load(path), path, _loader.FullPath(path));
            new ResourceSet().AppendAll(resources);
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap($"accumulating resources from '{path}'", failure);
        }

        if (_origin is not null)
        {
            var annotation = new SortedDictionary<string, string>(StringComparer.Ordinal) { [BuildAnnotations.Origin] = _origin.Append(path).ToString() };
            var setter = new EntrySetter(annotation, [new FieldSpec(new Gvk("", "", ""), "metadata/annotations", Create: true)]);
            resources.ForEach(setter.Apply);
        }

        Wrapped($"merging resources from '{path}'", () => result.Set.AppendAll(resources));
    }

    private void AddComponents(Accumulator result)
    {
        foreach (var path in Kustomization.Fields.Texts("components"))
        {
            KustomizeLoader loader;
            try
            {
                loader = _loader.Enter(path);
            }
            catch (KustomizeException failure)
            {
                throw new KustomizeException($"loader.New {GoPrinting.Quote(failure.Message)}", failure);
            }

            try
            {
                AddDirectory(result, loader, path, isComponent: true);
            }
            catch (KustomizeException failure)
            {
                throw new KustomizeException($"accumulateDirectory: {GoPrinting.Quote(failure.Message)}", failure);
            }
        }
    }

    private void AddDirectory(Accumulator result, KustomizeLoader loader, string path, bool isComponent)
    {
        KustomizeTarget? inner = null;
        Wrapped($"couldn't make target for path '{loader.Root}'", () => inner = Load(loader, _session));
        inner!.Kustomization.BuildMetadata = Kustomization.BuildMetadata;
        inner._origin = _origin?.Append(path);
        inner.SetSchema(isRoot: false);
        if (isComponent && !inner.Kustomization.IsComponent)
        {
            throw new KustomizeException($"expected kind 'Component' for path '{loader.Root}' but got '{inner.Kustomization.Kind}'");
        }

        if (!isComponent && inner.Kustomization.IsComponent)
        {
            throw new KustomizeException($"expected kind != 'Component' for path '{loader.Root}'");
        }

        var gathered = isComponent ? result : new Accumulator();
        Wrapped($"recursed accumulation of path '{loader.Root}'", () => inner.Accumulate(gathered));
        if (!isComponent)
        {
            Wrapped($"recursed merging from path '{loader.Root}'", () => result.Merge(gathered));
        }
    }
}
