namespace Kcl.Net.Evaluator.Lowering;

internal enum ScopeKind
{
    Package,
    Schema,
    Lambda,
    Loop,
    Config,
}

/// <summary>Names visible in one block. Slots belong to the <see cref="Activation"/> the block is in.</summary>
internal sealed class LocalScope(ScopeKind kind, LocalScope? parent, Activation activation)
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    public ScopeKind Kind { get; } = kind;

    public LocalScope? Parent { get; } = parent;

    public Activation Activation { get; } = activation;

    /// <summary>Config keys seen so far that no entry has read yet: name to the entries that would fill the slot.</summary>
    public Dictionary<string, List<Nodes.NamedEntryCode>>? Keys { get; private set; }

    /// <summary>Slots given to config keys.</summary>
    public List<int> KeySlots { get; } = [];

    public int Declare(string name)
    {
        var slot = Activation.NewSlot();
        _slots[name] = slot;
        return slot;
    }

    public void Declare(string name, int slot) => _slots[name] = slot;

    public bool TryGetSlot(string name, out int slot)
    {
        if (_slots.TryGetValue(name, out slot))
        {
            return true;
        }

        if (Keys is null || !Keys.TryGetValue(name, out var entries))
        {
            return false;
        }

        slot = Declare(name);
        KeySlots.Add(slot);
        foreach (var entry in entries)
        {
            entry.Slot = slot;
        }

        return true;
    }

    /// <summary>A config entry of that name was lowered: entries after it may read it.</summary>
    public void AddKey(string name, Nodes.NamedEntryCode entry)
    {
        if (_slots.TryGetValue(name, out var slot))
        {
            entry.Slot = slot;
            return;
        }

        Keys ??= new Dictionary<string, List<Nodes.NamedEntryCode>>(StringComparer.Ordinal);
        if (!Keys.TryGetValue(name, out var entries))
        {
            Keys[name] = entries = [];
        }

        entries.Add(entry);
    }
}

/// <summary>What gets a frame of its own: a package, a schema body, a lambda.</summary>
internal sealed class Activation(Activation? outer)
{
    private readonly Dictionary<int, int> _captureSlots = [];

    public Activation? Outer { get; } = outer;

    public int SlotCount { get; private set; }

    /// <summary>Slots of the outer activation that are captured; the k-th goes to <see cref="CaptureSlots"/>[k].</summary>
    public List<int> Captures { get; } = [];

    public List<int> CaptureSlots { get; } = [];

    public int NewSlot() => SlotCount++;

    /// <summary>The slot here that holds the captured value of a slot of the outer activation.</summary>
    public int Capture(int outerSlot)
    {
        if (!_captureSlots.TryGetValue(outerSlot, out var slot))
        {
            slot = NewSlot();
            _captureSlots[outerSlot] = slot;
            Captures.Add(outerSlot);
            CaptureSlots.Add(slot);
        }

        return slot;
    }
}
