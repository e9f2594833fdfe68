using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Strings;

/// <summary>`replace`: an empty `old` stands between all characters and at both ends.</summary>
internal static class ReplaceMethods
{
    public static Value Replace(BuiltinCall call)
    {
        const string Missing = "replace() takes at least 2 arguments";
        var text = call.Receiver();
        var old = call.Text(0, "old", Missing);
        var replacement = call.Text(1, "new", Missing);
        var count = call.Offset(2, "count") ?? -1;
        if (count < 0)
        {
            count = long.MaxValue;
        }

        return new StrValue(old.Length == 0 ? Interleave(call, text, replacement, count) : ReplaceFirst(call, text, old, replacement, count));
    }

    private static string ReplaceFirst(BuiltinCall call, string text, string old, string replacement, long count)
    {
        var result = new StringBuilder();
        var from = 0;
        while (count-- > 0)
        {
            var at = text.IndexOf(old, from, StringComparison.Ordinal);
            if (at < 0)
            {
                break;
            }

            result.Append(text, from, at - from).Append(replacement);
            call.Host.Budget.CheckOutput(result.Length);
            from = at + old.Length;
        }

        return from == 0 ? text : result.Append(text, from, text.Length - from).ToString();
    }

    private static string Interleave(BuiltinCall call, string text, string replacement, long count)
    {
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (count-- > 0)
            {
                result.Append(replacement);
                call.Host.Budget.CheckOutput(result.Length);
            }

            result.Append(rune.ToString());
        }

        return count > 0 ? result.Append(replacement).ToString() : result.ToString();
    }
}
