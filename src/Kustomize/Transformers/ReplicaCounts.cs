using System.Globalization;

namespace Kcl.Net.Kustomize;

/// <summary>Sets the number of replicas of what has a name.</summary>
internal sealed class ReplicaCounts(string name, long count, IReadOnlyList<FieldSpec> specs) : ITransformer
{
    public void Transform(ResourceSet set)
    {
        var isFound = false;
        foreach (var spec in specs)
        {
            foreach (var resource in set.MatchingAny(id => id.Name == name && id.Gvk.IsSelectedBy(spec.Type)))
            {
                isFound = true;
                var text = count.ToString(CultureInfo.InvariantCulture);
                new FieldVisitor(node => NodeFields.SetScalar(node, Node.Scalar(text, Tags.Int)), NodeKind.Scalar, Tags.Int).Visit(resource, spec);
            }
        }

        if (!isFound)
        {
            throw new KustomizeException($"resource with name {name} does not match a config with the following GVK {GoPrinting.List(specs.Select(s => s.Type.ToString()))}")
            {
                Help = Diagnostics.Suggest.Nearest(name, set.Items.Select(r => r.OriginalId.Name)) is { } near ? $"did you mean `{near}`?" : null,
            };
        }
    }
}
