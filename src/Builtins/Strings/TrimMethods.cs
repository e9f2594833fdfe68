using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Strings;

/// <summary>Methods that take characters or a fixed text off the ends.</summary>
internal static class TrimMethods
{
    public static Value Strip(BuiltinCall call) => Trim(call, start: true, end: true);

    public static Value LeftStrip(BuiltinCall call) => Trim(call, start: true, end: false);

    public static Value RightStrip(BuiltinCall call) => Trim(call, start: false, end: true);

    public static Value RemovePrefix(BuiltinCall call)
    {
        var text = call.Receiver();
        var prefix = call.Text(0, "prefix", "removeprefix() takes at least 1 argument (0 given)");
        return text.StartsWith(prefix, StringComparison.Ordinal) ? new StrValue(text[prefix.Length..]) : call.Receiver!;
    }

    public static Value RemoveSuffix(BuiltinCall call)
    {
        var text = call.Receiver();
        var suffix = call.Text(0, "suffix", "removesuffix() takes at least 1 argument (0 given)");
        return text.EndsWith(suffix, StringComparison.Ordinal) ? new StrValue(text[..^suffix.Length]) : call.Receiver!;
    }

    private static StrValue Trim(BuiltinCall call, bool start, bool end)
    {
        var text = call.Receiver().AsSpan();
        var given = call.Present(0, "chars");
        if (given is null)
        {
            text = start ? text.TrimStart() : text;
            return new StrValue((end ? text.TrimEnd() : text).ToString());
        }

        var set = given is StrValue chars ? chars.Value : "";
        while (start && !text.IsEmpty)
        {
            Rune.DecodeFromUtf16(text, out var rune, out var length);
            if (!Contains(set, rune))
            {
                break;
            }

            text = text[length..];
        }

        while (end && !text.IsEmpty)
        {
            Rune.DecodeLastFromUtf16(text, out var rune, out var length);
            if (!Contains(set, rune))
            {
                break;
            }

            text = text[..^length];
        }

        return new StrValue(text.ToString());
    }

    private static bool Contains(string set, Rune wanted)
    {
        foreach (var rune in set.EnumerateRunes())
        {
            if (rune == wanted)
            {
                return true;
            }
        }

        return false;
    }
}
