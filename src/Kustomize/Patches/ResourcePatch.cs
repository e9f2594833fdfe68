namespace Kcl.Net.Kustomize;

/// <summary>Applies strategic merge patches to resources.</summary>
internal sealed class ResourcePatch(SchemaStore schemas)
{
    /// <summary>
    /// Merges the patch into the resource. Type, name and namespace stay unless the patch may change them. The patch may become part of
    /// the resource.
    /// </summary>
    public void Apply(Resource target, Resource patch)
    {
        string name = target.Name, space = target.Namespace, kind = target.Kind;
        bool mayRename = patch.MayChangeName, mayRetype = patch.MayChangeKind;
        if (mayRename || mayRetype)
        {
            target.StorePreviousId();
        }

        if (new StrategicMerge(schemas).Merge(target.Root, patch.Root) is null)
        {
            target.Root = null;
        }

        if (target.IsEmpty)
        {
            return;
        }

        if (!mayRetype)
        {
            target.SetKind(kind);
        }

        if (!mayRename)
        {
            target.SetName(name);
        }

        target.SetNamespace(space);
    }

    /// <summary>Merges the patch into each of the selected resources; what a patch deletes leaves the set.</summary>
    public void ApplyToAll(ResourceSet set, IReadOnlyList<Resource> selected, Resource patch)
    {
        var ids = new HashSet<ResId>();
        foreach (var resource in selected)
        {
            ids.Add(resource.Id);
        }

        var kept = new List<Resource>(set.Items.Count);
        foreach (var resource in set.Items)
        {
            if (ids.Contains(resource.Id))
            {
                var copy = patch.Copy();
                GeneratorMerge.TakeMetadata(copy, patch);
                copy.SetKind(resource.Gvk.Kind);
                copy.SetApiVersion(resource.Gvk.ApiVersion);
                copy.SetKind(patch.Kind);
                Apply(resource, copy);
            }

            if (!resource.IsEmpty)
            {
                kept.Add(resource);
            }
        }

        set.ReplaceAll(kept);
    }
}
