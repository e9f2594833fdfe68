using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Types;

namespace Kcl.Net.Evaluator.Schemas;

/// <summary>
/// Everything an instance of a schema is made of, flattened once: the levels that write into it (bases root-most first,
/// the schema itself, its mixins; each with its own mixins) and, per attribute, the setters of all levels in that order.
/// </summary>
internal sealed class SchemaLayout
{
    private const int MaxLevels = 10_000;
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    /// <summary>Schemas whose levels are being added: one that comes again is a cycle. A mixin may be applied twice.</summary>
    private readonly HashSet<CompiledSchema> _open = [];

    /// <param name="schema">The schema of the instances.</param>
    /// <param name="isEarly">Bases and mixins declared after the schema are not known yet: their attributes come last.</param>
    public SchemaLayout(CompiledSchema schema, bool isEarly)
    {
        Schema = schema;
        var levels = new List<SchemaLevel>();
        AddLevels(schema, levels);
        Levels = levels.ToArray();
        Attributes = CollectAttributes(isEarly);
        OptionalAttributes = CollectOptional(schema);
        Checks = CollectChecks().ToArray();
        for (var level = 0; level < Levels.Length; level++)
        {
            var owner = Levels[level].Schema;
            if (owner.IndexSignature is not null && (owner == schema || IsBase(owner, schema) || (schema.IsRule && schema.Host is { } host && (owner == host || IsBase(owner, host)))))
            {
                IndexSignature = owner.IndexSignature;
                IndexSignatureLevel = level;
            }
        }
    }

    public CompiledSchema Schema { get; }

    public SchemaLevel[] Levels { get; }

    public AttributeSlot[] Attributes { get; }

    public int GuardCount { get; private set; }

    /// <summary>Declared attribute to whether it may stay undefined; own declarations win over mixins', mixins' over bases'.</summary>
    public Dictionary<string, bool> OptionalAttributes { get; }

    /// <summary>Level and check, in the order they run: base first, own, mixins.</summary>
    public (int Level, CheckNode Check)[] Checks { get; }

    /// <summary>The nearest index signature of the schema or its bases.</summary>
    public IndexSignatureCode? IndexSignature { get; }

    public int IndexSignatureLevel { get; }

    /// <summary>Slot of an attribute, or -1.</summary>
    public int SlotOf(string name) => _slots.TryGetValue(name, out var slot) ? slot : -1;

    private static bool IsBase(CompiledSchema candidate, CompiledSchema schema)
    {
        for (var level = schema.Base; level is not null; level = level.Base)
        {
            if (level == candidate)
            {
                return true;
            }
        }

        return false;
    }

    private void AddLevels(CompiledSchema schema, List<SchemaLevel> levels)
    {
        if (levels.Count > MaxLevels || !_open.Add(schema))
        {
            return;
        }

        if (schema.Base is { } parent)
        {
            AddLevels(parent, levels);
        }

        if (schema is { IsRule: true, Host: { } host })
        {
            AddLevels(host, levels);
        }

        foreach (var rule in schema.Parents)
        {
            AddLevels(rule, levels);
        }

        levels.Add(new SchemaLevel(schema, GuardCount));
        GuardCount += schema.GuardCount;
        foreach (var mixin in schema.Mixins)
        {
            AddLevels(mixin, levels);
        }

        _open.Remove(schema);
    }

    private AttributeSlot[] CollectAttributes(bool isEarly)
    {
        var slots = new List<AttributeSlot>();
        if (isEarly)
        {
            OrderSlots(Schema, slots);
        }

        for (var level = 0; level < Levels.Length; level++)
        {
            foreach (var attribute in Levels[level].Schema.Attributes)
            {
                foreach (var setter in attribute.Setters)
                {
                    slots[AddSlot(attribute.Name, slots)].Add(level, setter);
                }
            }
        }

        return slots.ToArray();
    }

    private int AddSlot(string name, List<AttributeSlot> slots)
    {
        if (!_slots.TryGetValue(name, out var slot))
        {
            _slots[name] = slot = slots.Count;
            slots.Add(new AttributeSlot(name));
        }

        return slot;
    }

    /// <summary>Gives slots to the attributes of what is known before the schema's declaration is passed.</summary>
    private void OrderSlots(CompiledSchema schema, List<AttributeSlot> slots, int depth = 0)
    {
        if (depth > MaxLevels)
        {
            return;
        }

        if (schema.Base is { } parent && parent.IsKnownTo(schema))
        {
            OrderSlots(parent, slots, depth + 1);
        }

        foreach (var attribute in schema.Attributes)
        {
            AddSlot(attribute.Name, slots);
        }

        foreach (var mixin in schema.Mixins.Where(m => m.IsKnownTo(schema)))
        {
            OrderSlots(mixin, slots, depth + 1);
        }
    }

    private static Dictionary<string, bool> CollectOptional(CompiledSchema schema)
    {
        var optional = new Dictionary<string, bool>(StringComparer.Ordinal);
        Collect(schema, 0);
        return optional;

        void Collect(CompiledSchema level, int depth)
        {
            if (depth > 1_000)
            {
                return;
            }

            if (level.Base is { } parent)
            {
                Collect(parent, depth + 1);
            }

            if (level is { IsRule: true, Host: { } host })
            {
                Collect(host, depth + 1);
            }

            foreach (var mixin in level.Mixins)
            {
                Collect(mixin, depth + 1);
            }

            foreach (var attribute in level.Attributes)
            {
                if (attribute.IsDeclared)
                {
                    optional[attribute.Name] = attribute.IsOptional;
                }
            }
        }
    }

    private List<(int Level, CheckNode Check)> CollectChecks()
    {
        var checks = new List<(int, CheckNode)>();
        for (var level = 0; level < Levels.Length; level++)
        {
            foreach (var check in Levels[level].Schema.Checks)
            {
                checks.Add((level, check));
            }
        }

        return checks;
    }
}

/// <summary>One schema that contributes to a layout; its guards start at an offset among the instance's.</summary>
internal sealed record SchemaLevel(CompiledSchema Schema, int FirstGuard);

/// <summary>One attribute of a layout with its setters over all levels.</summary>
internal sealed class AttributeSlot(string name)
{
    private readonly List<RuntimeType?> _types = [];

    public string Name { get; } = name;

    public List<(int Level, Setter Setter)> Setters { get; } = [];

    /// <summary>The type a value stored by setter k must have: that of the last declaration up to k.</summary>
    public RuntimeType? TypeAt(int setter) => _types[setter];

    public void Add(int level, Setter setter)
    {
        Setters.Add((level, setter));
        _types.Add((setter.Statement as AttributeNode)?.Type ?? (_types.Count > 0 ? _types[^1] : null));
    }
}
