using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Kcl.Net.Builtins.Patterns;

/// <summary>Replacement texts: `$1`, `$name` (as long as it goes), `${name}` and `$$`; groups that do not exist are empty.</summary>
internal static class Replacement
{
    public static void Append(StringBuilder output, string template, Match match, IReadOnlyList<string?> groupNames)
    {
        var at = 0;
        while (at < template.Length)
        {
            var dollar = template.IndexOf('$', at);
            if (dollar < 0)
            {
                break;
            }

            output.Append(template, at, dollar - at);
            at = dollar + 1;
            if (at < template.Length && template[at] == '$')
            {
                output.Append('$');
                at++;
            }
            else if (TakeName(template, ref at) is { } name)
            {
                output.Append(Group(name, match, groupNames));
            }
            else
            {
                output.Append('$');
            }
        }

        output.Append(template, at, template.Length - at);
    }

    private static string? TakeName(string template, ref int at)
    {
        if (at < template.Length && template[at] == '{')
        {
            var close = template.IndexOf('}', at);
            if (close < 0 || close == at + 1)
            {
                return null;
            }

            var braced = template[(at + 1)..close];
            at = close + 1;
            return braced;
        }

        var end = at;
        while (end < template.Length && (char.IsAsciiLetterOrDigit(template[end]) || template[end] == '_'))
        {
            end++;
        }

        if (end == at)
        {
            return null;
        }

        var name = template[at..end];
        at = end;
        return name;
    }

    private static string Group(string name, Match match, IReadOnlyList<string?> groupNames)
    {
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number < match.Groups.Count ? match.Groups[number].Value : "";
        }

        for (var i = groupNames.Count - 1; i > 0; i--)
        {
            if (groupNames[i] == name)
            {
                return match.Groups[i].Value;
            }
        }

        return "";
    }
}
