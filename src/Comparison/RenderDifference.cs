using Kcl.Net.Values;

namespace Kcl.Net.Comparison;

/// <summary>
/// One field that differs. <see cref="Path"/> is dotted, with items of named lists by name (`containers[web].image`) and keys
/// that are no plain names quoted (`labels["app.kubernetes.io/name"]`). A side is null where the field is absent.
/// </summary>
public sealed record FieldChange(string Path, Value? Before, Value? After);

/// <summary>A resource on both sides, with the fields that differ.</summary>
public sealed record ResourceChange(ResourceIdentity Resource, IReadOnlyList<FieldChange> Fields);

/// <summary>How two sets of manifests differ; each list in the order of the side that has the resource.</summary>
public sealed record RenderDifference(
    IReadOnlyList<ResourceIdentity> Added, IReadOnlyList<ResourceIdentity> Removed, IReadOnlyList<ResourceChange> Changed, int Unchanged)
{
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && Changed.Count == 0;
}
