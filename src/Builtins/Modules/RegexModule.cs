using System.Text;
using Kcl.Net.Builtins.Patterns;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`regex`: searching, replacing and splitting with patterns. `match` searches anywhere, as `search` does.</summary>
internal static class RegexModule
{
    public static SystemModule Create() => new("regex", ["replace", "match", "compile", "findall", "search", "split"], name => name switch
    {
        "replace" => new(name, "(string: str, pattern: str, replace: str, count: int = 0) -> str", "The text with the matches replaced, all of them for count 0.", Replace),
        "match" => new(name, "(string: str, pattern: str) -> bool", "Whether the pattern matches anywhere.", Match),
        "compile" => new(name, "(pattern: str) -> bool", "Whether the pattern is valid.", Compile),
        "findall" => new(name, "(string: str, pattern: str) -> [str]", "The matches, or lists of their groups when there is more than one group.", FindAll),
        "search" => new(name, "(string: str, pattern: str) -> bool", "Whether the pattern matches anywhere.", Search),
        "split" => new(name, "(string: str, pattern: str, maxsplit: int = 0) -> [str]", "The pieces between matches, the first ones only when limited.", Split),
        _ => null,
    });

    private static Value Match(BuiltinCall call)
    {
        const string Missing = "match() missing 2 required positional arguments: 'string' and 'pattern'";
        var text = call.Text(0, "string", Missing);
        return BoolValue.Of(Pattern(call, call.Text(1, "pattern", Missing)).IsMatch(text));
    }

    private static Value Search(BuiltinCall call)
    {
        var text = call.Text(0, "string", "search() missing 2 required positional arguments: 'string' and 'pattern'");
        return BoolValue.Of(Pattern(call, call.Text(1, "pattern", "search() missing the required positional argument: 'pattern'")).IsMatch(text));
    }

    private static Value Compile(BuiltinCall call)
    {
        try
        {
            PatternCache.Of(call.Host).Get(call.Text(0, "pattern", "compile() missing the required positional argument: 'pattern'"));
            return BoolValue.True;
        }
        catch (PatternException)
        {
            return BoolValue.False;
        }
    }

    private static Value Replace(BuiltinCall call)
    {
        var text = call.Text(0, "string", "replace() missing 3 required positional arguments: 'string', 'pattern', and 'replace");
        var patternText = call.Text(1, "pattern", "replace() missing the required positional argument: 'pattern'");
        var replacement = call.Text(2, "replace", "replace() missing the required positional argument: 'replace'");
        var left = call.Integer(3, "count") ?? 0;
        var pattern = Pattern(call, patternText);
        var output = new StringBuilder();
        var end = 0;
        foreach (var match in pattern.Matches(text))
        {
            call.Host.Budget.Step();
            output.Append(text, end, match.Index - end);
            Replacement.Append(output, replacement, match, pattern.GroupNames);
            call.Host.Budget.CheckOutput(output.Length);
            end = match.Index + match.Length;
            if (--left == 0)
            {
                break;
            }
        }

        return new StrValue(output.Append(text, end, text.Length - end).ToString());
    }

    private static Value FindAll(BuiltinCall call)
    {
        var text = call.Text(0, "string", "findall() missing 2 required positional arguments: 'string' and 'pattern'");
        var pattern = Pattern(call, call.Text(1, "pattern", "findall() missing the required positional argument: 'pattern'"));
        var found = new ListValue();
        foreach (var match in pattern.Matches(text))
        {
            call.Host.Budget.Step();
            if (match.Groups.Count < 3)
            {
                found.Add(new StrValue(match.Value));
                continue;
            }

            var groups = new ListValue(match.Groups.Count - 1);
            for (var i = 1; i < match.Groups.Count; i++)
            {
                groups.Add(match.Groups[i].Success
                    ? new StrValue(match.Groups[i].Value)
                    : throw new BuiltinException("called `Option::unwrap()` on a `None` value"));
            }

            found.Add(groups);
        }

        return found;
    }

    private static Value Split(BuiltinCall call)
    {
        var text = call.Text(0, "string", "split() missing 2 required positional arguments: 'string' and 'pattern'");
        var pattern = Pattern(call, call.Text(1, "pattern", "split() missing the required positional argument: 'pattern'"));
        var most = call.Integer(2, "maxsplit") ?? 0;
        var pieces = new ListValue();
        var start = 0;
        foreach (var match in pattern.Matches(text))
        {
            call.Host.Budget.Step();
            pieces.Add(new StrValue(text[start..match.Index]));
            start = match.Index + match.Length;
            if (most > 0 && pieces.Count >= most)
            {
                return pieces;
            }
        }

        pieces.Add(new StrValue(text[start..]));
        return pieces;
    }

    private static CompiledPattern Pattern(BuiltinCall call, string pattern)
    {
        try
        {
            return PatternCache.Of(call.Host).Get(pattern);
        }
        catch (PatternException failure)
        {
            throw new BuiltinException($"called `Result::unwrap()` on an `Err` value: {failure.Message}");
        }
    }
}
