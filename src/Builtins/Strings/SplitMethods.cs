using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Strings;

/// <summary>Methods between a text and its pieces: `split`, `splitlines`, `chars`, `join`.</summary>
internal static partial class SplitMethods
{
    public static Value Chars(BuiltinCall call) => Iteration.Characters(call.Receiver());

    public static Value Join(BuiltinCall call)
    {
        var items = Iteration.ItemsOf(call.Required(0, "iter", "join() takes at least 1 argument (0 given)"));
        var separator = call.Receiver();
        using var joined = new TextBuffer();
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                joined.Append(separator);
            }

            joined.Append(items[i] is StrValue text ? text.Value : UndefinedText.Str(items[i], call.Host));
            call.Host.Budget.CheckOutput(joined.Length);
        }

        return new StrValue(joined.ToString());
    }

    public static Value Split(BuiltinCall call)
    {
        var text = call.Receiver();
        var most = call.Offset(1, "maxsplit") ?? -1;
        var pieces = new ListValue();
        if (call.Present(0, "sep") is { } given)
        {
            SplitAt(text, given is StrValue separator ? separator.Value : "", most < 0 ? long.MaxValue : most, pieces);
        }
        else
        {
            SplitBlanks(text, most, pieces);
        }

        return pieces;
    }

    public static Value RightSplit(BuiltinCall call)
    {
        var text = call.Receiver();
        var most = call.Offset(1, "maxsplit") ?? -1;
        var pieces = new List<string>();
        if (call.Present(0, "sep") is { } given)
        {
            RightSplitAt(text, given is StrValue separator ? separator.Value : "", most < 0 ? long.MaxValue : most, pieces);
        }
        else
        {
            RightSplitBlanks(text, most, pieces);
        }

        var list = new ListValue(pieces.Count);
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            list.Add(new StrValue(pieces[i]));
        }

        return list;
    }

    public static Value SplitLines(BuiltinCall call)
    {
        var text = call.Receiver();
        var keep = call.Present(0, "keepends") is { } flag && KclTruth.IsTruthy(flag);
        var lines = new ListValue();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r'))
            {
                continue;
            }

            var end = i;
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                i++;
            }

            lines.Add(new StrValue(text[start..(keep ? i + 1 : end)]));
            start = i + 1;
        }

        if (start != text.Length)
        {
            lines.Add(new StrValue(text[start..]));
        }

        return lines;
    }
}
