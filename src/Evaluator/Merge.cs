using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Kcl.Net.Builtins;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>
/// Merging of values: config literals, user config onto attributes, `|`, unification. Never changes its operands except
/// the dict that <see cref="Into"/> is told to fill.
/// <code>
///   left        right       result
///   nullish     any         right
///   any         nullish     left
///   list        list        element by element, surplus of the right appended
///   dict        dict        entry by entry: `:` merges or conflicts, `=` replaces, `+=` appends
///   schema      dict|schema attributes merged; with resolving modes the instance is built again
///   other       other       `|`: integers only; nested: the right one
/// </code>
/// </summary>
internal static class Merge
{
    public static Value Union(Value left, Value right, MergeMode mode, Interpreter run)
    {
        if (left.IsNullish)
        {
            return right;
        }

        if (right.IsNullish)
        {
            return left;
        }

        if (IsCollection(left) && IsCollection(right))
        {
            return Structured(left, right, mode, null, run);
        }

        if (left is IntValue a && right is IntValue b)
        {
            return IntValue.Of(a.Value | b.Value);
        }

        run.Fail($"unsupported operand type(s) for |: '\"{TypeNames.Of(left)}\"' and '\"{TypeNames.Of(right)}\"'");
        return left;
    }

    /// <summary>Merges one entry into a dict that its maker is still filling.</summary>
    public static void Into(DictValue target, in DictEntry entry, MergeMode mode, MergePath? parent, Interpreter run)
    {
        var at = target.IndexOf(entry.Key, out var hash);
        if (at < 0)
        {
            var first = entry.HasIndex || entry.Operator == MergeOperator.Insert ? Entry(UndefinedValue.Instance, entry, mode, parent, run) : entry.Value;
            target.Append(entry.Key, hash, first, entry.Operator, entry.Index, entry.Origin);
            return;
        }

        ref var existing = ref target.EntryAt(at);
        if (mode == MergeMode.Literal && entry is { Operator: MergeOperator.Union, HasIndex: false, Value: DictValue more } && existing.Value is DictValue old)
        {
            MergeOwned(ref existing, old, more, mode, new MergePath(parent, entry.Key), run);
            existing.Operator = entry.Operator;
            existing.Index = entry.Index;
            existing.Origin = entry.Origin ?? existing.Origin;
            return;
        }

        var merged = Entry(existing.Value, entry, mode, parent, run, existing.Origin);
        existing = ref target.EntryAt(at);
        existing.Value = merged;
        existing.IsOwned = false;
        existing.Operator = entry.Operator;
        existing.Index = entry.Index;
        existing.Origin = entry.Origin ?? existing.Origin;
    }

    /// <summary>Of many entries for one key of a literal the first merge copies and the others add to the copy.</summary>
    private static void MergeOwned(ref DictEntry existing, DictValue old, DictValue more, MergeMode mode, MergePath path, Interpreter run)
    {
        run.Enter();
        if (existing.IsOwned)
        {
            run.Budget.Charge(more.Count);
            foreach (ref readonly var entry in more.Entries)
            {
                Into(old, entry, mode, path, run);
            }
        }
        else
        {
            existing.Value = Dicts(old, more, mode, path, run);
            existing.IsOwned = true;
        }

        run.Leave();
    }

    /// <summary>The value of a key after an entry met the old value, which was written at <paramref name="written"/>.</summary>
    public static Value Entry(Value old, in DictEntry entry, MergeMode mode, MergePath? parent, Interpreter run, Origin? written = null)
    {
        switch (entry.Operator)
        {
            case MergeOperator.Union:
                return entry.HasIndex ? UnionAt(old, entry, mode, parent, run) : UnionChecked(old, entry.Value, entry.Key, mode, parent, run, written, entry.Origin);
            case MergeOperator.Override:
                return entry.HasIndex ? OverrideAt(old, entry, run) : entry.Value;
            default:
                return InsertInto(old, entry, run);
        }
    }

    private static Value Nested(Value left, Value right, MergeMode mode, MergePath path, Interpreter run)
    {
        if (left.IsNullish)
        {
            return right;
        }

        if (right.IsNullish)
        {
            return left;
        }

        return IsCollection(left) && IsCollection(right) ? Structured(left, right, mode, path, run) : right;
    }

