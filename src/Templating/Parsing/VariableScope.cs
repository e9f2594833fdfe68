namespace Kcl.Net.Templating;

/// <summary>
/// Names of variables to slots while a template is parsed. Two lists, because Go's parser and its executor disagree: a name
/// is known to the parser from its first declaration or assignment on, even in the `else` branch of the action that
/// declared it, but only bound where the execution reaches the declaration.
/// </summary>
internal sealed class VariableScope
{
    private readonly List<string> _known = ["$"];
    private readonly List<string> _bound = ["$"];

    /// <summary>Most variables bound at once.</summary>
    public int MaxSlots { get; private set; } = 1;

    public (int Known, int Bound) Mark() => (_known.Count, _bound.Count);

    /// <summary>Ends a branch: what it bound is gone, what it made known stays until the whole action ends.</summary>
    public void EndBranch((int Known, int Bound) mark) => _bound.RemoveRange(mark.Bound, _bound.Count - mark.Bound);

    public void Pop((int Known, int Bound) mark)
    {
        EndBranch(mark);
        _known.RemoveRange(mark.Known, _known.Count - mark.Known);
    }

    public void MakeKnown(string name) => _known.Add(name);

    public bool IsKnown(string name) => _known.Contains(name);

    public int Declare(string name)
    {
        _bound.Add(name);
        MaxSlots = Math.Max(MaxSlots, _bound.Count);
        return _bound.Count - 1;
    }

    /// <summary>The slot of the latest variable of that name; -1 when none is bound here.</summary>
    public int Resolve(string name) => _bound.LastIndexOf(name);
}
