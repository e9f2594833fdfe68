using System.Globalization;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins;

/// <summary>`str()` of a value for a program that may refuse to write the word `Undefined`.</summary>
internal static class UndefinedText
{
    private const int MaxDepth = 100;

    public static string Str(Value value, IBuiltinHost host) => host.RejectsUndefinedText && Path(value) is { } path
        ? throw new BuiltinException(path.Length == 0 ? "Undefined would be written as text" : $"Undefined would be written as text, at `{path}` of the value")
        : KclText.Str(value);

    /// <summary>The way to an Undefined inside a value, empty when it is one itself; null when there is none.</summary>
    public static string? Path(Value value, int depth = 0)
    {
        switch (value)
        {
            case UndefinedValue:
                return "";
            case ListValue list when depth < MaxDepth:
                for (var i = 0; i < list.Count; i++)
                {
                    if (Path(list[i], depth + 1) is { } rest)
                    {
                        return Join(string.Create(CultureInfo.InvariantCulture, $"[{i}]"), rest);
                    }
                }

                return null;
            default:
                return depth < MaxDepth && value.AsEntries() is { } entries ? PathOfEntries(entries, depth) : null;
        }
    }

    private static string? PathOfEntries(DictValue entries, int depth)
    {
        foreach (ref readonly var entry in entries.Entries)
        {
            if (Path(entry.Value, depth + 1) is { } rest)
            {
                return Join(entry.Key, rest);
            }
        }

        return null;
    }

    private static string Join(string first, string rest) => rest.Length == 0 || rest[0] == '[' ? first + rest : $"{first}.{rest}";
}
