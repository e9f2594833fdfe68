using Kcl.Net.Builtins;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>Assignment through a path: rebuilds the spine, so no other holder of the old value sees a change.</summary>
internal static class PathUpdate
{
    public static Value Set(Value target, PathStep[] path, int step, Value value, BinaryOperator? op, Frame frame, Interpreter run)
    {
        var key = path[step].Index?.Eval(frame, run) ?? new StrValue(path[step].Member!);
        if (path[step].Index is not null && target is ListValue list)
        {
            return SetItem(list, key, path, step, value, op, frame, run);
        }

        var name = key is StrValue text ? text.Value : null;
        if (name is null || target.Kind is not (ValueKind.Dict or ValueKind.Schema))
        {
            if (IsRead(path, step, op))
            {
                _ = path[step].Member is { } member ? Access.Member(target, member, run) : Access.Item(target, key, run);
            }

            FailUpdate(target, key, path[step].Member is null, run);
        }

        var attributes = target is SchemaValue schema ? schema.Attributes : (DictValue)target;
        var next = Next(attributes[name!] ?? UndefinedValue.Instance, path, step, value, op, frame, run);
        if (target is SchemaValue instance)
        {
            return SetAttribute(instance, name!, next, run);
        }

        var copy = attributes.Copy(1);
        copy.Set(name!, next);
        return copy;
    }

    private static Value Next(Value current, PathStep[] path, int step, Value value, BinaryOperator? op, Frame frame, Interpreter run)
    {
        if (step < path.Length - 1)
        {
            return Set(current, path, step + 1, value, op, frame, run);
        }

        return op is { } known ? Operators.Binary(known, current, value, run) : value;
    }

    private static ListValue SetItem(ListValue list, Value key, PathStep[] path, int step, Value value, BinaryOperator? op, Frame frame, Interpreter run)
    {
        if (key is not IntValue index)
        {
            run.Fail($"'list' object is not subscriptable with '{TypeNames.Of(key)}'");
            return list;
        }

        var at = index.Value < 0 ? index.Value + list.Count : index.Value;
        if (at < 0 || at >= list.Count)
        {
            if (IsRead(path, step, op))
            {
                _ = Access.Item(list, key, run);
            }

            run.Fail($"index out of bounds: the len is {list.Count} but the index is {index.Value}");
        }

        var copy = list.Copy();
        copy[(int)at] = Next(list[(int)at], path, step, value, op, frame, run);
        return copy;
    }

    /// <summary>The value at the step is read before anything is stored: it lies on the way, or an operator needs it.</summary>
    private static bool IsRead(PathStep[] path, int step, BinaryOperator? op) => step < path.Length - 1 || op is not null;

    /// <summary>An instance with one attribute changed is built again from its config.</summary>
    private static Value SetAttribute(SchemaValue instance, string name, Value value, Interpreter run)
    {
        var hasArguments = instance.Arguments.Length > 0 || instance.NamedArguments.Length > 0;
        if (hasArguments && instance.Attributes.ContainsKey(name))
        {
            var changed = instance.Attributes.Copy();
            changed.SetValue(name, value);
            return new SchemaValue(instance.Schema, changed, instance.ConfigKeys)
            {
                OptionalAttributes = instance.OptionalAttributes,
                Arguments = instance.Arguments,
                NamedArguments = instance.NamedArguments,
                Place = instance.Place,
            };
        }

        var config = new DictValue(instance.ConfigKeys.Length + 1);
        foreach (var key in instance.ConfigKeys)
        {
            if (instance.Attributes[key] is { } kept)
            {
                config.Set(key, kept, MergeOperator.Override, DictEntry.NoIndex, null);
            }
        }

        config.Set(name, value, MergeOperator.Override, DictEntry.NoIndex, null);
        return Instantiation.Create((CompiledSchema)instance.Schema, config, instance.Arguments, instance.NamedArguments, run.Here(), run);
    }

    private static void FailUpdate(Value target, Value key, bool bySubscript, Interpreter run)
    {
        if (bySubscript)
        {
            run.Fail($"'{TypeNames.Of(target)}' object is not subscriptable with '{TypeNames.Of(key)}'");
        }

        run.Fail($"failed to update the dict. An iterable of key-value pairs was expected, but got {TypeNames.Of(target)}. Check if the syntax for updating the dictionary with the attribute '{key}' is correct");
    }
}
