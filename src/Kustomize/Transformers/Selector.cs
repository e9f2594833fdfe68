using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Says which resources a patch or a replacement is for.</summary>
internal sealed record Selector(ResId Id, string AnnotationSelector, string LabelSelector)
{
    public static Selector Of(DictValue settings) =>
        new(new ResId(settings.Gvk(), settings.Text("name"), settings.Text("namespace")), settings.Text("annotationSelector"), settings.Text("labelSelector"));

    /// <summary>The resources whose type, name and namespace the expressions match and whose labels and annotations fit.</summary>
    public List<Resource> Select(ResourceSet set)
    {
        NamePattern group = new(Id.Gvk.Group), version = new(Id.Gvk.Version), kind = new(Id.Gvk.Kind), name = new(Id.Name), space = new(Id.Namespace);
        LabelSelector? labels = null, annotations = null;
        var found = new List<Resource>();
        foreach (var resource in set.Items)
        {
            ResId current = resource.Id, original = resource.OriginalId;
            if ((!space.Matches(original.EffectiveNamespace) && !space.Matches(current.EffectiveNamespace))
                || (!name.Matches(original.Name) && !name.Matches(current.Name))
                || !group.Matches(current.Gvk.Group) || !version.Matches(current.Gvk.Version) || !kind.Matches(current.Gvk.Kind))
            {
                continue;
            }

            labels ??= Kustomize.LabelSelector.Parse(LabelSelector);
            if (!labels.Matches(resource.Labels()))
            {
                continue;
            }

            annotations ??= Kustomize.LabelSelector.Parse(AnnotationSelector);
            if (annotations.Matches(resource.Annotations()))
            {
                found.Add(resource);
            }
        }

        return found;
    }

    public override string ToString() => $"{Id}:a={AnnotationSelector}:l={LabelSelector}";
}
