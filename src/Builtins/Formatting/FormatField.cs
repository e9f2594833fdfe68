using System.Globalization;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Formatting;

/// <summary>The name part of a replacement field: which argument, then `.attribute` and `[index]` steps into it.</summary>
internal static class FormatField
{
    private const string NoValue = "called `Option::unwrap()` on a `None` value";

    public static Value Resolve(ReadOnlySpan<char> name, BuiltinCall call, ref int nextAutomatic)
    {
        var end = name.IndexOfAny('.', '[');
        if (end < 0)
        {
            return Argument(name, call, ref nextAutomatic);
        }

        var steps = ParseSteps(name.ToString(), end);
        var value = Argument(name[..end], call, ref nextAutomatic);
        foreach (var step in steps)
        {
            value = step.Index is { } index ? Item(value, index) : Entry(value, step.Key);
        }

        return value;
    }

    private static Value Argument(ReadOnlySpan<char> name, BuiltinCall call, ref int nextAutomatic)
    {
        if (name.Length == 0)
        {
            return Positional(call, (ulong)nextAutomatic++);
        }

        if (ParseIndex(name) is { } index)
        {
            return nextAutomatic == 0
                ? Positional(call, index)
                : throw new BuiltinException("cannot switch from automatic field numbering to manual field specification");
        }

        return call.Argument(int.MaxValue, name.ToString()) ?? throw new BuiltinException($"keyword argument '{name}' not found");
    }

    private static Value Positional(BuiltinCall call, ulong index) =>
        index < (ulong)call.Arguments.Length ? call.Arguments[index] : throw new BuiltinException("argument tuple index out of range");

    private static Value Item(Value value, ulong index)
    {
        if (value is not ListValue list)
        {
            throw new BuiltinException("Invalid list object in list_get");
        }

        return index < (ulong)list.Count
            ? list[(int)index]
            : throw new BuiltinException($"index out of bounds: the len is {list.Count} but the index is {index}");
    }

    private static Value Entry(Value value, string key) =>
        value.AsEntries()?[key] ?? throw new BuiltinException(NoValue);

    private static List<Step> ParseSteps(string name, int at)
    {
        var steps = new List<Step>();
        while (at < name.Length)
        {
            if (name[at] == '.')
            {
                var end = name.AsSpan(at + 1).IndexOfAny('.', '[');
                end = end < 0 ? name.Length : at + 1 + end;
                steps.Add(new Step(null, NotEmpty(name[(at + 1)..end])));
                at = end;
            }
            else if (name[at] == '[')
            {
                var end = name.IndexOf(']', at);
                if (end < 0)
                {
                    throw Malformed("MissingRightBracket");
                }

                var key = NotEmpty(name[(at + 1)..end]);
                steps.Add(new Step(ParseIndex(key), key));
                at = end + 1;
            }
            else
            {
                throw Malformed("InvalidCharacterAfterRightBracket");
            }
        }

        return steps;
    }

    private static string NotEmpty(string key) => key.Length > 0 ? key : throw Malformed("EmptyAttribute");

    private static ulong? ParseIndex(ReadOnlySpan<char> text) =>
        ulong.TryParse(text.StartsWith("+") ? text[1..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static BuiltinException Malformed(string kind) => new($"called `Result::unwrap()` on an `Err` value: {kind}");

    private readonly record struct Step(ulong? Index, string Key);
}
