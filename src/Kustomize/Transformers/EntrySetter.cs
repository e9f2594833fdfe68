namespace Kcl.Net.Kustomize;

/// <summary>Adds entries to maps of a resource: labels and annotations.</summary>
internal sealed class EntrySetter(SortedDictionary<string, string> entries, IReadOnlyList<FieldSpec> specs) : ITransformer
{
    public void Transform(ResourceSet set)
    {
        foreach (var resource in set.Items)
        {
            Apply(resource);
        }
    }

    public void Apply(Resource resource)
    {
        foreach (var (key, value) in entries)
        {
            // All places of a resource get one node, so a later change of one shows in all, as it does in kustomize.
            var node = Node.Scalar(value, Tags.Str);
            new FieldVisitor(map => NodeFields.Set(map, key, node), NodeKind.Mapping, Tags.Map).Visit(resource, specs);
        }
    }
}
