namespace Kcl.Net.Kustomize;

/// <summary>How a generated resource, or a patch, takes over what another one has.</summary>
internal static class GeneratorMerge
{
    /// <summary>
    /// Takes labels, annotations, name and namespace of the other, where what the resource has itself wins. The mark for a hash needs
    /// both of them.
    /// </summary>
    public static void TakeMetadata(Resource resource, Resource other)
    {
        var labels = other.Labels();
        foreach (var (key, value) in resource.Labels())
        {
            labels[key] = value;
        }

        resource.SetLabels(labels);
        var own = resource.Annotations();
        var theirs = other.Annotations();
        var merged = other.Annotations();
        foreach (var (key, value) in own)
        {
            merged[key] = value;
        }

        foreach (var key in merged.Keys.Where(BuildAnnotations.IsRemoved).ToList())
        {
            if (theirs.TryGetValue(key, out var value))
            {
                merged[key] = value;
            }
            else
            {
                merged.Remove(key);
            }
        }

        if (!own.ContainsKey(BuildAnnotations.NeedsHash))
        {
            merged.Remove(BuildAnnotations.NeedsHash);
        }

        resource.SetAnnotations(merged);
        resource.SetName(other.Name);
        resource.SetNamespace(other.Namespace);
        resource.CopyVariablesFrom(other);
    }

    /// <summary>Adds the other's `data` and `binaryData` below the resource's own.</summary>
    public static void TakeData(Resource resource, Resource other)
    {
        foreach (var field in new[] { "data", "binaryData" })
        {
            var merged = DataMap.Read(NodeFields.Get(other.Root, field));
            foreach (var (key, value) in DataMap.Read(NodeFields.Get(resource.Root, field)))
            {
                merged[key] = value;
            }

            NodeFields.Clear(resource.Root, field);
            foreach (var (key, value) in merged)
            {
                DataMap.Add(resource.Root!, field, key, value);
            }
        }
    }
}
