namespace Kcl.Net.Templating;

/// <summary>
/// Names of variables to slots while a template is parsed. Two tables, because Go's parser and its executor disagree: a name
/// is known to the parser from its first declaration or assignment on, even in the `else` branch of the action that
/// declared it, but only bound where the execution reaches the declaration.
/// </summary>
internal sealed class VariableScope
{
    private readonly List<string> _known = ["$"];
    private readonly Dictionary<string, int> _knownCounts = new(StringComparer.Ordinal) { ["$"] = 1 };

    /// <summary>By slot: the name, and the slot of the variable of the same name it hides (-1 for none).</summary>
    private readonly List<(string Name, int Hidden)> _bound = [("$", -1)];
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal) { ["$"] = 0 };

    /// <summary>Most variables bound at once.</summary>
    public int MaxSlots { get; private set; } = 1;

    public (int Known, int Bound) Mark() => (_known.Count, _bound.Count);

    /// <summary>Ends a branch: what it bound is gone, what it made known stays until the whole action ends.</summary>
    public void EndBranch((int Known, int Bound) mark)
    {
        while (_bound.Count > mark.Bound)
        {
            var (name, hidden) = _bound[^1];
            _slots[name] = hidden;
            _bound.RemoveAt(_bound.Count - 1);
        }
    }

    public void Pop((int Known, int Bound) mark)
    {
        EndBranch(mark);
        while (_known.Count > mark.Known)
        {
            _knownCounts[_known[^1]]--;
            _known.RemoveAt(_known.Count - 1);
        }
    }

    public void MakeKnown(string name)
    {
        _known.Add(name);
        _knownCounts[name] = _knownCounts.GetValueOrDefault(name) + 1;
    }

    public bool IsKnown(string name) => _knownCounts.GetValueOrDefault(name) > 0;

    public int Declare(string name)
    {
        _bound.Add((name, Resolve(name)));
        _slots[name] = _bound.Count - 1;
        MaxSlots = Math.Max(MaxSlots, _bound.Count);
        return _bound.Count - 1;
    }

    /// <summary>The slot of the latest variable of that name; -1 when none is bound here.</summary>
    public int Resolve(string name) => _slots.TryGetValue(name, out var slot) ? slot : -1;
}
