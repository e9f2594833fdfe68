namespace Kcl.Net.Helm;

/// <summary>The format `semver`: versions exactly as semver.org writes them.</summary>
internal static class SchemaVersions
{
    public static string? Problem(string text)
    {
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        if (plus >= 0)
        {
            var build = text[(plus + 1)..];
            if (build.Length == 0)
            {
                return "build is empty";
            }

            if (Identifiers(build, "build", mayStartWithZero: true) is { } problem)
            {
                return problem;
            }

            text = text[..plus];
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash >= 0)
        {
            if (Identifiers(text[(dash + 1)..], "pre-release", mayStartWithZero: false) is { } problem)
            {
                return problem;
            }

            text = text[..dash];
        }

        return Core(text);
    }

    private static string? Identifiers(string text, string kind, bool mayStartWithZero)
    {
        foreach (var identifier in text.Split('.'))
        {
            if (identifier.Length == 0)
            {
                return kind + " identifier is empty";
            }

            for (var i = 0; i < identifier.Length; i++)
            {
                if (!char.IsAsciiLetterOrDigit(identifier[i]) && identifier[i] != '-')
                {
                    return $"invalid character {SchemaFormats.Rune(identifier, i)} in {kind} identifier";
                }
            }

            if (!mayStartWithZero && identifier.Length > 1 && identifier[0] == '0' && identifier.All(char.IsAsciiDigit))
            {
                return kind + " numeric identifier starts with zero";
            }
        }

        return null;
    }

    private static string? Core(string text)
    {
        var numbers = text.Split('.');
        if (numbers.Length != 3)
        {
            return "versionCore must have 3 numbers separated by dot";
        }

        string[] names = ["major", "minor", "patch"];
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = numbers[i];
            if (number.Length == 0 || (number.Length > 1 && number[0] == '0') || !number.All(char.IsAsciiDigit))
            {
                return names[i] + (number.Length == 0 ? " is empty" : number.Length > 1 && number[0] == '0' ? " starts with zero" : " contains non-digit");
            }
        }

        return null;
    }
}