    private static Value Structured(Value left, Value right, MergeMode mode, MergePath? path, Interpreter run)
    {
        run.Enter();
        Value result;
        switch (left, right)
        {
            case (ListValue a, ListValue b):
                result = Lists(a, b, mode, path, run);
                break;
            case (DictValue a, DictValue b):
                result = Dicts(a, b, mode, path, run);
                break;
            case (SchemaValue a, DictValue b):
                result = Schemas(a, a, Dicts(a.Attributes, b, mode, path, run), KeysOf(b), mode, run);
                break;
            case (SchemaValue a, SchemaValue b):
                result = Schemas(a, b, Dicts(a.Attributes, b.Attributes, mode, path, run), b.ConfigKeys, mode, run);
                break;
            case (DictValue a, SchemaValue b):
                result = Schemas(b, b, Dicts(a, b.Attributes, mode, path, run), KeysOf(a), mode, run);
                break;
            default:
                run.Fail($"union failure, expect \"{TypeNames.Of(left)}\", got \"{TypeNames.Of(right)}\"");
                result = left;
                break;
        }

        run.Leave();
        return result;
    }

    private static ListValue Lists(ListValue a, ListValue b, MergeMode mode, MergePath? path, Interpreter run)
    {
        var result = new ListValue(Math.Max(a.Count, b.Count));
        for (var i = 0; i < a.Count; i++)
        {
            var item = i < b.Count
                ? Nested(a[i], b[i], mode, new MergePath(path, string.Create(CultureInfo.InvariantCulture, $"list[{i}]")), run)
                : a[i];
            result.Add(item, i < b.Count ? b.OriginAt(i) ?? a.OriginAt(i) : a.OriginAt(i));
        }

        for (var i = a.Count; i < b.Count; i++)
        {
            result.Add(b[i], b.OriginAt(i));
        }

        run.Budget.Charge(result.Count);
        return result;
    }

    private static DictValue Dicts(DictValue a, DictValue b, MergeMode mode, MergePath? path, Interpreter run)
    {
        var result = a.Copy(b.Count);
        foreach (ref readonly var entry in b.Entries)
        {
            Into(result, entry, mode, path, run);
        }

        run.Budget.Charge(result.Count);
        return result;
    }

    private static Value Schemas(SchemaValue type, SchemaValue arguments, DictValue merged, string[] moreKeys, MergeMode mode, Interpreter run)
    {
        var keys = new List<string>(type.ConfigKeys.Length + moreKeys.Length);
        foreach (var key in type.ConfigKeys)
        {
            AddOnce(keys, key);
        }

        foreach (var key in moreKeys)
        {
            AddOnce(keys, key);
        }

        if (mode is MergeMode.Literal or MergeMode.Signature)
        {
            return new SchemaValue(type.Schema, merged, keys.ToArray())
            {
                OptionalAttributes = type.OptionalAttributes,
                Arguments = arguments.Arguments,
                NamedArguments = arguments.NamedArguments,
                Place = type.Place,
            };
        }

        var config = new DictValue(keys.Count);
        foreach (var key in keys)
        {
            var at = merged.IndexOf(key);
            if (at >= 0)
            {
                config.Set(key, merged.EntryAt(at).Value, MergeOperator.Override, DictEntry.NoIndex, merged.EntryAt(at).Origin);
            }
        }

        return Instantiation.Create((CompiledSchema)type.Schema, config, arguments.Arguments, arguments.NamedArguments, run.Here(), run);
    }

    private static void AddOnce(List<string> keys, string key)
    {
        if (!keys.Contains(key))
        {
            keys.Add(key);
        }
    }

    private static string[] KeysOf(DictValue dict)
    {
        var keys = new string[dict.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = dict.EntryAt(i).Key;
        }

        return keys;
    }

    private static Value UnionChecked(Value old, Value value, string key, MergeMode mode, MergePath? parent, Interpreter run, Origin? first = null, Origin? second = null)
    {
        if (mode is MergeMode.Literal or MergeMode.Operator && !Subsumes(value, old))
        {
            Conflict(old, value, key, parent, run, first, second);
        }

        if (old.IsNullish)
        {
            return value;
        }

        if (value.IsNullish)
        {
            return old;
        }

        return IsCollection(old) && IsCollection(value)
            ? Structured(old, value, mode, new MergePath(parent, key), run)
            : value;
    }

