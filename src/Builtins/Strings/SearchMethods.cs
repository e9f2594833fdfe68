using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Strings;

/// <summary>Methods that look for a text inside a text. The empty text is found everywhere.</summary>
internal static class SearchMethods
{
    public static Value Count(BuiltinCall call)
    {
        var sub = Needle(call, "sub", "count() takes at least 1 argument (0 given)");
        if (!Utf8Span.TryOf(call, out var span))
        {
            return IntValue.Of(0);
        }

        var count = 0L;
        if (sub.Length == 0)
        {
            foreach (var _ in span.Chars.EnumerateRunes())
            {
                count++;
            }

            return IntValue.Of(count + 1);
        }

        return IntValue.Of(span.Chars.Count(sub));
    }

    public static Value StartsWith(BuiltinCall call)
    {
        var prefix = Needle(call, "val", "startswith() takes at least 1 argument (0 given)");
        return BoolValue.Of(Utf8Span.TryOf(call, out var span) && span.Chars.StartsWith(prefix, StringComparison.Ordinal));
    }

    public static Value EndsWith(BuiltinCall call)
    {
        var suffix = Needle(call, "val", "endswith() takes at least 1 argument (0 given)");
        return BoolValue.Of(Utf8Span.TryOf(call, out var span) && span.Chars.EndsWith(suffix, StringComparison.Ordinal));
    }

    public static Value Find(BuiltinCall call) => IntValue.Of(Search(call, "find", last: false) ?? -1);

    public static Value RightFind(BuiltinCall call) => IntValue.Of(Search(call, "rfind", last: true) ?? -1);

    public static Value Index(BuiltinCall call) =>
        IntValue.Of(Search(call, "index", last: false) ?? throw new BuiltinException("substring not found"));

    public static Value RightIndex(BuiltinCall call) =>
        IntValue.Of(Search(call, "rindex", last: true) ?? throw new BuiltinException("substring not found"));

    private static long? Search(BuiltinCall call, string name, bool last)
    {
        var sub = Needle(call, "sub", $"{name}() takes at least 1 argument (0 given)");
        if (!Utf8Span.TryOf(call, out var span))
        {
            return null;
        }

        var at = last
            ? sub.Length == 0 ? span.Chars.Length : span.Chars.LastIndexOf(sub, StringComparison.Ordinal)
            : span.Chars.IndexOf(sub, StringComparison.Ordinal);
        return at < 0 ? null : span.OffsetOf(at);
    }

    private static string Needle(BuiltinCall call, string name, string missing) =>
        call.Required(0, name, missing) is StrValue text
            ? text.Value
            : throw new BuiltinException($"Invalid str object in str_{missing.AsSpan(0, missing.IndexOf('(', StringComparison.Ordinal))}");
}
