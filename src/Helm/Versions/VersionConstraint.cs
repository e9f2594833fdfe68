using System.Text.RegularExpressions;
using Kcl.Net.Templating;
using Kcl.Net.Versions;

namespace Kcl.Net.Helm;

/// <summary>A range of versions: alternatives joined with `||`, each a row of comparisons that must all hold.</summary>
internal sealed partial class VersionConstraint
{
    private const string Operators = @"=||!=|>|<|>=|=>|<=|=<|~|~>|\^";

    private const string LooseVersion = @"v?([0-9|xX*]+)(\.[0-9|xX*]+)?(\.[0-9|xX*]+)?(-[0-9A-Za-z\-]+(?:\.[0-9A-Za-z\-]+)*)?(\+[0-9A-Za-z\-]+(?:\.[0-9A-Za-z\-]+)*)?";

    private readonly List<(List<VersionComparison> Comparisons, bool HasPrerelease)> _alternatives = [];

    /// <summary>Throws <see cref="FormatException"/> with the message Helm shows.</summary>
    public static VersionConstraint Parse(string text)
    {
        var constraint = new VersionConstraint();
        foreach (var alternative in RewriteRanges(text).Split("||"))
        {
            if (!ValidRow().IsMatch(alternative))
            {
                throw new FormatException("improper constraint: " + GoFormat.Quote(alternative));
            }

            var comparisons = new List<VersionComparison>();
            var hasPrerelease = false;
            foreach (Match match in Comparison().Matches(alternative))
            {
                var comparison = VersionComparison.Parse(match.Groups[1].Value, match);
                comparisons.Add(comparison);
                hasPrerelease |= comparison.HasPrerelease;
            }

            constraint._alternatives.Add((comparisons, hasPrerelease));
        }

        return constraint;
    }

    public bool Allows(SemanticVersion version)
    {
        foreach (var (comparisons, hasPrerelease) in _alternatives)
        {
            var holds = true;
            foreach (var comparison in comparisons)
            {
                holds = holds && comparison.Holds(version, hasPrerelease);
            }

            if (holds)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a version lies in a range; what cannot be read does not.</summary>
    public static bool IsCompatible(string range, string version)
    {
        try
        {
            return Parse(range).Allows(SemanticVersion.Parse(version));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>`1.2 - 2.0` is `>= 1.2, <= 2.0`.</summary>
    private static string RewriteRanges(string text) =>
        Range().Replace(text, match => $">= {match.Groups["low"].Value}, <= {match.Groups["high"].Value} ");

    [GeneratedRegex(@"^(\s*(" + Operators + @")\s*(" + LooseVersion + @")\s*)((?:\s+|,\s*)(" + Operators + @")\s*(" + LooseVersion + @")\s*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValidRow();

    [GeneratedRegex("(" + Operators + @")\s*(" + LooseVersion + ")", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\s*(?<low>" + LooseVersion + @")\s+-\s+(?<high>" + LooseVersion + @")\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}
