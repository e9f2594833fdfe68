namespace Kcl.Net.Kustomize;

/// <summary>What Kubernetes allows as keys and values of labels.</summary>
internal static class LabelRules
{
    private const int MaxName = 63;
    private const int MaxPrefix = 253;

    public static void RequireKey(string key)
    {
        var problems = new List<string>();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (key.Count(static c => c == '/') > 1)
        {
            problems.Add("a qualified name " + Rule(QualifiedText, QualifiedPattern, "MyName", "my.name", "123-abc")
                + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        else
        {
            var name = slash < 0 ? key : key[(slash + 1)..];
            if (slash >= 0)
            {
                Prefix(key[..slash], problems);
            }

            Name(name, problems);
        }

        if (problems.Count > 0)
        {
            throw new KustomizeException($"invalid label key {GoPrinting.Quote(key)}: {string.Join("; ", problems)}");
        }
    }

    public static void RequireValue(string key, string value)
    {
        var problems = new List<string>();
        if (value.Length > MaxName)
        {
            problems.Add("must be no more than 63 characters");
        }

        if (value.Length > 0 && !IsName(value))
        {
            problems.Add(Rule(
                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
                "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?", "MyValue", "my_value", "12345"));
        }

        if (problems.Count > 0)
        {
            throw new KustomizeException($"invalid label value: {GoPrinting.Quote(value)}: at key: {GoPrinting.Quote(key)}: {string.Join("; ", problems)}");
        }
    }

    private const string QualifiedText = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
    private const string QualifiedPattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

    private static string Rule(string text, string pattern, params string[] examples) =>
        $"{text} (e.g. {string.Join(", ", examples.Select((e, i) => (i > 0 ? " or " : "") + $"'{e}'")).Replace(",  or", ", or", StringComparison.Ordinal)}, regex used for validation is '{pattern}')";

    private static void Prefix(string prefix, List<string> problems)
    {
        if (prefix.Length == 0)
        {
            problems.Add("prefix part must be non-empty");
        }
        else if (prefix.Length > MaxPrefix)
        {
            problems.Add("prefix part must be no more than 253 characters");
        }
        else if (!prefix.Split('.').All(IsDnsLabel))
        {
            problems.Add("prefix part " + Rule(
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
                "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*", "example.com"));
        }
    }

    private static void Name(string name, List<string> problems)
    {
        if (name.Length == 0)
        {
            problems.Add("name part must be non-empty");
        }
        else if (name.Length > MaxName)
        {
            problems.Add("name part must be no more than 63 characters");
        }

        if (!IsName(name))
        {
            problems.Add("name part " + Rule(QualifiedText, QualifiedPattern, "MyName", "my.name", "123-abc"));
        }
    }

    private static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static bool IsDnsLabel(string label) =>
        label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
