namespace Kcl.Net.Kustomize;

/// <summary>The resources of a build in order. No two have the same current id when they are added.</summary>
internal sealed class ResourceSet
{
    public ResourceSet()
    {
    }

    public ResourceSet(IEnumerable<Resource> items) => Items = [.. items];

    public List<Resource> Items { get; private set; } = [];

    public void AppendAll(IReadOnlyList<Resource> resources)
    {
        var known = new HashSet<(Gvk, string, string)>();
        foreach (var item in Items)
        {
            known.Add(item.Id.Key);
        }

        foreach (var resource in resources)
        {
            var id = resource.Id;
            if (!known.Add(id.Key))
            {
                throw new KustomizeException($"may not add resource with an already registered id: {id}");
            }

            Items.Add(resource);
        }
    }

    /// <summary>Puts the resources in place of all there are, refusing equal ids.</summary>
    public void ReplaceAll(List<Resource> resources)
    {
        Items = [];
        AppendAll(resources);
    }

    public void DropEmpty() => Items.RemoveAll(static r => r.IsEmpty);

    public List<Resource> MatchingCurrent(ResId id) => Items.FindAll(r => id.IsSame(r.Id));

    /// <summary>Resources that have or had an id the test accepts.</summary>
    public List<Resource> MatchingAny(Func<ResId, bool> matches) =>
        Items.FindAll(r => Array.Exists(r.PreviousIds, id => matches(id)) || matches(r.Id));

    /// <summary>The one resource that has or had the id.</summary>
    public Resource GetById(ResId id)
    {
        var found = MatchingAny(other => id.IsSame(other));
        if (found.Count == 1)
        {
            return found[0];
        }

        var problem = found.Count > 1 ? "multiple matches" : "no matches";
        throw new KustomizeException($"{problem} for Id {id}; failed to find unique target for patch {id}") { Help = found.Count > 1 ? null : NearResources.Help(Items, id) };
    }

    /// <summary>Takes in what a generator made: new resources are added, others merge into or replace what is there.</summary>
    public void AbsorbAll(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            Absorb(resource);
        }
    }

    private void Absorb(Resource resource)
    {
        var id = resource.Id;
        var found = MatchingAny(other => id.IsSame(other));
        var behavior = resource.Behavior;
        switch (found.Count)
        {
            case 0 when behavior is "merge" or "replace":
                throw new KustomizeException($"id {id.GoSyntax} does not exist; cannot merge or replace") { Help = NearResources.Help(Items, id) };
            case 0:
                AppendAll([resource]);
                return;
            case > 1:
                throw new KustomizeException($"found multiple objects {GoPrinting.List(found.Select(ResourceText.Json))} that could accept merge of {id}");
        }

        var old = found[0];
        switch (behavior)
        {
            case "replace":
                GeneratorMerge.TakeMetadata(resource, old);
                break;
            case "merge":
                var origin = old.Annotation(BuildAnnotations.Origin);
                GeneratorMerge.TakeMetadata(resource, old);
                GeneratorMerge.TakeData(resource, old);
                if (origin is not null)
                {
                    var annotations = resource.Annotations();
                    annotations[BuildAnnotations.Origin] = origin;
                    resource.SetAnnotations(annotations);
                }

                break;
            default:
                throw new KustomizeException($"id {id.GoSyntax} exists; behavior must be merge or replace");
        }

        Replace(resource, Items.IndexOf(old));
    }

    private void Replace(Resource resource, int at)
    {
        var id = resource.Id;
        var places = MatchingCurrent(id);
        if (places.Count > 1)
        {
            throw new KustomizeException($"in Replace: id matched {places.Count} resources");
        }

        if (places.Count == 0)
        {
            throw new KustomizeException($"cannot find resource with id {id} to replace");
        }

        var index = Items.IndexOf(places[0]);
        Items[index] = resource;
        if (index != at)
        {
            throw new KustomizeException("unexpected target index in replacement");
        }
    }
}
