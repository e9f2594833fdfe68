using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Types;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>
/// A top-level name of a package with its setters in source order over all files. Reading it from elsewhere yields the
/// value after the last setter, on demand; reading it inside a setter yields the value after the one before.
/// </summary>
internal sealed class PackageVariable(string name, int index, CompiledPackage package)
{
    public string Name { get; } = name;

    /// <summary>Slot among the program's variables.</summary>
    public int Index { get; } = index;

    public CompiledPackage Package { get; } = package;

    public bool IsPrivate => Name.StartsWith('_');

    public List<Setter> Setters { get; } = [];

    public Value Read(Interpreter run)
    {
        ref var state = ref run.Variables[Index];
        return state.Final ?? ReadThrough(Math.Min(state.InProgress, Setters.Count) - 1, run, isEarly: true);
    }

    /// <summary>Runs setter k when its turn in the file comes, unless it has run or its branch was not taken.</summary>
    public void Force(int k, Interpreter run)
    {
        ref var state = ref run.Variables[Index];
        var isKnown = k == Setters.Count - 1 ? state.Final is not null : state.Chain?[k] is not null;
        if (isKnown)
        {
            run.Repeat(run.Effects.Take(this, 0, k));
        }
        else
        {
            ReadThrough(k, run, isEarly: false);
        }
    }

    /// <summary>Runs setter k (and, on the way, what it needs) unless its value is known.</summary>
    public Value ReadThrough(int k, Interpreter run, bool isEarly)
    {
        for (; k >= 0; k--)
        {
            if (k == Setters.Count - 1 && run.Variables[Index].Final is { } final)
            {
                return final;
            }

            if (run.Variables[Index].Chain is { } chain && chain[k] is { } known)
            {
                return known;
            }

            var setter = Setters[k];
            if (setter.Guards.Length == 0)
            {
                return Evaluate(setter, k, run, isEarly);
            }

            switch (GuardsHold(setter, k, run))
            {
                case true:
                    return Evaluate(setter, k, run, isEarly);
                case false:
                    continue;
            }
        }

        return UndefinedValue.Instance;
    }

    private bool GuardsHold(Setter setter, int k, Interpreter run)
    {
        var frame = Package.FrameOf(run);
        foreach (var guard in setter.Guards)
        {
            ref var branch = ref run.Guards[guard.Statement.GuardIndex];
            if (branch == BranchState.Evaluating)
            {
                return false;
            }

            if (branch == BranchState.Unknown)
            {
                run.Begin(Index, Math.Min(run.Variables[Index].InProgress, k));
                guard.Statement.Decide(ref branch, frame, run);
                run.End();
            }

            if (branch == BranchState.Then != guard.InThen)
            {
                return false;
            }
        }

        return true;
    }

    private Value Evaluate(Setter setter, int k, Interpreter run, bool isEarly)
    {
        var recorded = isEarly ? run.Effects.Begin() : 0;
        var nesting = run.InstanceNesting;
        run.InstanceNesting = 0;
        run.Begin(Index, k);
        run.Enter();
        var value = setter.Statement.Compute(Package.FrameOf(run), run, new PreviousValue(this, k));
        run.Leave();
        run.End();
        run.InstanceNesting = nesting;
        if (isEarly)
        {
            run.Effects.End(recorded, this, 0, k, isOwn: true);
        }

        ref var state = ref run.Variables[Index];
        if (k == Setters.Count - 1)
        {
            state.Final = value;
        }
        else
        {
            (state.Chain ??= new Value?[Setters.Count])[k] = value;
        }

        return value;
    }
}
