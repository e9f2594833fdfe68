using System.Text;
using Kcl.Net.Templating;
using Kcl.Net.Values;
using static Kcl.Net.Helm.GoArguments;

namespace Kcl.Net.Helm;

/// <summary>Sprig's regular expressions, in RE2's language.</summary>
internal static class RegexFunctions
{
    public static TemplateFunction? Find(string name)
    {
        // The `must` forms return the error, the plain ones panic with it, which puts the expression in front.
        var panics = !name.StartsWith("must", StringComparison.Ordinal);
        return name switch
        {
            "regexMatch" => Fixed(name, [Text, Text], a => Bool(Matches(a[0].Str(), a[1].Str()))),
            "mustRegexMatch" => Fixed(name, [Text, Text], a => Bool(Compile(a[0].Str(), false).IsMatch(a[1].Str()))),
            "regexFind" or "mustRegexFind" => Fixed(name, [Text, Text], a => Str(Compile(a[0].Str(), panics).Find(a[1].Str()))),
            "regexFindAll" or "mustRegexFindAll" => Fixed(name, [Text, Text, Int], a => FindAll(Compile(a[0].Str(), panics), a[1].Str(), a[2].Int64())),
            "regexReplaceAll" or "mustRegexReplaceAll" => Fixed(name, [Text, Text, Text], a => Str(Compile(a[0].Str(), panics).Replace(a[1].Str(), a[2].Str(), false))),
            "regexReplaceAllLiteral" or "mustRegexReplaceAllLiteral" =>
                Fixed(name, [Text, Text, Text], a => Str(Compile(a[0].Str(), panics).Replace(a[1].Str(), a[2].Str(), true))),
            "regexSplit" or "mustRegexSplit" => Fixed(name, [Text, Text, Int], a => new GoStrings([.. Compile(a[0].Str(), panics).Split(a[1].Str(), a[2].Int64())])),
            "regexQuoteMeta" => OfText(name, QuoteMeta),
            _ => null,
        };
    }

    private static bool Matches(string pattern, string text)
    {
        try
        {
            return GoRegex.Compile(pattern).IsMatch(text);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static GoRegex Compile(string pattern, bool panics)
    {
        try
        {
            return GoRegex.Compile(pattern);
        }
        catch (FormatException failure)
        {
            var shown = pattern.Contains('`') ? GoFormat.Quote(pattern) : "`" + pattern + "`";
            throw Failure(panics ? $"regexp: Compile({shown}): {failure.Message}" : failure.Message);
        }
    }

    private static Value FindAll(GoRegex regex, string text, long n)
    {
        var matches = regex.FindAll(text, n);
        if (matches.Count == 0)
        {
            return new NilStrings();
        }

        var texts = new string[matches.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = matches[i].Value;
        }

        return new GoStrings(texts);
    }

    private static string QuoteMeta(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (@"\.+*?()|[]{}^$".Contains(c))
            {
                result.Append('\\');
            }

            result.Append(c);
        }

        return result.ToString();
    }
}
