namespace Kcl.Net.Kustomize;

/// <summary>Puts a prefix or suffix to names, and remembers it for the references.</summary>
internal sealed class NameAffix(string affix, bool isPrefix, IReadOnlyList<FieldSpec> specs) : ITransformer
{
    public void Transform(ResourceSet set)
    {
        foreach (var resource in set.Items)
        {
            var id = resource.OriginalId;
            if (!IsSkipped(id.Gvk))
            {
                Apply(resource, id.Gvk);
            }
        }
    }

    private void Apply(Resource resource, in Gvk type)
    {
        foreach (var spec in specs)
        {
            if (!type.IsSelectedBy(spec.Type))
            {
                continue;
            }

            if (spec.Path == "metadata/name")
            {
                if (isPrefix)
                {
                    resource.AddPrefix(affix);
                }
                else
                {
                    resource.AddSuffix(affix);
                }

                if (affix.Length > 0)
                {
                    resource.StorePreviousId();
                }
            }

            new FieldVisitor(Change, NodeKind.Scalar, Tags.Str).Visit(resource, spec);
        }
    }

    private void Change(Node node) => NodeFields.SetScalar(node, Node.Scalar(isPrefix ? affix + node.Value : node.Value + affix));

    private static bool IsSkipped(in Gvk type) => type.Kind switch
    {
        "CustomResourceDefinition" or "Namespace" => true,
        "APIService" => type.Group == "apiregistration.k8s.io",
        _ => false,
    };
}
