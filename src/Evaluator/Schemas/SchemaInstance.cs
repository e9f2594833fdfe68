using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Schemas;

/// <summary>
/// An instance while it is built, and afterwards what its lambdas read: the user's config, a frame per level, and the
/// state of every attribute. Attributes are computed on demand like package variables; after each setter of a name the
/// user's entry for it is merged again, so the user always wins over the body.
/// </summary>
internal sealed class SchemaInstance
{
    private readonly SlotState[] _states;
    private readonly BranchState[] _branches;

    /// <summary>Attributes whose value the user gave and the body changed a part of; null when there are none.</summary>
    private HashSet<int>? _changedByBody;

    public SchemaInstance(SchemaLayout layout, DictValue config, InstancePlace place)
    {
        Layout = layout;
        Config = config;
        Place = place;
        _states = new SlotState[layout.Attributes.Length];
        Array.Fill(_states, SlotState.Fresh);
        _branches = layout.GuardCount == 0 ? [] : new BranchState[layout.GuardCount];
        Frames = new Frame[layout.Levels.Length];
        for (var level = 0; level < Frames.Length; level++)
        {
            Frames[level] = new Frame(layout.Levels[level].Schema.SlotCount, this);
        }
    }

    public SchemaLayout Layout { get; }

    public DictValue Config { get; }

    public InstancePlace Place { get; }

    public Frame[] Frames { get; }

    /// <summary>Keys that came through the index signature, and the bound key name while checks run.</summary>
    public DictValue? Dynamic { get; set; }

    public ref BranchState Branch(int level, IfStatementNode statement) =>
        ref _branches[Layout.Levels[level].FirstGuard + statement.GuardIndex];

    public Value Read(int slot, Interpreter run)
    {
        ref var state = ref _states[slot];
        return state.Final ?? ReadThrough(slot, Math.Min(state.InProgress, Layout.Attributes[slot].Setters.Count) - 1, run, isEarly: true);
    }

    /// <summary>Runs a setter when its turn in the body comes; one that was read before only repeats what it did.</summary>
    public void Run(int slot, int k, Interpreter run)
    {
        ref var state = ref _states[slot];
        var isKnown = k == Layout.Attributes[slot].Setters.Count - 1 ? state.Final is not null : state.Chain?[k] is not null;
        if (isKnown)
        {
            run.Repeat(run.Effects.Take(this, slot, k));
        }
        else
        {
            ReadThrough(slot, k, run, isEarly: false);
        }
    }

    public Value ReadThrough(int slot, int k, Interpreter run, bool isEarly)
    {
        var setters = Layout.Attributes[slot].Setters;
        for (; k >= 0; k--)
        {
            if (k == setters.Count - 1 && _states[slot].Final is { } final)
            {
                return final;
            }

            if (_states[slot].Chain is { } chain && chain[k] is { } known)
            {
                return known;
            }

            if (GuardsHold(slot, k, run))
            {
                return Evaluate(slot, k, run, isEarly);
            }
        }

        return UndefinedValue.Instance;
    }

    private bool GuardsHold(int slot, int k, Interpreter run)
    {
        var (level, setter) = Layout.Attributes[slot].Setters[k];
        foreach (var guard in setter.Guards)
        {
            ref var branch = ref Branch(level, guard.Statement);
            if (branch == BranchState.Evaluating)
            {
                return false;
            }

            if (branch == BranchState.Unknown)
            {
                var saved = _states[slot].InProgress;
                _states[slot].InProgress = Math.Min(saved, k);
                guard.Statement.Decide(ref branch, Frames[level], run);
                _states[slot].InProgress = saved;
            }

            if (branch == BranchState.Then != guard.InThen)
            {
                return false;
            }
        }

        return true;
    }

    private Value Evaluate(int slot, int k, Interpreter run, bool isEarly)
    {
        var recorded = isEarly ? run.Effects.Begin() : 0;
        var attribute = Layout.Attributes[slot];
        var (level, setter) = attribute.Setters[k];
        var saved = _states[slot].InProgress;
        _states[slot].InProgress = k;
        run.Enter();
        var value = setter.Statement.Compute(Frames[level], run, new PreviousValue(this, slot, k));
        if (setter.Statement is not AttributeNode)
        {
            value = attribute.TypeAt(k)?.Check(value, run) ?? value;
            if (!ChangesUserValue(slot, k, setter.Statement, run))
            {
                value = WithConfig(attribute, k, value, run);
            }
        }

        run.Leave();
        if (isEarly)
        {
            run.Effects.End(recorded, this, slot, k, isOwn: false);
        }

        ref var state = ref _states[slot];
        state.InProgress = saved;
        if (k == attribute.Setters.Count - 1)
        {
            state.Final = value;
        }
        else
        {
            (state.Chain ??= new Value?[attribute.Setters.Count])[k] = value;
        }

        return value;
    }

    /// <summary>
    /// An assignment to a part of the very value the user gave changes that value, so it is not overruled by it.
    /// </summary>
    private bool ChangesUserValue(int slot, int k, SetterNode statement, Interpreter run)
    {
        if (statement is not PathAssignNode)
        {
            return false;
        }

        var at = Config.IndexOf(Layout.Attributes[slot].Name);
        if (at < 0 || _changedByBody?.Contains(slot) != true && !ReferenceEquals(ReadThrough(slot, k - 1, run, isEarly: true), Config.EntryAt(at).Value))
        {
            return false;
        }

        (_changedByBody ??= []).Add(slot);
        return true;
    }

    /// <summary>The value after the user's entry for the name met it.</summary>
    public Value WithConfig(AttributeSlot attribute, int setter, Value value, Interpreter run)
    {
        var at = Config.IndexOf(attribute.Name);
        if (at < 0)
        {
            return value;
        }

        var merged = Merge.Entry(value, Config.EntryAt(at), MergeMode.Attribute, null, run);
        return attribute.TypeAt(setter)?.Check(merged, run, from: Config.EntryAt(at).Origin) ?? merged;
    }
}
