namespace Kcl.Net.Evaluator;

/// <summary>The keys from the merge's root down to the value at hand, for conflict messages.</summary>
internal sealed class MergePath(MergePath? parent, string name)
{
    public string Name { get; } = name;

    public override string ToString()
    {
        var names = new List<string>();
        for (MergePath? path = this; path is not null; path = path.Up)
        {
            names.Add(path.Name);
        }

        names.Reverse();
        return string.Join('.', names);
    }

    private MergePath? Up { get; } = parent;
}
