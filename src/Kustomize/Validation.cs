namespace Kcl.Net.Kustomize;

/// <summary>Holds the resources after a validator against those before: it may only look at them.</summary>
internal static class Validation
{
    private const string Label = "validated-by";

    public static void RequireUnchanged(List<Resource> before, ResourceSet set)
    {
        if (Difference(before, set) is { } difference)
        {
            throw new KustomizeException($"validator shouldn't modify the resource map: {difference}");
        }
    }

    private static string? Difference(List<Resource> before, ResourceSet set)
    {
        if (before.Count != set.Items.Count)
        {
            return $"lists have different number of entries: {before.Count} doesn't equal {set.Items.Count}";
        }

        foreach (var old in before)
        {
            var found = set.MatchingCurrent(old.Id);
            if (found.Count != 1)
            {
                return found.Count == 0 ? $"id in self missing from other; id: {old.Id}" : $"id in self matches {found.Count} in other; id: {old.Id}";
            }

            var now = found[0].Copy();
            var labels = now.Labels();
            if (labels.Remove(Label))
            {
                now.SetLabels(labels);
            }

            if (!IsEqual(old.Root!, now.Root!))
            {
                const string Pointer = "&resource.Resource{RNode:yaml.RNode{fieldPath:[]string(nil), value:(*yaml.Node)(0xc000000000), ShouldKeep:false, Match:[]string(nil)}, refVarNames:[]string(nil)}";
                return $"nodes unequal: \n -- {ResourceText.Json(old)},\n -- {ResourceText.Json(now)}\n\n--\n{Pointer}\n------\n{Pointer}\n";
            }
        }

        return null;
    }

    private static bool IsEqual(Node a, Node b)
    {
        if (a.Kind != b.Kind || a.Style != b.Style || a.Tag != b.Tag || a.Value != b.Value || a.Content.Length != b.Content.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Content.Length; i++)
        {
            if (!IsEqual(a.Content[i], b.Content[i]))
            {
                return false;
            }
        }

        return true;
    }
}
