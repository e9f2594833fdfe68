using Kcl.Net.Diagnostics;

namespace Kcl.Net.Packages;

/// <summary>
/// The name rule for packages and dependency aliases. An alias becomes a directory name under `.akua/vendor` and a
/// name in KCL, so anything beyond `[A-Za-z0-9_][A-Za-z0-9_-]*` is refused wherever an alias is read.
/// </summary>
public static class Alias
{
    public const string Rule = "letters, digits, `_` and `-`, not starting with `-`";

    public static bool IsValid(string name)
    {
        if (name.Length == 0 || name[0] == '-')
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The name by which KCL code imports the dependency: `my-web` is `my_web`.</summary>
    public static string KclIdentifier(string alias)
    {
        var name = string.Create(alias.Length, alias, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '_';
            }
        });
        return name.Length > 0 && char.IsAsciiDigit(name[0]) ? "_" + name : name;
    }

    /// <summary>"did you mean" for a name, or null.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) =>
        Suggest.Nearest(name, known) is { } near && near != name ? $"did you mean `{near}`?" : null;
}
