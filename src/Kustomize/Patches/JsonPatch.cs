using System.Globalization;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>RFC 6902 operations on plain values, with the leniencies and the words of the library kustomize uses.</summary>
internal sealed class JsonPatch(IReadOnlyList<DictValue> operations)
{
    public int Count => operations.Count;

    /// <summary>Applies all operations; the document is changed in place where it can be.</summary>
    public Value Apply(Value document)
    {
        foreach (var operation in operations)
        {
            document = Apply(document, operation);
        }

        return document;
    }

    private static Value Apply(Value document, DictValue operation)
    {
        var kind = Text(operation, "op") ?? "unknown";
        return kind switch
        {
            "add" => Add(document, Path(operation, "path", kind), Value(operation)),
            "remove" => Remove(document, Path(operation, "path", kind)),
            "replace" => Replace(document, Path(operation, "path", kind), Value(operation)),
            "move" => Move(document, operation),
            "test" => Test(document, Path(operation, "path", kind), operation["value"]),
            "copy" => Copy(document, operation),
            _ => throw new KustomizeException($"Unexpected kind: {kind}"),
        };
    }

    private static string? Text(DictValue operation, string name) => operation[name] is StrValue text ? text.Value : null;

    private static string Path(DictValue operation, string name, string kind) =>
        Text(operation, name) ?? throw new KustomizeException(
            name == "from"
                ? $"{kind} operation failed to decode from: operation, missing from field: missing value"
                : $"{kind} operation failed to decode path: operation, missing path field: missing value");

    private static Value Value(DictValue operation) => ValueCopy.Deep(operation["value"] ?? NoneValue.Instance);

    private static Value Add(Value document, string path, Value value)
    {
        var (parent, key) = Parent(document, path);
        switch (parent)
        {
            case DictValue dict:
                dict.Set(key, value);
                break;
            case ListValue list when key == "-":
                list.Add(value);
                break;
            case ListValue list:
                var at = Index(key, list.Count + 1, path, "add");
                list.Insert(at, value);
                break;
            default:
                throw Missing("add operation does not apply: doc is missing path: \"" + path + "\"");
        }

        return document;
    }

    private static Value Remove(Value document, string path)
    {
        var (parent, key) = Parent(document, path);
        if (parent is null)
        {
            throw Missing($"remove operation does not apply: doc is missing path: \"{path}\"");
        }

        RemoveFrom(parent, key, path, "remove");
        return document;
    }

    private static void RemoveFrom(Value parent, string key, string path, string kind)
    {
        if (parent is ListValue list)
        {
            list.RemoveAt(Index(key, list.Count, path, kind));
        }
        else if (!((DictValue)parent).Remove(key))
        {
            throw Missing($"error in {kind} for path: '{path}': Unable to remove nonexistent key: {key}");
        }
    }

    private static Value Replace(Value document, string path, Value value)
    {
        if (path.Length == 0)
        {
            return value is DictValue or ListValue ? value : throw new KustomizeException($"replace operation hit type mismatch");
        }

        var (parent, key) = Parent(document, path);
        switch (parent)
        {
            case null:
                throw Missing($"replace operation does not apply: doc is missing path: {path}");
            case DictValue dict:
                dict.Set(key, value);
                break;
            case ListValue list:
                if (TryIndex(key, list.Count) is not { } at)
                {
                    throw Missing($"replace operation does not apply: doc is missing key: {path}");
                }

                list[at] = value;
                break;
        }

        return document;
    }

    private static Value Move(Value document, DictValue operation)
    {
        var from = Path(operation, "from", "move");
        var (source, sourceKey) = Parent(document, from);
        if (source is null)
        {
            throw Missing($"move operation does not apply: doc is missing from path: {from}");
        }

        var value = Read(source, sourceKey, from, "move");
        RemoveFrom(source, sourceKey, sourceKey, "move");
        var path = Path(operation, "path", "move");
        var (target, key) = Parent(document, path);
        if (target is null)
        {
            throw Missing($"move operation does not apply: doc is missing destination path: {path}");
        }

        Put(target, key, value, path, "move");
        return document;
    }

    private static Value Copy(Value document, DictValue operation)
    {
        var from = Path(operation, "from", "copy");
        var (source, sourceKey) = Parent(document, from);
        if (source is null)
        {
            throw Missing($"copy operation does not apply: doc is missing from path: {from}");
        }

        var value = ValueCopy.Deep(Read(source, sourceKey, from, "copy"));
        var path = Path(operation, "path", "copy");
        var (target, key) = Parent(document, path);
        if (target is null)
        {
            throw Missing($"copy operation does not apply: doc is missing destination path: {path}");
        }

        Put(target, key, value, path, "copy");
        return document;
    }

    private static void Put(Value target, string key, Value value, string path, string kind)
    {
        if (target is DictValue dict)
        {
            dict.Set(key, value);
        }
        else if (key == "-")
        {
            ((ListValue)target).Add(value);
        }
        else
        {
            var list = (ListValue)target;
            list.Insert(Index(key, list.Count + 1, path, kind), value);
        }
    }

    private static Value Test(Value document, string path, Value? expected)
    {
        if (path.Length == 0)
        {
            return ValueCopy.IsEqual(document, expected ?? NoneValue.Instance) ? document : throw Failed(path);
        }

        var (parent, key) = Parent(document, path);
        if (parent is null)
        {
            throw Missing($"test operation does not apply: is missing path: {path}");
        }

        var actual = Read(parent, key, path, "test");
        if (actual is NoneValue)
        {
            return expected is null or NoneValue ? document : throw Failed(path);
        }

        return expected is not null && ValueCopy.IsEqual(actual, expected) ? document : throw Failed(path);
    }

    private static KustomizeException Failed(string path) => new($"testing value {path} failed: test failed");

    private static KustomizeException Missing(string text) => new(text + ": missing value");

    /// <summary>A member of a container; what a map lacks is null.</summary>
    private static Value Read(Value parent, string key, string path, string kind) => parent is DictValue dict
        ? dict[key] ?? NoneValue.Instance
        : ((ListValue)parent)[Index(key, ((ListValue)parent).Count, path, kind)];

    private static int Index(string key, int count, string path, string kind)
    {
        if (!int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            var problem = $"strconv.Atoi: parsing {GoPrinting.Quote(key)}: invalid syntax";
            throw new KustomizeException(kind is "add" or "remove" or "move" or "copy" or "test" ? $"error in {kind} for path: '{path}': {problem}" : problem);
        }

        return TryIndex(key, count) ?? throw new KustomizeException($"error in {kind} for path: '{path}': Unable to access invalid index: {index}: invalid index referenced");
    }

    private static int? TryIndex(string key, int count)
    {
        if (!int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            return null;
        }

        index = index < 0 ? index + count : index;
        return index >= 0 && index < count ? index : null;
    }

    /// <summary>The container the pointer's last part is in; null when there is none.</summary>
    private static (Value? Parent, string Key) Parent(Value document, string path)
    {
        var parts = path.Split('/');
        if (parts.Length < 2)
        {
            return (null, "");
        }

        Value? current = document;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var key = Decode(parts[i]);
            current = current switch
            {
                DictValue dict => dict[key],
                ListValue list => TryIndex(key, list.Count) is { } at ? list[at] : null,
                _ => null,
            };
            if (current is not (DictValue or ListValue))
            {
                return (null, "");
            }
        }

        return (current is DictValue or ListValue ? current : null, Decode(parts[^1]));
    }

    private static string Decode(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
