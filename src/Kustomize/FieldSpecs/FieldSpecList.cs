namespace Kcl.Net.Kustomize;

/// <summary>Lists of field specifications; a list is never changed once it is made.</summary>
internal static class FieldSpecList
{
    /// <summary>Adds what is new. Equal places that disagree about making fields are an error.</summary>
    public static IReadOnlyList<FieldSpec> Merge(IReadOnlyList<FieldSpec> ours, IReadOnlyList<FieldSpec> theirs)
    {
        if (ReferenceEquals(ours, theirs) || theirs.Count == 0)
        {
            return ours;
        }

        List<FieldSpec>? merged = null;
        foreach (var spec in theirs)
        {
            var known = Find(merged ?? ours, spec);
            if (known is null)
            {
                merged ??= [.. ours];
                merged.Add(spec);
            }
            else if (known.Create != spec.Create)
            {
                throw new KustomizeException("conflicting fieldspecs");
            }
        }

        return merged ?? ours;
    }

    private static FieldSpec? Find(IReadOnlyList<FieldSpec> specs, FieldSpec wanted)
    {
        foreach (var spec in specs)
        {
            if (spec.Path == wanted.Path && spec.Type.IsSelectedBy(wanted.Type))
            {
                return spec;
            }
        }

        return null;
    }

    public static IReadOnlyList<FieldSpec> Sort(IReadOnlyList<FieldSpec> specs)
    {
        for (var i = 1; i < specs.Count; i++)
        {
            if (Gvk.Compare(specs[i - 1].Type, specs[i].Type) > 0)
            {
                return specs.OrderBy(static s => s.Type, Comparer<Gvk>.Create(static (a, b) => Gvk.Compare(a, b))).ToArray();
            }
        }

        return specs;
    }

    /// <summary>Reads lines of <see cref="DefaultFieldSpecTable"/>.</summary>
    public static FieldSpec[] Read(string table)
    {
        var lines = table.Split('\n');
        var specs = new FieldSpec[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            specs[i] = ReadLine(lines[i]);
        }

        return specs;
    }

    public static FieldSpec ReadLine(string line)
    {
        var parts = line.TrimEnd('\r').Split('|');
        string Part(int at) => at < parts.Length ? parts[at] : "";
        return new FieldSpec(new Gvk(Part(1), Part(2), Part(3)), parts[0], Part(4) == "+");
    }
}
