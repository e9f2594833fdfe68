using Kcl.Net.Values;

namespace Kcl.Net.Comparison;

/// <summary>
/// Compares manifests as a cluster sees them: resources are matched by identity, whatever file or order they stand in; where
/// one identity occurs several times, first with first.
/// </summary>
public static class ResourceComparer
{
    public static RenderDifference Compare(IEnumerable<DictValue> before, IEnumerable<DictValue> after)
    {
        var waiting = new Dictionary<ResourceIdentity, Queue<DictValue>>();
        var order = new List<ResourceIdentity>();
        foreach (var resource in before)
        {
            var identity = ResourceIdentity.Of(resource);
            if (!waiting.TryGetValue(identity, out var queue))
            {
                waiting[identity] = queue = new Queue<DictValue>();
            }

            queue.Enqueue(resource);
            order.Add(identity);
        }

        var added = new List<ResourceIdentity>();
        var changed = new List<ResourceChange>();
        var unchanged = 0;
        foreach (var resource in after)
        {
            var identity = ResourceIdentity.Of(resource);
            if (!waiting.TryGetValue(identity, out var queue) || queue.Count == 0)
            {
                added.Add(identity);
                continue;
            }

            var fields = FieldComparer.Compare(queue.Dequeue(), resource);
            if (fields.Count == 0)
            {
                unchanged++;
            }
            else
            {
                changed.Add(new ResourceChange(identity, fields));
            }
        }

        var removed = new List<ResourceIdentity>();
        foreach (var identity in order)
        {
            if (waiting[identity].TryDequeue(out _))
            {
                removed.Add(identity);
            }
        }

        return new RenderDifference(added, removed, changed, unchanged);
    }
}
