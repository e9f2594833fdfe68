namespace Kcl.Net.Kustomize;

/// <summary>Renames an image, or gives it another tag or digest.</summary>
internal sealed class ImageTransformer(ImageTransformer.Change change, IReadOnlyList<FieldSpec> specs) : ITransformer
{
    /// <summary>What to look for and what to put in its place; empty parts stay as they are.</summary>
    internal sealed record Change(string Name, string NewName, string NewTag, string TagSuffix, string Digest);

    private readonly ImageName _name = new(change.Name);

    public void Transform(ResourceSet set)
    {
        foreach (var resource in set.Items)
        {
            if (resource.Root is { } root && resource.Kind != "CustomResourceDefinition")
            {
                Walk(root);
            }
        }

        var visitor = new FieldVisitor(Set);
        foreach (var resource in set.Items)
        {
            if (resource.Kind != "CustomResourceDefinition")
            {
                visitor.Visit(resource, specs);
            }
        }
    }

    /// <summary>Finds the lists of containers wherever they are.</summary>
    private void Walk(Node node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node.Kind == NodeKind.Sequence)
        {
            foreach (var item in node.Content)
            {
                Walk(item);
            }

            return;
        }

        if (node.Kind != NodeKind.Mapping)
        {
            return;
        }

        for (var i = 0; i + 1 < node.Content.Length; i += 2)
        {
            var value = node.Content[i + 1];
            Walk(value);
            if (node.Content[i].Value is "containers" or "initContainers" && value.Kind == NodeKind.Sequence)
            {
                foreach (var container in value.Content)
                {
                    if (NodeFields.Get(container, "image") is { } image)
                    {
                        Set(image);
                    }
                }
            }
        }
    }

    private void Set(Node node)
    {
        NodeFields.Require(node, NodeKind.Scalar);
        if (!_name.Matches(node.Value))
        {
            return;
        }

        var (name, tag, digest) = Split(node.Value);
        name = change.NewName.Length > 0 ? change.NewName : name;
        (tag, digest) = (change.NewTag.Length > 0, change.Digest.Length > 0) switch
        {
            (true, _) => (change.NewTag, change.Digest),
            (false, true) => ("", change.Digest),
            _ when change.TagSuffix.Length > 0 => (tag + change.TagSuffix, ""),
            _ => (tag, digest),
        };
        NodeFields.SetScalar(node, Node.Scalar(name + (tag.Length > 0 ? ":" + tag : "") + (digest.Length > 0 ? "@" + digest : "")));
    }

    private static (string Name, string Tag, string Digest) Split(string image)
    {
        var slash = Math.Max(0, image.IndexOf('/', StringComparison.Ordinal));
        var at = image.IndexOf('@', slash);
        var colon = image.IndexOf(':', slash);
        if (at < 0 && colon < 0)
        {
            return (image, "", "");
        }

        if (at >= 0 && (colon < 0 || at < colon))
        {
            return (image[..at], "", image[(at + 1)..]);
        }

        return at >= 0 ? (image[..colon], image[(colon + 1)..at], image[(at + 1)..]) : (image[..colon], image[(colon + 1)..], "");
    }
}
