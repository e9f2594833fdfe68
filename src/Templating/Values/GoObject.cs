using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>
/// An object of a host: a struct (or pointer to one), a map or a slice of a type of its own. Everything a template may do
/// with it is asked here; the defaults are those of a struct without fields.
/// </summary>
public abstract class GoObject : HostValue
{
    /// <summary>The type as `%T` prints it, e.g. `*chart.Metadata`.</summary>
    public abstract string TypeName { get; }

    /// <summary>The kind of the type; <see cref="GoKind.Pointer"/> for a pointer to a struct, whose fields are asked of this object.</summary>
    public virtual GoKind GoKind => GoKind.Struct;

    /// <summary>A nil pointer, map, slice or function.</summary>
    public virtual bool IsNil => false;

    /// <summary>What a pointer points at when that is no struct of this object (`*int`); null otherwise.</summary>
    public virtual Value? Pointee => null;

    /// <summary>Type of what a pointer points at, e.g. `string`; null for pointers to structs.</summary>
    public virtual string? PointeeTypeName => null;

    /// <summary>What `String()` or `Error()` returns, used by %v and %s; null when the type has neither.</summary>
    public virtual string? Text => null;

    /// <summary>What an action prints when only the pointer to this struct has `String()` and the struct can be addressed; null otherwise.</summary>
    public virtual string? AddressedText => null;

    /// <summary>Length of a map, slice or array.</summary>
    public virtual int Count => 0;

    /// <summary>How far a slice may be resliced.</summary>
    public virtual int Capacity => Count;

    /// <summary>The part of a slice or array from one position up to another, which may lie beyond the length.</summary>
    public virtual GoObject Cut(int from, int to) => throw new TemplateFunctionException("can't slice item of type " + TypeName);

    /// <summary>An exported field of a struct.</summary>
    public virtual bool TryGetField(string name, out Value value)
    {
        value = UndefinedValue.Instance;
        return false;
    }

    /// <summary>Whether the type has the field, asked of a nil pointer.</summary>
    public virtual bool DeclaresField(string name) => TryGetField(name, out _);

    /// <summary>A field the type has but does not export.</summary>
    public virtual bool HasUnexportedField(string name) => false;

    public virtual bool TryGetMethod(string name, out TemplateFunction method)
    {
        method = null!;
        return false;
    }

    /// <summary>Number of struct fields that %v prints, in order.</summary>
    public virtual int FieldCount => 0;

    public virtual (string Name, Value Value) FieldAt(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>An item of a slice or array, or the value of the map's entry at a position.</summary>
    public virtual Value ItemAt(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>A map's keys, positions in Go's sorted order.</summary>
    public virtual Value KeyAt(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>A map's value by key.</summary>
    public virtual bool TryGetItem(Value key, out Value value)
    {
        value = UndefinedValue.Instance;
        return false;
    }

    /// <summary>Type name of a map's keys and of the elements, for messages.</summary>
    public virtual string KeyTypeName => "string";

    public virtual string ElementTypeName => "interface {}";

    /// <summary>What a key that is not in the map gives with `missingkey=zero` and in `index`.</summary>
    public virtual Value ZeroElement => NoneValue.Instance;

    /// <summary>The function a value of kind <see cref="GoKind.Func"/> is, for `call`.</summary>
    public virtual TemplateFunction? Function => null;

    /// <summary>What `range` runs over when this is a channel or an iterator; null otherwise.</summary>
    public virtual GoSequence? Sequence => null;

    /// <summary>A field whose declared type is an interface: messages then name `interface {}` instead of the value's type.</summary>
    public virtual bool FieldIsInterface(string name) => false;

    /// <summary>Go's ==, for types that have it.</summary>
    public virtual bool IsComparable => true;

    public virtual bool GoEquals(GoObject other) => ReferenceEquals(this, other);
}
