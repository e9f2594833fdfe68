using Kcl.Net.Templating;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Conformance.GoTemplates;

/// <summary>A struct (or pointer to one) with given fields and methods.</summary>
internal sealed class TestStruct(string typeName) : GoObject
{
    private readonly List<(string Name, Value Value)> _fields = [];
    private readonly Dictionary<string, TemplateFunction> _methods = [];

    public override string TypeName => typeName;

    public override GoKind GoKind => typeName.StartsWith('*') ? GoKind.Pointer : GoKind.Struct;

    public bool Nil { get; init; }

    public string? Display { get; init; }

    public string[] Unexported { get; init; } = [];

    public override bool IsNil => Nil;

    public override string? Text => Display;

    public override int FieldCount => _fields.Count;

    public override (string Name, Value Value) FieldAt(int index) => _fields[index];

    public override bool HasUnexportedField(string name) => Unexported.Contains(name);

    public TestStruct Field(string name, Value value)
    {
        _fields.Add((name, value));
        return this;
    }

    public TestStruct Method(string name, GoParameter[] parameters, Func<Value[], Value> body)
    {
        _methods[name] = new TemplateFunction(name, parameters, false, (a, _) => body(a.ToArray()));
        return this;
    }

    public override bool TryGetField(string name, out Value value)
    {
        foreach (var field in _fields)
        {
            if (field.Name == name)
            {
                value = field.Value;
                return true;
            }
        }

        value = UndefinedValue.Instance;
        return false;
    }

    public override bool TryGetMethod(string name, out TemplateFunction method) => _methods.TryGetValue(name, out method!);
}

/// <summary>A pointer to something that is no struct.</summary>
internal sealed class TestPointer(string pointeeType, Value? pointee) : GoObject
{
    public override string TypeName => "*" + pointeeType;

    public override GoKind GoKind => GoKind.Pointer;

    public override bool IsNil => pointee is null;

    public override Value? Pointee => pointee;

    public override string PointeeTypeName => pointeeType;
}

/// <summary>A slice or array of typed elements.</summary>
internal sealed class TestSlice(string typeName, Value[] items, int capacity = 0) : GoObject
{
    public override string TypeName => typeName;

    public override GoKind GoKind => typeName.StartsWith("[]", StringComparison.Ordinal) ? GoKind.Slice : GoKind.Array;

    public override int Count => items.Length;

    public override int Capacity => Math.Max(capacity, items.Length);

    public override string ElementTypeName => typeName[(typeName.IndexOf(']') + 1)..];

    public override bool IsComparable => GoKind == GoKind.Array;

    public override Value ItemAt(int index) => items[index];

    public override GoObject Cut(int from, int to) =>
        new TestSlice("[]" + ElementTypeName, Enumerable.Range(from, to - from).Select(i => i < items.Length ? items[i] : IntValue.Of(0)).ToArray());
}

/// <summary>A map with typed keys, given in sorted order.</summary>
internal sealed class TestMap(string keyType, string elementType, Value zero, params (Value Key, Value Value)[] entries) : GoObject
{
    public override string TypeName => $"map[{keyType}]{elementType}";

    public override GoKind GoKind => GoKind.Map;

    public bool Nil { get; init; }

    public override bool IsNil => Nil;

    public override int Count => entries.Length;

    public override string KeyTypeName => keyType;

    public override string ElementTypeName => elementType;

    public override Value ZeroElement => zero;

    public override bool IsComparable => false;

    public override Value KeyAt(int index) => entries[index].Key;

    public override Value ItemAt(int index) => entries[index].Value;

    public override bool TryGetItem(Value key, out Value value)
    {
        foreach (var entry in entries)
        {
            if (GoFormat.FormatValue(entry.Key) == GoFormat.FormatValue(key))
            {
                value = entry.Value;
                return true;
            }
        }

        value = UndefinedValue.Instance;
        return false;
    }
}

/// <summary>A value of a function type, a channel or an iterator.</summary>
internal sealed class TestFunction(string typeName, TemplateFunction? function = null, GoSequence? sequence = null, bool nil = false) : GoObject
{
    public override string TypeName => typeName;

    public override GoKind GoKind => typeName.StartsWith("chan", StringComparison.Ordinal) ? GoKind.Chan : GoKind.Func;

    public override bool IsNil => nil;

    public override TemplateFunction? Function => function;

    public override GoSequence? Sequence => sequence;
}
