using Kcl.Net.Builtins.Strings;

namespace Kcl.Net.Builtins;

/// <summary>The methods of str values. Offsets they take and return count UTF-8 bytes.</summary>
public static class StringMethods
{
    private static readonly MemberTable Members = new(Make);

    /// <summary>All names, in the engine's order (suggestions depend on it).</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "capitalize", "chars", "count", "endswith", "find", "format", "index", "isalpha", "isalnum", "isdigit", "islower", "isspace",
        "istitle", "isupper", "join", "lower", "upper", "lstrip", "rstrip", "replace", "removeprefix", "removesuffix", "rfind",
        "rindex", "rsplit", "split", "splitlines", "startswith", "strip", "title",
    ];

    public static BuiltinMember? Find(string name) => Members.Find(name);

    private static BuiltinMember? Make(string name) => name switch
    {
        "capitalize" => new(name, "() -> str", "The first character in upper case, the others in lower case.", CaseMethods.Capitalize),
        "chars" => new(name, "() -> [str]", "The characters.", SplitMethods.Chars),
        "count" => new(name, "(sub: str, start: int = 0, end: int = -1) -> int", "How often `sub` occurs without overlap.", SearchMethods.Count),
        "endswith" => new(name, "(val: str, start: int = 0, end: int = -1) -> bool", "Whether the text ends with `val`.", SearchMethods.EndsWith),
        "find" => new(name, "(sub: str, start: int = 0, end: int = -1) -> int", "The first offset of `sub`, or -1.", SearchMethods.Find),
        "format" => new(name, "(*args: any, **kwargs: any) -> str", "The text with its `{}` fields filled in.", FormatMethod.Format),
        "index" => new(name, "(sub: str, start: int = 0, end: int = -1) -> int", "The first offset of `sub`; fails without one.", SearchMethods.Index),
        "isalpha" => new(name, "() -> bool", "Whether there are only letters.", ClassMethods.IsAlpha),
        "isalnum" => new(name, "() -> bool", "Whether there are only letters and numbers.", ClassMethods.IsAlnum),
        "isdigit" => new(name, "() -> bool", "Whether there are only digits.", ClassMethods.IsDigit),
        "islower" => new(name, "() -> bool", "Whether there are lower-case letters and no upper-case ones.", ClassMethods.IsLower),
        "isspace" => new(name, "() -> bool", "Whether there is only white space.", ClassMethods.IsSpace),
        "istitle" => new(name, "() -> bool", "Whether exactly the first letters of words are upper case.", ClassMethods.IsTitle),
        "isupper" => new(name, "() -> bool", "Whether there are upper-case letters and no lower-case ones.", ClassMethods.IsUpper),
        "join" => new(name, "(iter: [any]) -> str", "The texts of the items with this text between them.", SplitMethods.Join),
        "lower" => new(name, "() -> str", "The text in lower case.", CaseMethods.Lower),
        "upper" => new(name, "() -> str", "The text in upper case.", CaseMethods.Upper),
        "lstrip" => new(name, "(chars: str = \" \") -> str", "The text without these characters at its start.", TrimMethods.LeftStrip),
        "rstrip" => new(name, "(chars: str = \" \") -> str", "The text without these characters at its end.", TrimMethods.RightStrip),
        "replace" => new(name, "(old: str, new: str, count: int = -1) -> str", "The text with `old` replaced by `new`.", ReplaceMethods.Replace),
        "removeprefix" => new(name, "(prefix: str) -> str", "The text without the prefix.", TrimMethods.RemovePrefix),
        "removesuffix" => new(name, "(suffix: str) -> str", "The text without the suffix.", TrimMethods.RemoveSuffix),
        "rfind" => new(name, "(sub: str, start: int = 0, end: int = -1) -> int", "The last offset of `sub`, or -1.", SearchMethods.RightFind),
        "rindex" => new(name, "(sub: str, start: int = 0, end: int = -1) -> int", "The last offset of `sub`; fails without one.", SearchMethods.RightIndex),
        "rsplit" => new(name, "(sep: str = None, maxsplit: int = -1) -> [str]", "The pieces between separators, split from the end.", SplitMethods.RightSplit),
        "split" => new(name, "(sep: str = None, maxsplit: int = -1) -> [str]", "The pieces between separators.", SplitMethods.Split),
        "splitlines" => new(name, "(keepends: bool = False) -> [str]", "The lines.", SplitMethods.SplitLines),
        "startswith" => new(name, "(val: str, start: int = 0, end: int = -1) -> bool", "Whether the text starts with `val`.", SearchMethods.StartsWith),
        "strip" => new(name, "(chars: str = \" \") -> str", "The text without these characters at both ends.", TrimMethods.Strip),
        "title" => new(name, "() -> str", "The text with the first letter of each word in title case.", CaseMethods.Title),
        _ => null,
    };
}
