namespace Kcl.Net.Templating;

/// <summary>Go's kinds of types, as templates tell values apart. The order of the numbers is used: signed, then unsigned.</summary>
public enum GoKind : byte
{
    /// <summary>No value at all, or a nil interface.</summary>
    Invalid,
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    Array,
    Chan,
    Func,
    Interface,
    Map,
    Pointer,
    Slice,
    String,
    Struct,
}
