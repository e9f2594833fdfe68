using System.Text;

namespace Kcl.Net.Helm;

/// <summary>`--show-only`: the documents whose `# Source:` line matches.</summary>
internal static class ShownOnly
{
    private const string Source = "# Source: ";

    public static string Select(string text, IReadOnlyList<string> patterns)
    {
        var documents = ManifestSplitting.Split(text);
        var output = new StringBuilder();
        foreach (var pattern in patterns)
        {
            var glob = PathPattern.TryParse(pattern);
            var found = false;
            foreach (var document in documents)
            {
                if (PathOf(document) is { } path && glob is not null && glob.IsMatch(path))
                {
                    output.Append("---\n").Append(document).Append('\n');
                    found = true;
                }
            }

            if (!found)
            {
                throw new HelmException($"could not find template {pattern} in chart");
            }
        }

        return output.ToString();
    }

    /// <summary>The path below the chart's name in the first such line; null when there is none.</summary>
    private static string? PathOf(string document)
    {
        for (var at = document.IndexOf(Source, StringComparison.Ordinal); at >= 0; at = document.IndexOf(Source, at + 1, StringComparison.Ordinal))
        {
            var start = at + Source.Length;
            var end = document.IndexOf('\n', start);
            var path = end < 0 ? document[start..] : document[start..end];
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            if (slash > 0 && slash < path.Length - 1)
            {
                return path[(slash + 1)..];
            }
        }

        return null;
    }
}
