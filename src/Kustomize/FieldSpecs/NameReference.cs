namespace Kcl.Net.Kustomize;

/// <summary>A type that others name, and the places where they do.</summary>
internal sealed record NameReference(Gvk Target, IReadOnlyList<FieldSpec> Referrers)
{
    public static IReadOnlyList<NameReference> Merge(IReadOnlyList<NameReference> ours, IReadOnlyList<NameReference> theirs)
    {
        if (ReferenceEquals(ours, theirs) || theirs.Count == 0)
        {
            return ours;
        }

        var merged = ours.ToList();
        foreach (var reference in theirs)
        {
            var at = merged.FindIndex(r => r.Target == reference.Target);
            if (at < 0)
            {
                merged.Add(reference);
            }
            else
            {
                merged[at] = merged[at] with { Referrers = FieldSpecList.Merge(merged[at].Referrers, reference.Referrers) };
            }
        }

        return merged;
    }

    public static IReadOnlyList<NameReference> Sort(IReadOnlyList<NameReference> references) =>
        references.OrderBy(static r => r.Target, Comparer<Gvk>.Create(static (a, b) => Gvk.Compare(a, b))).ToArray();

    /// <summary>Reads the table of default references.</summary>
    public static IReadOnlyList<NameReference> Read(string table)
    {
        var references = new List<NameReference>();
        List<FieldSpec> current = [];
        foreach (var line in table.Split('\n'))
        {
            if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                var parts = line[2..].Split('|');
                current = [];
                references.Add(new NameReference(new Gvk(parts[0], parts[1], parts[2]), current));
            }
            else
            {
                current.Add(FieldSpecList.ReadLine(line));
            }
        }

        return Sort(references);
    }
}
