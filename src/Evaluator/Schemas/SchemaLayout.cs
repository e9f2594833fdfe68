using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Types;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Schemas;

/// <summary>
/// Everything an instance of a schema is made of, flattened once: the levels that write into it (bases root-most first,
/// the schema itself, its mixins; each with its own mixins) and, per attribute, the setters of all levels in that order.
/// </summary>
internal sealed class SchemaLayout
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    public SchemaLayout(CompiledSchema schema)
    {
        Schema = schema;
        var levels = new List<SchemaLevel>();
        AddLevels(schema, levels);
        Levels = levels.ToArray();
        Attributes = CollectAttributes();
        OptionalAttributes = CollectOptional(schema);
        HasRequiredWithoutDefault = OptionalAttributes.Any(o => !o.Value && !Levels.Any(l => l.Schema.AttributesByName.TryGetValue(o.Key, out var a) && (a.HasDefault || a.Setters.Count > 1)));
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

    /// <summary>Some attribute must be given by the user.</summary>
    public bool HasRequiredWithoutDefault { get; }

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
        if (levels.Exists(l => l.Schema == schema) || levels.Count > 10_000)
        {
            return;
        }

        // The schema stands in the list while its bases are added, so that a cycle ends; then it moves behind them.
        var own = new SchemaLevel(schema, 0);
        levels.Add(own);
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

        levels.Remove(own);
        levels.Add(new SchemaLevel(schema, GuardCount));
        GuardCount += schema.GuardCount;
        foreach (var mixin in schema.Mixins)
        {
            AddLevels(mixin, levels);
        }
    }

    private AttributeSlot[] CollectAttributes()
    {
        var slots = new List<AttributeSlot>();
        for (var level = 0; level < Levels.Length; level++)
        {
            foreach (var attribute in Levels[level].Schema.Attributes)
            {
                if (!_slots.TryGetValue(attribute.Name, out var slot))
                {
                    slot = slots.Count;
                    _slots[attribute.Name] = slot;
                    slots.Add(new AttributeSlot(attribute.Name));
                }

                foreach (var setter in attribute.Setters)
                {
                    slots[slot].Add(level, setter);
                }
            }
        }

        return slots.ToArray();
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

    /// <summary>The declared type of the finished attribute; null when none was declared.</summary>
    public RuntimeType? LastType => _types.Count > 0 ? _types[^1] : null;

    /// <summary>The line that declares it last.</summary>
    public Origin? Declaration => Setters.FindLast(s => s.Setter.Statement is AttributeNode).Setter?.Statement.Origin;

    /// <summary>The user must give it and a config does not.</summary>
    public bool IsMissingFrom(DictValue config, SchemaLayout layout) =>
        layout.OptionalAttributes.TryGetValue(Name, out var isOptional) && !isOptional && !config.ContainsKey(Name)
        && Setters.TrueForAll(static s => s.Setter.Statement is AttributeNode { HasDefault: false });

    public void Add(int level, Setter setter)
    {
        Setters.Add((level, setter));
        _types.Add((setter.Statement as AttributeNode)?.Type ?? (_types.Count > 0 ? _types[^1] : null));
    }
}
