namespace Kcl.Net.Helm;

/// <summary>
/// The rules of `.helmignore`. They are asked in order and the first that decides ends it; a negated rule ignores what it
/// does not match. Dot files in `templates/` are always ignored.
/// </summary>
internal sealed class IgnoreRules
{
    private readonly List<Rule> _rules = [];

    /// <summary>Reads a `.helmignore`; null text stands for none.</summary>
    public static IgnoreRules Parse(string? text)
    {
        var rules = new IgnoreRules();
        if (text is not null)
        {
            foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
            {
                rules.Add(line.Trim());
            }
        }

        rules.Add("templates/.?*");
        return rules;
    }

    public bool Ignores(string path, bool isDirectory)
    {
        foreach (var rule in _rules)
        {
            if (rule.Negated)
            {
                if ((rule.DirectoryOnly && !isDirectory) || !rule.Matches(path))
                {
                    return true;
                }
            }
            else if ((!rule.DirectoryOnly || isDirectory) && rule.Matches(path))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(string text)
    {
        if (text.Length == 0 || text[0] == '#')
        {
            return;
        }

        if (text.Contains("**", StringComparison.Ordinal))
        {
            throw new HelmException("double-star (**) syntax is not supported");
        }

        if (PathPattern.TryParse(text) is null)
        {
            throw new HelmException("syntax error in pattern");
        }

        var negated = text[0] == '!';
        var body = negated ? text[1..] : text;
        var directoryOnly = body.EndsWith('/');
        body = directoryOnly ? body[..^1] : body;
        var byName = !body.Contains('/');
        var pattern = PathPattern.TryParse(body.StartsWith('/') ? body[1..] : body);
        _rules.Add(new Rule(pattern, negated, directoryOnly, byName));
    }

    private sealed record Rule(PathPattern? Pattern, bool Negated, bool DirectoryOnly, bool ByName)
    {
        /// <summary>A rule without a slash looks at the file name only.</summary>
        public bool Matches(string path) => Pattern is not null && Pattern.IsMatch(ByName ? PathFunctions.Base(path) : path);
    }
}
