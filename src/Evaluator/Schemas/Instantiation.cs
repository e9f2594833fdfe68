using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Schemas;

/// <summary>
/// Builds a schema instance from a config: binds arguments at every level, runs the bodies (their attributes may already
/// have been computed on demand), takes in keys through the index signature, then checks.
/// </summary>
internal static class Instantiation
{
    public static Value Create(
        CompiledSchema schema,
        DictValue config,
        Value[] arguments,
        KeyValuePair<string, Value>[] named,
        InstancePlace place,
        Interpreter run)
    {
        run.Enter();
        var layout = schema.LayoutIn(run);
        var instance = new SchemaInstance(layout, config, place);
        run.InstanceNesting++;
        run.Trace?.Enter(schema.Name, run.CurrentOrigin());
        BindArguments(instance, arguments, named, run);
        for (var level = 0; level < layout.Levels.Length; level++)
        {
            RunLevel(instance, level, run);
        }

        var attributes = Collect(instance, run);
        var value = schema.IsRule
            ? attributes
            : (Value)new SchemaValue(schema, attributes, KeysOf(config))
            {
                OptionalAttributes = layout.OptionalAttributes,
                Arguments = arguments,
                NamedArguments = named,
                Place = place,
            };
        TakeDynamicKeys(instance, attributes, run);
        run.InstanceNesting--;
        if (value is SchemaValue created)
        {
            for (var level = schema; level is not null; level = level.Base)
            {
                run.Register(created, level.QualifiedName);
            }

            if (run.InstanceNesting == 0)
            {
                RequiredAttributes.Check(created, run);
            }
        }

        run.InstanceNesting++;
        RunChecks(instance, run);
        run.InstanceNesting--;
        run.Trace?.Leave();
        run.Leave();
        return value;
    }

    private static void BindArguments(SchemaInstance instance, Value[] arguments, KeyValuePair<string, Value>[] named, Interpreter run)
    {
        var levels = instance.Layout.Levels;
        for (var level = 0; level < levels.Length; level++)
        {
            var schema = levels[level].Schema;
            if (schema.Parameters.Length > 0)
            {
                Calls.BindParameters(schema.Parameters, instance.Frames[level], arguments, named, run, checkTypes: schema == instance.Layout.Schema);
            }
        }
    }

    private static void RunLevel(SchemaInstance instance, int level, Interpreter run)
    {
        var schema = instance.Layout.Levels[level].Schema;
        var frame = instance.Frames[level];
        foreach (var statement in schema.Body)
        {
            statement.RunInSchema(instance, level, frame, run);
        }

        foreach (var decorator in schema.Decorators)
        {
            decorator.RunOnSchema(schema, instance, frame, run);
        }
    }

    private static DictValue Collect(SchemaInstance instance, Interpreter run)
    {
        var slots = instance.Layout.Attributes;
        var result = new DictValue(slots.Length);
        for (var slot = 0; slot < slots.Length; slot++)
        {
            var at = instance.Config.IndexOf(slots[slot].Name);
            var value = instance.Read(slot, run);
            if (at < 0)
            {
                // A default overrides when the instance is merged into something; an attribute without a value does not.
                var op = value is UndefinedValue ? MergeOperator.Union : MergeOperator.Override;
                result.Set(slots[slot].Name, value, op, DictEntry.NoIndex, OriginOf(slots[slot]));
            }
            else
            {
                ref var entry = ref instance.Config.EntryAt(at);
                result.Set(slots[slot].Name, value, entry.Operator, entry.Index, entry.Origin);
            }
        }

        run.Budget.Charge(slots.Length);
        return result;
    }

    private static Origin? OriginOf(AttributeSlot slot) => slot.Setters.Count > 0 ? slot.Setters[^1].Setter.Statement.Origin : null;

    private static string[] KeysOf(DictValue config)
    {
        var keys = new string[config.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = config.EntryAt(i).Key;
        }

        return keys;
    }

    /// <summary>Config keys that are no attributes: through the index signature, or refused.</summary>
    private static void TakeDynamicKeys(SchemaInstance instance, DictValue attributes, Interpreter run)
    {
        var layout = instance.Layout;
        var signature = layout.IndexSignature;
        DictValue? dynamic = null;
        Value? shared = null;
        foreach (ref readonly var entry in instance.Config.Entries)
        {
            if (layout.SlotOf(entry.Key) >= 0)
            {
                continue;
            }

            if (signature is null)
            {
                run.Fail($"No attribute named '{entry.Key}' in the schema '{layout.Schema.Name}'");
            }

            dynamic ??= instance.Dynamic = new DictValue();
            if (signature.KeyName is { } name)
            {
                dynamic.SetValue(name, new StrValue(entry.Key));
                attributes.SetValue(name, UndefinedValue.Instance);
            }

            if (signature.Default is { } initial && (shared is null || signature.KeyName is not null))
            {
                shared = initial.Eval(instance.Frames[layout.IndexSignatureLevel], run);
            }

            var value = signature.ValueType.Check(Merge.Entry(shared ?? UndefinedValue.Instance, entry, MergeMode.Signature, null, run), run);
            attributes.Set(entry.Key, value, entry.Operator, entry.Index, entry.Origin);
            dynamic.SetValue(entry.Key, value);
        }

        if (dynamic is not null && signature?.KeyName is { } bound)
        {
            // The bound key name stood before the first such key; taking it out moves the last one into its place.
            attributes.SwapRemove(bound);
        }
    }

    private static void RunChecks(SchemaInstance instance, Interpreter run)
    {
        var layout = instance.Layout;
        if (layout.Checks.Length == 0)
        {
            return;
        }

        if (layout.IndexSignature?.KeyName is { } name)
        {
            foreach (ref readonly var entry in instance.Config.Entries)
            {
                if (layout.SlotOf(entry.Key) < 0)
                {
                    instance.Dynamic!.SetValue(name, new StrValue(entry.Key));
                    RunAll(instance, run);
                }
            }

            return;
        }

        RunAll(instance, run);
    }

    private static void RunAll(SchemaInstance instance, Interpreter run)
    {
        foreach (var (level, check) in instance.Layout.Checks)
        {
            check.Run(instance.Frames[level], run);
        }
    }
}
