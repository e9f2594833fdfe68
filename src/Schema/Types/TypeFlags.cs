namespace Kcl.Net.Schema;

/// <summary>What a type is, for tests without casts; a literal type carries the flag of its base too.</summary>
[Flags]
internal enum TypeFlags : ushort
{
    Void = 1,
    Int = 1 << 1,
    Float = 1 << 2,
    Str = 1 << 3,
    Bool = 1 << 4,
    Any = 1 << 5,
    None = 1 << 6,
    List = 1 << 7,
    Dict = 1 << 8,
    Schema = 1 << 9,
    Union = 1 << 10,
    Literal = 1 << 11,
    NumberMultiplier = 1 << 12,
    Function = 1 << 13,
    Module = 1 << 14,
}
