using Kcl.Net.Builtins.Functions;

namespace Kcl.Net.Builtins;

/// <summary>The functions every program can call without an import.</summary>
public static class BuiltinFunctions
{
    private static readonly MemberTable Members = new(Make);

    /// <summary>All names, in the engine's order (suggestions depend on it).</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "option", "print", "multiplyof", "isunique", "isnullish", "len", "abs", "all_true", "any_true", "hex", "bin", "oct", "ord",
        "sorted", "range", "max", "min", "sum", "pow", "round", "zip", "int", "float", "bool", "str", "list", "dict", "typeof", "reduce",
    ];

    public static BuiltinMember? Find(string name) => Members.Find(name);

    private static BuiltinMember? Make(string name) => name switch
    {
        "option" => new("option", "(key: str, type: str = \"\", required: bool = False, default: any = None, help: str = \"\") -> any",
            "The value given to the program under a key, or the default.", OptionFunction.Option),
        "print" => new("print", "(*args: any, **kwargs: any) -> None",
            "Writes the values to the log, separated by blanks and followed by `end`.", OutputFunctions.Print),
        "multiplyof" => new("multiplyof", "(a: int, b: int) -> bool", "Whether `a` is a multiple of `b`.", NumberFunctions.MultiplyOf),
        "isunique" => new("isunique", "(inval: [any]) -> bool", "Whether no two items of a list are equal.", SequenceFunctions.IsUnique),
        "isnullish" => new("isnullish", "(inval: any) -> bool", "Whether a value is None or Undefined.", TypeFunctions.IsNullish),
        "len" => new("len", "(inval: str | {any:any} | [any]) -> int", "The number of items, or of UTF-8 bytes of a str.", SequenceFunctions.Len),
        "abs" => new("abs", "(inval: any) -> any", "The magnitude of a number.", NumberFunctions.Abs),
        "all_true" => new("all_true", "(inval: [any]) -> bool", "Whether every item counts as true.", SequenceFunctions.AllTrue),
        "any_true" => new("any_true", "(inval: [any]) -> bool", "Whether an item counts as true.", SequenceFunctions.AnyTrue),
        "hex" => new("hex", "(number: int) -> str", "The number in base 16 with prefix `0x`.", NumberFunctions.Hex),
        "bin" => new("bin", "(number: int) -> str", "The number in base 2 with prefix `0b`.", NumberFunctions.Bin),
        "oct" => new("oct", "(number: int) -> str", "The number in base 8 with prefix `0o`.", NumberFunctions.Oct),
        "ord" => new("ord", "(c: str) -> int", "The code point of a single character.", NumberFunctions.Ord),
        "sorted" => new("sorted", "(inval: str | {any:any} | [any], reverse: bool = False) -> [any]",
            "The items, characters or keys in order.", SortFunction.Sorted),
        "range" => new("range", "(start: int = 0, stop: int = 0, step: int = 1) -> [int]",
            "The integers from `start` up to but without `stop`.", SequenceFunctions.Range),
        "max" => new("max", "(*args: any) -> any", "The largest argument, or the largest item of a single argument.", ExtremeFunctions.Max),
        "min" => new("min", "(*args: any) -> any", "The smallest argument, or the smallest item of a single argument.", ExtremeFunctions.Min),
        "sum" => new("sum", "(iterable: [any], start: any = 0) -> any", "`start` plus all items.", SequenceFunctions.Sum),
        "pow" => new("pow", "(x: int | float, y: int | float, z: int | float = None) -> int | float",
            "`x` to the power of `y`, modulo `z` when given.", NumberFunctions.Pow),
        "round" => new("round", "(number: int | float, ndigits: int = None) -> int | float",
            "The nearest integer, halves away from zero, or the nearest number with `ndigits` decimals.", NumberFunctions.Round),
        "zip" => new("zip", "(*args: any) -> [any]", "Lists of the first items, the second items and so on, up to the shortest.", SequenceFunctions.Zip),
        "int" => new("int", "(number: any, base: int = 10) -> int", "An integer from a number, bool or text in a base.", ConversionFunctions.Int),
        "float" => new("float", "(number: any) -> float", "A float from a number, bool or text.", ConversionFunctions.Float),
        "bool" => new("bool", "(x: any = False) -> bool", "Whether a value counts as true.", ConversionFunctions.Bool),
        "str" => new("str", "(x: any = \"\") -> str", "The text of a value.", ConversionFunctions.Str),
        "list" => new("list", "(x: any = []) -> [any]", "The items, characters or keys as a list.", ConversionFunctions.List),
        "dict" => new("dict", "(x: any = {}, **kwargs: any) -> {any:any}", "A dict from another dict or from pairs, merged with the keywords.", ConversionFunctions.Dict),
        "typeof" => new("typeof", "(x: any, full_name: bool = False) -> str", "The name of a value's type.", TypeFunctions.TypeOf),
        "reduce" => new("reduce", "(reducer: (any, any) -> any, list: [any], initial: any = None) -> any",
            "Combines the items from the left with a function of two parameters.", SequenceFunctions.Reduce),
        _ => null,
    };
}