    private static Value UnionAt(Value old, in DictEntry entry, MergeMode mode, MergePath? parent, Interpreter run)
    {
        if (old is not ListValue list)
        {
            run.Fail($"only {(old is UndefinedValue ? "non-empty list" : "list")} attribute can be union value with the index {entry.Index}");
            return old;
        }

        if (list.Count == 0)
        {
            run.Fail($"only non-empty list attribute can be union value with the index {entry.Index}");
        }

        var index = Position(list, entry.Index, run);
        var copy = list.Copy();
        copy[index] = UnionChecked(list[index], entry.Value, string.Create(CultureInfo.InvariantCulture, $"{entry.Key}[{entry.Index}]"), mode, parent, run, list.OriginAt(index), entry.Origin);
        return copy;
    }

    private static Value OverrideAt(Value old, in DictEntry entry, Interpreter run)
    {
        if (old is not ListValue list)
        {
            run.Fail($"only list attribute can be override value with the index {entry.Index}");
            return old;
        }

        var index = Position(list, entry.Index, run);
        var copy = list.Copy();
        if (entry.Value is UndefinedValue)
        {
            copy.RemoveAt(index);
        }
        else
        {
            copy[index] = entry.Value;
        }

        return copy;
    }

    private static Value InsertInto(Value? old, in DictEntry entry, Interpreter run)
    {
        var list = old is null or { IsNullish: true } ? new ListValue() : old as ListValue;
        var addition = entry.Value.IsNullish ? new ListValue() : entry.Value as ListValue;
        if (list is null || addition is null)
        {
            run.Fail($"only list attribute can be inserted value, the origin value type is {TypeNames.Of(old!)} and got value type is {TypeNames.Of(entry.Value)}");
            return entry.Value;
        }

        if (ReferenceEquals(list, addition))
        {
            return list;
        }

        run.Budget.Charge(list.Count + addition.Count);
        if (!entry.HasIndex)
        {
            var joined = list.Copy();
            joined.AddRange(addition);
            return joined;
        }

        var at = entry.Index < 0 ? Position(list, entry.Index, run) : entry.Index;
        if (at > list.Count)
        {
            run.Fail($"insertion index (is {entry.Index}) should be <= len (is {list.Count})");
        }

        var result = new ListValue(list.Count + addition.Count);
        for (var i = 0; i < at; i++)
        {
            result.Add(list[i], list.OriginAt(i));
        }

        result.AddRange(addition);
        for (var i = at; i < list.Count; i++)
        {
            result.Add(list[i], list.OriginAt(i));
        }

        return result;
    }

    private static int Position(ListValue list, int index, Interpreter run)
    {
        var at = index < 0 ? index + list.Count : index;
        if (at < 0 || at >= list.Count)
        {
            run.Fail($"index out of bounds: the len is {list.Count} but the index is {index}");
        }

        return at;
    }

    private static bool IsCollection(Value value) => value.Kind is ValueKind.List or ValueKind.Dict or ValueKind.Schema;

    /// <summary>Whether a value may meet another under `:` without a conflict; nested conflicts are found further down.</summary>
    private static bool Subsumes(Value a, Value b)
    {
        if (a.IsNullish || b.IsNullish)
        {
            return true;
        }

        if (a is ListValue x && b is ListValue y)
        {
            if (x.Count != y.Count)
            {
                return false;
            }

            for (var i = 0; i < x.Count; i++)
            {
                if (!Subsumes(x[i], y[i]))
                {
                    return false;
                }
            }

            return true;
        }

        if (a.Kind is ValueKind.Dict or ValueKind.Schema)
        {
            return b.Kind is ValueKind.Dict or ValueKind.Schema;
        }

        return KclEquality.AreEqual(a, b);
    }

    [DoesNotReturn]
    private static void Conflict(Value old, Value value, string key, MergePath? parent, Interpreter run, Origin? first, Origin? second)
    {
        var before = ConflictText(old);
        var after = ConflictText(value);
        run.Fail(key.Length == 0
            ? $"conflicting values between {after} and {before}"
            : $$"""
            conflicting values on the attribute '{{key}}' between :
                {{before}}
            and
                {{after}}
            with union path :
                {{new MergePath(parent, key)}}
            try operator '=' to override the attribute, like:
                {...} | {
                        ...
                        {{key}} = {{after}}
                        ...
                }
            """, () => MergeConflict.Facts(old, value, key, first, second, run), MergeConflict.Help(key, first, second));
    }

    private static string ConflictText(Value value) => value.Kind switch
    {
        ValueKind.List => "[...]",
        ValueKind.Dict or ValueKind.Schema => "{...}",
        _ => JsonWriter.Write(value),
    };
}
